import { cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import type { BuildReport } from '../../contract/models.ts';
import { createBackend } from '../backend.ts';
import { createFakeShell } from '../testing/fake-shell.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');
const context = { signal: new AbortController().signal, progress: () => {} };

test('a session builds, serves its build, follows changes and keeps storage and files', async () => {
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
    await host('fileWrite', { path: 'usr/a.png', offset: 0, size: 3, bytes: new Uint8Array([1, 2, 3]).buffer });
    expect(await host('request', { url: 'file:///etc/passwd' })).toMatchObject({
      error: { errMsg: expect.stringContaining('invalid url') },
    });
    expect(await host('nothing', {})).toEqual({ error: { errMsg: 'nothing:fail not supported by the simulator' } });
    const again = await backend.handlers['simulator.start']({}, context);
    expect(again.storage).toEqual({ a: '1' });
    expect(again.session).not.toBe(session);
    expect(await backend.sessionFile(session, '/files/usr/a.png')).toBeNull();
    expect(await backend.sessionFile(again.session, '/files/usr/a.png')).toMatchObject({ type: 'image/png', immutable: false });
    const list = JSON.parse(Buffer.from((await backend.sessionFile(again.session, '/files/'))!.body).toString()) as unknown;
    expect(list).toEqual([expect.objectContaining({ path: 'usr/a.png', folder: false, size: 3 })]);
  } finally {
    await backend.dispose();
    await rm(root, { recursive: true, force: true });
  }
});

test('a session serves nothing but its build, its guest and what it downloaded', async () => {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'kumquat-session-')));
  const project = path.join(root, 'hello');
  await cp(path.join(programFolder, 'templates/hello'), project, { recursive: true });
  await writeFile(path.join(root, 'secret.png'), 'secret');
  await writeFile(path.join(project, 'own.png'), 'own');
  await symlink(path.join(root, 'secret.png'), path.join(project, 'link.png'));
  await symlink(root, path.join(project, 'folder-link'));
  const shell = createFakeShell({ dataFolder: path.join(root, 'data'), programFolder });
  const backend = createBackend(shell, { createCompiler: (folder, mode) => new ProjectCompiler({ folder, mode }), log: () => {} });
  try {
    await backend.handlers['projects.open']({ folder: project }, context);
    const { session } = await backend.handlers['simulator.start']({}, context);
    expect(Buffer.from((await backend.sessionFile(session, '/build/1/own.png'))!.body).toString()).toBe('own');
    // An asset that became a link after it was built is read no more than one that always was one.
    await rm(path.join(project, 'own.png'));
    await symlink(path.join(root, 'secret.png'), path.join(project, 'own.png'));
    for (const pathname of [
      '/',
      '/build/1/own.png',
      '/build/1/link.png',
      '/build/1/folder-link/secret.png',
      '/build/1/../../../secret.png',
      '/build/1/project.config.json',
      '/build/1/',
      '/build/0/logic.js',
      '/build/99/logic.js',
      '/build/NaN/logic.js',
      '/build/1e0/../logic.js',
      '/build/__proto__/constructor',
      '/simulator/../../package.json',
      '/simulator/..',
      '/simulator/',
      '/simulator/con',
      '/simulator/a\\..\\b',
      '/temporary/../secret.png',
      '/temporary/__proto__',
      '/temporary/',
      '/files/none.txt',
      '/files/../storage',
      '/files/__proto__',
      '/etc/passwd',
      '//etc/passwd',
    ]) {
      expect([pathname, await backend.sessionFile(session, pathname)]).toEqual([pathname, null]);
    }
    const host = (api: string, args: unknown) => backend.handlers['simulator.hostCall']({ session, api, args }, context);
    for (const api of ['constructor', '__proto__', 'toString', '', 'storage']) {
      expect(await host(api, {})).toEqual({ error: { errMsg: `${api}:fail not supported by the simulator` } });
    }
    for (const [api, args] of [
      ['request', null],
      ['request', { url: 'file:///etc/passwd' }],
      ['downloadFile', { url: 'file:///etc/passwd' }],
      ['downloadFile', { url: 7 }],
      ['uploadFile', { url: 'http://127.0.0.1:9/', name: 'a', filePath: '/etc/passwd' }],
      ['uploadFile', { url: 'http://127.0.0.1:9/', name: 'a', filePath: '../secret.png' }],
      ['connectSocket', { socketId: 1, url: 'file:///etc/passwd' }],
      ['sendSocketMessage', { socketId: 99, data: 'x' }],
      ['storageSet', { key: 'x'.repeat(5000), json: '1' }],
      ['storageSet', { key: 'a', json: 'x'.repeat(4 * 1024 * 1024 + 1) }],
      ['fileWrite', { path: 'usr/a', offset: 0, size: 2 ** 40, bytes: new ArrayBuffer(1) }],
      ['fileWrite', { path: '', offset: 0, size: 1, bytes: new ArrayBuffer(1) }],
      ['fileRename', { from: 'usr/a' }],
      ['abort', { call: 'x' }],
    ] as const) {
      expect([api, await host(api, args)]).toEqual([api, { error: expect.objectContaining({ errMsg: expect.stringMatching(/:fail/) }) }]);
    }
  } finally {
    await backend.dispose();
    await rm(root, { recursive: true, force: true });
  }
});
