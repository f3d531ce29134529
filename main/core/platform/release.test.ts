import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPlatformClient } from '../../../platform/client/client.ts';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import type { Progress } from '../../contract/models.ts';
import { type Backend, createBackend } from '../backend.ts';
import { type Call, callOf } from '../testing/call-backend.ts';
import { createFakeShell } from '../testing/fake-shell.ts';
import { inProcessPlatforms } from '../testing/in-process-platform.ts';
import { smallProject, temporaryFolder, writeFiles } from '../testing/test-project.ts';

const PASSWORD = 'correct horse battery';
const programFolder = path.resolve(import.meta.dirname, '../../..');
const platforms = inProcessPlatforms({ limits: { main: 64 * 1024, subpackage: 32 * 1024, total: 80 * 1024 } });

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let shell: ReturnType<typeof createFakeShell>;
let backend: Backend;
let call: Call;
let miniProgram: string;
let project: string;
let told: unknown[];
const logged: unknown[] = [];

beforeAll(async () => {
  temporary = await temporaryFolder();
  shell = createFakeShell({ dataFolder: path.join(temporary.folder, 'data'), programFolder, startService: platforms.startService });
  backend = createBackend(shell, {
    createCompiler: (folder, mode) => new ProjectCompiler({ folder, mode }),
    log: (...line) => logged.push(line),
  });
  backend.onEvent((event, payload) => told?.push([event, payload]));
  told = [];
  call = callOf(backend);

  // Somebody who has no account yet is asked to set one up, not for a password.
  expect(await call('platform.status', {})).toMatchObject({ kind: 'local', state: 'ready', needsSetup: true });
  await expect(call('account.login', { account: 'ana', password: PASSWORD })).rejects.toMatchObject({ code: 'setup-needed' });
  expect(await call('account.current', {})).toEqual({ account: null });
  expect(await call('account.setUp', { account: 'ana', name: 'Ana', password: PASSWORD })).toMatchObject({ platformAdmin: true });
  await expect(call('account.setUp', { account: 'eve', name: 'Eve', password: PASSWORD })).rejects.toMatchObject({ code: 'setup-done' });
  miniProgram = (await call('miniPrograms.create', { name: 'Small' })).id;
});

afterAll(async () => {
  await backend.dispose();
  await temporary.remove();
});

beforeEach(async () => {
  told = [];
  project = path.join(temporary.folder, randomBytes(6).toString('hex'));
  await writeFiles(project, smallProject(miniProgram));
  await call('projects.open', { folder: project });
});

const client = async () =>
  createPlatformClient({
    address: (await call('platform.status', {})).address,
    token: (await shell.secrets.get('platform-token:local'))!,
  });
const versions = async () => (await client()).call('listVersions', { params: { id: miniProgram } });

test('a login with the wrong password is refused, with the right one it lasts, and a logout ends it', async () => {
  await call('account.logout', {});
  expect(told).toContainEqual(['onDidChangeAccount', { account: null }]);
  expect(await call('account.current', {})).toEqual({ account: null });
  await expect(call('preview.create', { app: 'web', page: '', query: '' })).rejects.toMatchObject({ code: 'signed-out' });
  await expect(call('upload.create', { version: '1', remarks: '' })).rejects.toMatchObject({ code: 'signed-out' });
  await expect(call('miniPrograms.list', {})).rejects.toMatchObject({ code: 'signed-out' });
  await expect(call('account.login', { account: 'ana', password: 'wrong' })).rejects.toMatchObject({ code: 'wrong-password' });
  expect(await call('account.current', {})).toEqual({ account: null });
  const account = await call('account.login', { account: 'ana', password: PASSWORD });
  expect(account).toMatchObject({ account: 'ana', name: 'Ana' });
  expect(await call('account.current', {})).toEqual({ account });
  expect(told).toContainEqual(['onDidChangeAccount', { account }]);
});

test('a session that ended on the platform is forgotten and told', async () => {
  await (await client()).call('logOut');
  told = [];
  await expect(call('miniPrograms.list', {})).rejects.toMatchObject({ code: 'signed-out' });
  expect(told).toEqual([['onDidChangeAccount', { account: null }]]);
  expect(await shell.secrets.get('platform-token:local')).toBeUndefined();
  await call('account.login', { account: 'ana', password: PASSWORD });
});

test('a preview gives an address and its QR code, and the second sends nothing', async () => {
  const steps: Progress[] = [];
  const first = await call('preview.create', { app: 'web', page: '', query: 'from=qr' }, { onProgress: (step) => steps.push(step) });
  const { address } = await call('platform.status', {});
  expect(first.url).toMatch(new RegExp(`^${address}/p/[\\w-]{24}$`));
  expect(first.qr).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
  expect(first).toMatchObject({ members: 1, sizes: { total: expect.any(Number) } });
  expect(first.sentBytes).toBeGreaterThan(0);
  expect([...new Set(steps.map(({ step }) => step))]).toEqual(['build', 'pack', 'check', 'send', 'finish']);
  const opened = await (await client()).call('openPreview', { params: { ticket: first.url.split('/').pop()! } });
  expect(opened).toMatchObject({ page: 'pages/home/home', query: 'from=qr', miniProgram: { id: miniProgram } });
  const second = await call('preview.create', { app: 'web', page: 'pages/home/home', query: '' });
  expect(second.sentBytes).toBe(0);
  expect(second.url).not.toBe(first.url);
  await writeFile(path.join(project, 'pages/home/home.wxss'), '.title { color: blue; }');
  const third = await call('preview.create', { app: 'web', page: '', query: '' });
  expect(third.sentBytes).toBeGreaterThan(0);
  expect(third.sentBytes).toBeLessThan(first.sentBytes);
});

test('the same version uploaded twice is two versions, and the next name is suggested', async () => {
  expect(await call('upload.suggest', {})).toEqual({ version: '1.0.0' });
  const first = await call('upload.create', { version: '1.0.9', remarks: 'The first' });
  const second = await call('upload.create', { version: '1.0.9', remarks: 'The second' });
  expect(second.id).not.toBe(first.id);
  expect(second.sentBytes).toBe(0);
  expect(await versions()).toMatchObject([
    { version: '1.0.9', number: 2, remarks: 'The second', uploadedBy: { account: 'ana' }, sizes: second.sizes },
    { version: '1.0.9', number: 1, remarks: 'The first' },
  ]);
  expect(await call('upload.suggest', {})).toEqual({ version: '1.0.10' });
  expect((await fetch(first.consoleUrl.split('#')[0]!)).url).toContain('/console/');
});

test.each(['build', 'pack', 'check', 'send', 'finish'] as const)('an upload cancelled at %s leaves no version', async (at) => {
  await writeFile(path.join(project, 'pages/home/home.js'), `Page({ data: { id: '${randomBytes(9).toString('hex')}' } });`);
  const before = await versions();
  const cancel = new AbortController();
  const upload = call(
    'upload.create',
    { version: '2.0.0', remarks: '' },
    {
      signal: cancel.signal,
      onProgress: ({ step }) => {
        if (step === at) cancel.abort();
      },
    },
  );
  await expect(upload).rejects.toMatchObject({ name: 'AppError', code: 'cancelled' });
  expect(await versions()).toEqual(before);
});

test('two uploads at once come one after the other, and both are there', async () => {
  const before = (await versions()).length;
  await Promise.all([1, 2].map((n) => call('upload.create', { version: `3.0.${n}`, remarks: '' })));
  expect((await versions()).slice(0, -before || undefined).map(({ version }) => version)).toEqual(['3.0.2', '3.0.1']);
});

test('a project of no mini program, or of one that is not there, says so before anything is built', async () => {
  await call('projects.bind', { appId: '' });
  const steps: Progress[] = [];
  const onProgress = (step: Progress) => void steps.push(step);
  const preview = () => call('preview.create', { app: 'web', page: '', query: '' }, { onProgress });
  await expect(preview()).rejects.toMatchObject({ code: 'mini-program-missing' });
  await expect(call('upload.suggest', {})).rejects.toMatchObject({ code: 'mini-program-missing' });
  await call('projects.bind', { appId: 'somebody-elses' });
  await expect(preview()).rejects.toMatchObject({ code: expect.stringMatching(/^(mini-program-missing|not-a-member)$/) });
  expect(steps).toEqual([]);
});

test('what is too large is refused in familiar words with its biggest files', async () => {
  const noise = (size: number): string => randomBytes(size / 2).toString('hex');
  await writeFiles(project, { 'assets/big.png': noise(50_000), 'assets/bigger.png': noise(60_000), 'assets/small.png': 'x' });
  const limit = 64 * 1024;
  const failure = await call('upload.create', { version: '1', remarks: '' }).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'package-too-large',
    message: expect.stringMatching(/^main package source size \d+KB exceed max limit 64KB$/),
    data: { package: 'main package', limit, size: expect.any(Number) },
  });
  const { files } = (failure as { data: { files: { path: string; size: number }[] } }).data;
  expect(files.slice(0, 2)).toEqual([
    { path: 'assets/bigger.png', size: 60_000 },
    { path: 'assets/big.png', size: 50_000 },
  ]);
});

test('a build with errors is not sent, and the errors are told', async () => {
  await writeFile(path.join(project, 'pages/home/home.wxml'), '<view><text></view>');
  const before = await versions();
  await expect(call('upload.create', { version: '1', remarks: '' })).rejects.toMatchObject({
    code: 'build-failed',
    data: { diagnostics: expect.arrayContaining([expect.objectContaining({ file: 'pages/home/home.wxml', severity: 'error' })]) },
  });
  await writeFile(path.join(project, 'app.json'), '{ not json');
  await expect(call('preview.create', { app: 'web', page: '', query: '' })).rejects.toMatchObject({
    code: 'build-failed',
    data: { diagnostics: expect.arrayContaining([expect.objectContaining({ file: 'app.json' })]) },
  });
  expect(await versions()).toEqual(before);
});

test('a page that does not exist is said with those that do', async () => {
  await expect(call('preview.create', { app: 'web', page: 'pages/none/none', query: '' })).rejects.toMatchObject({
    code: 'page-missing',
    data: { page: 'pages/none/none', pages: ['pages/home/home'] },
  });
  await expect(call('preview.create', { app: 'no-app', page: '', query: '' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a version name of 10,000 characters is refused with a reason', async () => {
  await expect(call('upload.create', { version: 'x'.repeat(10_000), remarks: '' })).rejects.toMatchObject({
    code: 'invalid-arguments',
    message: expect.stringContaining('The name of a version has at most 64 characters'),
  });
});

test('neither passwords nor tokens are in events, logs or errors', async () => {
  const token = await shell.secrets.get('platform-token:local');
  const failures: unknown[] = [];
  const keep = (error: unknown) => void failures.push(error, (error as Error).stack, (error as Error).cause);
  await call('account.login', { account: 'ana', password: `${PASSWORD}!` }).catch(keep);
  await call('account.login', { account: 'x', password: PASSWORD.repeat(50) }).catch(keep);
  expect(failures).toHaveLength(6);
  await call('upload.create', { version: 'x'.repeat(65), remarks: '' }).catch(keep);
  const { inspect } = await import('node:util');
  const all = inspect([told, logged, failures], { depth: 12, maxArrayLength: null, maxStringLength: null });
  expect(token).toBeTruthy();
  expect(all).not.toContain(PASSWORD);
  expect(all).not.toContain(token);
});
