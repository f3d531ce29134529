import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandLine } from './command-line.ts';
import { runCommandLine } from './run-command-line.ts';

const programFolder = path.resolve(import.meta.dirname, '../..');
const COMMANDS = ['create', 'build', 'snapshot', 'login', 'logout', 'whoami', 'preview', 'upload', 'platform', 'open'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(args: string[], changes: Partial<CommandLine> = {}) {
  let out = '';
  let said = '';
  const code = await runCommandLine(
    args,
    {
      out: (text) => {
        out += text;
      },
      say: (text) => {
        said += `${text}\n`;
      },
      env: {},
      workingDirectory: folder,
      programFolder,
      dataFolder: path.join(folder, 'data'),
      signal: new AbortController().signal,
      askPassword: () => Promise.reject(new Error('nobody is there')),
      ...changes,
    },
    '1.2.3',
  );
  return { code, out, said, json: (): Record<string, unknown> => JSON.parse(out) as Record<string, unknown> };
}

test('explains itself and every command', async () => {
  const all = await run(['--help']);
  expect(all.code).toBe(0);
  for (const name of COMMANDS) {
    expect(all.out).toContain(name);
    const one = await run([name, '--help']);
    expect(one.code).toBe(0);
    expect(one.out).toContain(`kumquat ${name}`);
    expect(one.out).toContain('--json');
  }
  expect(await run(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' });
});

test('wrong use ends with 2, and with one document where JSON was asked for', async () => {
  const wrong = [
    [],
    ['unknown'],
    ['build', '--unknown'],
    ['build', '--mode', 'fast'],
    ['build', 'a', 'b'],
    ['create', 'hello'],
    ['login'],
    ['login', '--account', 'a', '--platform', 'ftp://x'],
    ['upload', '--remarks', 'x'],
    ['upload', '--version', '1.0.0'],
    ['preview', '--qr', 'gif'],
    ['preview', '--qr', 'png'],
    ['platform', '--port', '99999'],
    ['snapshot', '--device', 'Nokia'],
  ];
  for (const args of wrong) {
    const plain = await run(args);
    expect([args, plain.code, plain.out]).toEqual([args, 2, '']);
    expect(plain.said).not.toBe('');
    if (args.length === 0) continue;
    const json = await run([...args, '--json']);
    expect([args, json.code]).toEqual([args, 2]);
    expect(json.json()).toMatchObject({ ok: false, error: { code: 'usage' } });
  }
});

test('builds a project, and writes it where it is told', async () => {
  const result = await run(['build', path.join(programFolder, 'templates/hello'), '--mode', 'production', '--out', 'built', '--json']);
  expect(result.code).toBe(0);
  const report = result.json();
  expect(Object.keys(report)).toEqual(['ok', 'ms', 'pages', 'sizes', 'diagnostics']);
  expect(report).toMatchObject({ ok: true, pages: expect.arrayContaining(['pages/home/home']) });
  const config = JSON.parse(await readFile(path.join(folder, 'built/app-config.json'), 'utf8')) as { pages: string[] };
  expect(config.pages).toEqual(report['pages']);
});

test('a folder that is missing or no mini program is a failure that says so', async () => {
  const missing = await run(['build', 'nowhere', '--json']);
  expect(missing.code).toBe(1);
  expect(missing.json()).toMatchObject({ ok: false, error: { code: 'folder-missing', data: { folder: path.join(folder, 'nowhere') } } });
  const empty = await run(['build', '.', '--json']);
  expect(empty.code).toBe(1);
  expect(empty.json()).toMatchObject({ ok: false, diagnostics: [{ severity: 'error' }] });
});

test('a page that does not exist is named before anything runs', async () => {
  const result = await run(['snapshot', path.join(programFolder, 'templates/hello'), '--page', 'pages/none?a=1', '--json']);
  expect(result.code).toBe(1);
  expect(result.json()).toMatchObject({ ok: false, error: { code: 'page-missing' } });
});

test('an interruption ends with 130', async () => {
  const controller = new AbortController();
  controller.abort();
  const result = await run(['build', path.join(programFolder, 'templates/hello'), '--json'], { signal: controller.signal });
  expect(result.code).toBe(130);
  expect(result.json()).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});
