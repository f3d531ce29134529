import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProjectFiles } from './project-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text)).buffer;
const whole = (file: string, text: string) => ({ path: file, offset: 0, size: text.length, bytes: bytes(text) });
const text = async (files: ProjectFiles, file: string) => {
  const content = await files.read(file);
  return content && Buffer.from(content).toString();
};
const fail = (line: string, error?: unknown) => {
  throw new Error(line, { cause: error });
};

test('keeps files and folders for the next session', async () => {
  const home = path.join(folder, 'kept');
  const files = new ProjectFiles(home, fail);
  void files.makeFolder('usr/a');
  void files.write(whole('usr/a/one', 'one'));
  void files.write({ path: 'usr/a/one', offset: 3, size: 6, bytes: bytes('two') });
  void files.write(whole('usr/two', 'gone'));
  void files.remove('usr/two');
  void files.rename('usr/a', 'usr/b');
  expect(await text(files, 'usr/b/one')).toBe('onetwo');
  await files.flush();
  const next = new ProjectFiles(home, fail);
  expect((await next.list()).map(({ path: file, folder: isFolder, size }) => [file, isFolder, size])).toEqual([
    ['usr/b', true, 0],
    ['usr/b/one', false, 6],
  ]);
  expect(await text(next, 'usr/b/one')).toBe('onetwo');
  expect(await text(next, 'usr/a/one')).toBeNull();
});

test('what a path says never is a place on the disk', async () => {
  const home = path.join(folder, 'inside');
  const files = new ProjectFiles(home, fail);
  for (const hostile of ['../out', '/etc/out', 'usr/../../out', 'CON', 'a\0b', 'index.json']) await files.write(whole(hostile, 'x'));
  await files.flush();
  const names = await readdir(home);
  expect(names).toHaveLength(7);
  expect(names.filter((name) => name !== 'index.json' && !/^[0-9a-f]{24}$/.test(name))).toEqual([]);
  expect(await readdir(folder)).not.toContain('out');
});

test('contents that nothing names are deleted', async () => {
  const home = path.join(folder, 'swept');
  const files = new ProjectFiles(home, fail);
  await files.write(whole('usr/a', 'one'));
  await files.flush();
  await writeFile(path.join(home, '0'.repeat(24)), 'left behind');
  const next = new ProjectFiles(home, fail);
  await next.write(whole('usr/a', 'two'));
  await next.flush();
  expect(await readdir(home)).toHaveLength(2);
  expect(await text(next, 'usr/a')).toBe('two');
});

test('refuses more than the limits', async () => {
  const files = new ProjectFiles(path.join(folder, 'limits'), fail);
  await expect(files.write({ path: 'usr/a', offset: 0, size: 2 ** 40, bytes: bytes('x') })).rejects.toMatchObject({
    errMsg: 'fileWrite:fail the maximum size of the file storage limit is exceeded',
  });
  expect(await files.list()).toEqual([]);
  await files.flush();
});
