import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import type { BuildReport } from '../../contract/models.ts';
import { createBackend } from '../backend.ts';
import { ProjectFiles } from '../project-files.ts';
import { RecycleBin } from '../recycle-bin.ts';
import { createFakeShell } from '../testing/fake-shell.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');
const context = { signal: new AbortController().signal, progress: () => {} };

test('a session builds, serves its build, follows changes and keeps storage', async () => {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'kumquat-session-')));
  const project = path.join(root, 'hello');
  await cp(path.join(programFolder, 'templates/hello'), project, { recursive: true });
  const shell = createFakeShell({ dataFolder: path.join(root, 'data'), programFolder });
  const backend = createBackend(shell, { createCompiler: (folder, mode) => new ProjectCompiler({ folder, mode }), log: () => {} });
  try {
    await backend.handlers['projects.open']({ folder: project }, context);
    const { session, build } = await backend.handlers['simulator.start']({}, context);
    expect(build).toMatchObject({ ok: true, number: 1, basePath: '/build/1/' });
    expect(await backend.sessionFile(session, '/build/1/logic.js')).toMatchObject({ immutable: true });
    expect(await backend.sessionFile(session, '/build/1/../../app.js')).toBeNull();
    expect(await backend.sessionFile('other', '/build/1/logic.js')).toBeNull();

    const next = new Promise<BuildReport>((resolve) => {
      backend.onEvent((event, payload) => {
        if (event === 'onDidBuild') resolve((payload as { build: BuildReport }).build);
      });
    });
    await writeFile(path.join(project, 'app.wxss'), '.a { color: red }');
    expect(await next).toMatchObject({ ok: true, level: 'style', number: 2 });

    const host = (api: string, args: unknown) => backend.handlers['simulator.hostCall']({ session, api, args }, context);
    await host('storageSet', { key: 'a', json: '1' });
    expect(await host('request', { url: 'file:///etc/passwd' })).toMatchObject({
      error: { errMsg: expect.stringContaining('invalid url') },
    });
    expect(await host('nothing', {})).toEqual({ error: { errMsg: 'nothing:fail not supported by the simulator' } });
    const again = await backend.handlers['simulator.start']({}, context);
    expect(again.storage).toEqual({ a: '1' });
    expect(again.session).not.toBe(session);
  } finally {
    await backend.dispose();
    await rm(root, { recursive: true, force: true });
  }
});

test('a full disk is said as such and the file stays whole', async () => {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'kumquat-full-')));
  try {
    await writeFile(path.join(root, 'a.txt'), 'whole');
    const files = new ProjectFiles(root, new RecycleBin(path.join(root, 'bin')), () =>
      Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    );
    await expect(files.write('a.txt', 'new', null)).rejects.toMatchObject({ code: 'disk-full' });
    expect((await files.read('a.txt')).text).toBe('whole');
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
