import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserCommands, openExternal } from './open-external.ts';

const url = 'http://127.0.0.1:1/a?b=c&d';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-open-'));
  await writeFile(path.join(folder, 'gio'), '#!/bin/sh\n');
  await chmod(path.join(folder, 'gio'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('prefers $BROWSER, then what the system has', () => {
  const env = { BROWSER: 'my-browser --new %s', DISPLAY: ':0', PATH: folder };
  expect(browserCommands(url, env, 'linux')).toEqual([
    ['my-browser', ['--new', url]],
    ['gio', ['open', url]],
  ]);
  expect(browserCommands(url, {}, 'darwin')).toEqual([['open', [url]]]);
  expect(browserCommands(url, {}, 'win32')).toEqual([['rundll32', ['url.dll,FileProtocolHandler', url]]]);
  expect(browserCommands(url, { PATH: folder }, 'linux')).toEqual([]);
});

test('opens web addresses only, and says when it could not', async () => {
  expect(await openExternal(url, { BROWSER: 'true' }, 'linux')).toBe(true);
  expect(await openExternal(url, { BROWSER: '/nowhere/browser' }, 'linux')).toBe(false);
  for (const other of ['file:///etc/passwd', 'javascript:alert(1)', 'kumquat://x', '--help', '']) {
    expect(await openExternal(other, { BROWSER: 'true' }, 'linux')).toBe(false);
  }
});
