import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FolderLocked, lockFolder } from './folder-lock.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('is held by one opener until it is released', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderLocked);
  await lock.release();
  await (await lockFolder(folder)).release();
});

it('is free again once the process that held it was killed', async () => {
  const program = path.join(folder, 'holder.mjs');
  const contents = `import { lockFolder } from './folder-lock.ts';
    await lockFolder(process.argv[2]); process.on('message', () => undefined); process.send('held');`;
  await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
  const holder = fork(program, [folder]);
  await once(holder, 'message');
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderLocked);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await (await lockFolder(folder)).release();
});
