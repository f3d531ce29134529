import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The command as a shell runs it, against a platform that it started itself. */
const command = path.resolve(import.meta.dirname, '../../scripts/kumquat.mjs');
/** Each command is a program of its own, and a busy machine starts them slowly. */
const PATIENCE_MS = 180_000;
const admin = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
let home: string;
let platform: ChildProcess;
let origin: string;
let token: string;
let appId: string;

interface Ended {
  code: number | null;
  out: string;
  said: string;
}

function start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [command, ...args], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      INIT_CWD: '',
      KUMQUAT_PASSWORD: '',
      KUMQUAT_DATA: path.join(home, 'data'),
      KUMQUAT_PROJECTS: path.join(home, 'projects'),
      ...env,
    },
  });
}

async function kumquat(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = start(args, env);
  const ended = { code: null, out: '', said: '' } as Ended;
  child.stdout?.on('data', (data: Buffer) => {
    ended.out += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    ended.said += data.toString();
  });
  [ended.code] = (await once(child, 'close')) as [number | null];
  return ended;
}

/** With `--json`: standard output must be one document and its line end, whatever happened. */
async function document(args: string[], code: number, env: NodeJS.ProcessEnv = {}): Promise<Record<string, unknown>> {
  const ended = await kumquat([...args, '--json'], env);
  expect([args, ended.code, ended.out.split('\n').length], ended.said).toEqual([args, code, 2]);
  return JSON.parse(ended.out) as Record<string, unknown>;
}

async function api(method: string, route: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${origin}/api/${route}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  expect(response.status).toBe(200);
  return response.json();
}

/** The data folder of a platform that has one account and does not run. */
async function freshPlatform(): Promise<string> {
  const folder = path.join(home, 'stopped');
  const child = start(['platform', '--data', folder, '--json']);
  const [data] = (await once(child.stdout!, 'data')) as [Buffer];
  const { address } = JSON.parse(data.toString()) as { address: string };
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${address}/api/setup`, { method: 'POST', headers, body: JSON.stringify(admin) })).status).toBe(200);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  return folder;
}

const sizes = { total: expect.any(Number), main: expect.any(Number), subpackages: expect.any(Object) };
const login = (...more: string[]): string[] => ['login', '--account', 'ada', '--platform', origin, ...more];

beforeAll(async () => {
  home = await realpath(await mkdtemp(path.join(os.tmpdir(), 'kumquat-cli-')));
  await mkdir(path.join(home, 'projects'));
  platform = start(['platform', '--port', '0', '--data', path.join(home, 'platform'), '--json']);
  const first = await Promise.race([
    once(platform.stdout!, 'data').then(([data]) => String(data)),
    once(platform, 'exit').then(([code]) => `ended with ${code}`),
  ]);
  const ready = JSON.parse(first) as { ok: boolean; address: string; needsSetup: boolean };
  expect(ready).toMatchObject({ ok: true, needsSetup: true });
  origin = ready.address;
  ({ token } = (await api('POST', 'setup', admin)) as { token: string });
  ({ id: appId } = (await api('POST', 'mini-programs', { name: 'Orchard' })) as { id: string });
}, PATIENCE_MS);

afterAll(async () => {
  if (platform && platform.exitCode === null) {
    platform.kill('SIGINT');
    const [code] = (await once(platform, 'exit')) as [number | null];
    expect(code, 'an interrupted platform ends by itself').toBe(0);
  }
  await rm(home, { recursive: true, force: true });
});

test('who is logged in, and who could not be', { timeout: PATIENCE_MS }, async () => {
  expect(await document(['whoami'], 1)).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  const nobodyToAsk = await document(login(), 1);
  expect(nobodyToAsk).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringContaining('KUMQUAT_PASSWORD') } });
  expect(await document(login(), 1, { KUMQUAT_PASSWORD: 'wrong' })).toMatchObject({ ok: false, error: { code: 'wrong-password' } });

  const unused = createServer().listen(0, '127.0.0.1');
  await once(unused, 'listening');
  const { port } = unused.address() as { port: number };
  unused.close();
  const nowhere = ['login', '--account', 'ada', '--platform', `http://127.0.0.1:${port}`];
  expect(await document(nowhere, 1, { KUMQUAT_PASSWORD: admin.password })).toMatchObject({
    ok: false,
    error: { code: 'platform-unreachable' },
  });

  const there = await document(login(), 0, { KUMQUAT_PASSWORD: admin.password });
  expect(there).toMatchObject({ ok: true, platform: origin, account: { account: 'ada', name: 'Ada Admin' } });
  expect(await document(['whoami'], 0)).toMatchObject({ ok: true, platform: origin, account: { account: 'ada' } });
  const plain = await kumquat(['whoami']);
  expect(plain).toMatchObject({ code: 0, out: `Ada Admin (ada) at ${origin}\n` });
});

test('create, build, preview, upload twice, log out', { timeout: PATIENCE_MS }, async () => {
  expect(await document(['create', 'hello', 'shop'], 0)).toEqual({ ok: true, folder: path.join(home, 'shop'), name: 'shop', appId: '' });
  expect(await document(['create', 'hello', 'shop'], 1)).toMatchObject({ ok: false, error: { code: 'folder-not-empty' } });

  const build = await document(['build', 'shop'], 0);
  expect(build).toEqual({ ok: true, ms: expect.any(Number), pages: ['pages/home/home', 'pages/about/about'], sizes, diagnostics: [] });

  const unbound = await document(['preview', 'shop'], 1);
  expect(unbound).toMatchObject({ ok: false, error: { code: 'mini-program-missing', data: { miniPrograms: [{ id: appId }] } } });
  expect((unbound['error'] as { message: string }).message).toContain(`--app-id ID: ${appId} (Orchard)`);
  const unknown = await document(['preview', 'shop', '--app-id', 'nothing'], 1);
  expect(unknown).toMatchObject({ ok: false, error: { code: 'mini-program-missing', data: { appId: 'nothing' } } });

  const preview = await document(['preview', 'shop', '--app-id', appId, '--qr', 'svg', '--qr-output', 'code.svg'], 0);
  expect(preview).toEqual({
    url: expect.stringContaining(`${origin}/p/`),
    expiresAt: expect.any(Number),
    sizes,
    sentBytes: expect.any(Number),
  });
  expect(preview['expiresAt']).toBeGreaterThan(Date.now());
  expect(preview['sentBytes']).toBeGreaterThan(0);
  expect(await readFile(path.join(home, 'code.svg'), 'utf8')).toMatch(/^<svg /);
  const config = JSON.parse(await readFile(path.join(home, 'shop/project.config.json'), 'utf8')) as Record<string, unknown>;
  expect(config).toMatchObject({ appid: appId, projectname: 'shop' });

  // Bound from here on, and the platform has the contents already.
  const terminal = await kumquat(['preview', 'shop', '--qr', 'terminal']);
  expect(terminal.code).toBe(0);
  expect(terminal.out).toMatch(new RegExp(`^${origin}/p/\\S+\nvalid until .*0 B sent\n$`));
  expect(terminal.said).toContain('█');

  const uploads: Record<string, unknown>[] = [];
  for (const remarks of ['First', 'Second']) {
    const upload = await document(['upload', 'shop', '--version', '1.0.0', '--remarks', remarks], 0);
    expect(upload).toEqual({ version: '1.0.0', id: expect.any(String), sizes, sentBytes: 0, commit: null });
    uploads.push(upload);
  }
  // The second one overwrites nothing.
  const versions = await api('GET', `mini-programs/${appId}/versions`);
  expect(versions).toMatchObject([
    { id: uploads[1]?.['id'], version: '1.0.0', remarks: 'Second' },
    { id: uploads[0]?.['id'], version: '1.0.0', remarks: 'First' },
  ]);
  expect(uploads[0]?.['id']).not.toBe(uploads[1]?.['id']);

  expect(await document(['logout'], 0)).toEqual({ ok: true });
  expect(await document(['upload', 'shop', '--version', '1.0.1', '--remarks', 'Third'], 1)).toMatchObject({
    ok: false,
    error: { code: 'signed-out' },
  });
  expect((await readdir(home)).sort()).toEqual(['code.svg', 'data', 'platform', 'projects', 'shop']);
});

test('a platform that was stopped is backed up and restored', { timeout: PATIENCE_MS }, async () => {
  const stopped = await freshPlatform();
  const file = path.join(home, 'backups/platform.zip');
  const backup = await document(['platform', 'backup', file, '--data', stopped], 0);
  expect(backup).toEqual({ ok: true, file, rows: expect.any(Number), contents: 0, missing: 0 });
  expect(await document(['platform', 'backup', file, '--data', stopped], 1)).toMatchObject({
    error: { code: 'platform-failed', message: expect.stringContaining('exists already') },
  });
  const inUse = await document(['platform', 'backup', `${file}.2`, '--data', path.join(home, 'platform')], 1);
  expect(inUse).toMatchObject({ error: { message: expect.stringContaining('in use') } });
  const restored = path.join(home, 'restored');
  expect(await document(['platform', 'restore', file, '--data', restored], 0)).toMatchObject({
    ok: true,
    rows: backup['rows'],
    contents: 0,
  });
  const again = await kumquat(['platform', 'restore', file, '--data', restored]);
  expect(again).toMatchObject({ code: 1, out: '', said: expect.stringContaining('--replace') });
  expect((await kumquat(['platform', 'backup'])).code).toBe(2);
  for (const folder of ['backups', 'restored', 'stopped']) await rm(path.join(home, folder), { recursive: true });
});

test('a project is bound when it is made, and a second platform of a folder is refused', { timeout: PATIENCE_MS }, async () => {
  expect(await document(['create', 'todo', 'todo', '--app-id', appId, '--name', 'To do'], 0)).toMatchObject({ name: 'To do', appId });
  const second = await kumquat(['platform', '--data', path.join(home, 'platform'), '--json']);
  expect(second.code).toBe(1);
  expect(JSON.parse(second.out)).toMatchObject({ ok: false, error: { code: 'platform-failed' } });
  expect(second.said).toContain('in use');
});
