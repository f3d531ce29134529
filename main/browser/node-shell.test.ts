import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolderOf } from './data-folder.ts';
import { createNodeShell } from './node-shell.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-shell-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function newShell() {
  return createNodeShell({ kind: 'headless', dataFolder: path.join(folder, 'data'), programFolder: folder, simulatorOrigin: '' });
}

test('keeps settings and secrets, the secrets readable by this user only', async () => {
  const shell = newShell();
  shell.settings.set('theme', 'dark');
  await shell.secrets.set('https://platform.example/a', 'secret');
  const again = newShell();
  expect(again.settings.get('theme')).toBe('dark');
  expect(await again.secrets.get('https://platform.example/a')).toBe('secret');
  expect(again.secrets.kind).toBe('file');
  if (process.platform !== 'win32') expect((await stat(path.join(folder, 'data/secrets.json'))).mode & 0o777).toBe(0o600);
  await again.secrets.delete('https://platform.example/a');
  expect(await newShell().secrets.get('https://platform.example/a')).toBeUndefined();
});

test('starts a service, talks to it and stops it', async () => {
  await mkdir(path.join(folder, 'dist'), { recursive: true });
  await writeFile(
    path.join(folder, 'dist/echo.mjs'),
    "process.on('message', (m) => process.send({ got: m, args: process.argv.slice(2) }));",
  );
  const service = newShell().startService('echo.mjs', ['a']);
  const answer = new Promise((resolve) => service.onMessage(resolve));
  service.send({ n: 1 });
  expect(await answer).toEqual({ got: { n: 1 }, args: ['a'] });
  const exit = new Promise((resolve) => service.onExit(resolve));
  await service.stop();
  await exit;
  await service.stop();
});

test('finds the data folder by the system’s convention', () => {
  expect(dataFolderOf({ KUMQUAT_DATA: '/data' }, 'linux', '/home/u')).toBe(path.resolve('/data'));
  expect(dataFolderOf({}, 'linux', '/home/u')).toBe('/home/u/.config/kumquat-studio');
  expect(dataFolderOf({ XDG_CONFIG_HOME: '/c' }, 'linux', '/home/u')).toBe('/c/kumquat-studio');
  expect(dataFolderOf({}, 'darwin', '/Users/u')).toBe('/Users/u/Library/Application Support/kumquat-studio');
});
