import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createPlatformClient, type PlatformClient } from '../../../platform/client/client.ts';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import { type Backend, createBackend } from '../backend.ts';
import { type Call, callOf } from '../testing/call-backend.ts';
import { createFakeShell } from '../testing/fake-shell.ts';
import { inProcessPlatforms } from '../testing/in-process-platform.ts';
import { smallProject, temporaryFolder, writeFiles } from '../testing/test-project.ts';

const PASSWORD = 'correct horse battery';
const HASH = '0123456789abcdef0123456789abcdef01234567';

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let backend: Backend;
let call: Call;
let id: string;
let project: string;
let session: string;
/** Elsewhere than in the IDE, where Ana is logged in as well. */
let ana: PlatformClient;
let ben: PlatformClient;
let address: string;
/** A server of the developer's own. */
let server: http.Server;
let own: string;
const events: { event: string; payload: unknown }[] = [];

beforeAll(async () => {
  temporary = await temporaryFolder();
  const shell = createFakeShell({
    dataFolder: path.join(temporary.folder, 'data'),
    programFolder: path.resolve(import.meta.dirname, '../../..'),
    startService: inProcessPlatforms().startService,
  });
  backend = createBackend(shell, { createCompiler: (folder, mode) => new ProjectCompiler({ folder, mode }), log: () => {} });
  backend.onEvent((event, payload) => void events.push({ event, payload }));
  call = callOf(backend);
  address = (await call('platform.status', {})).address;
  await call('account.setUp', { account: 'ana', name: 'Ana', password: PASSWORD });
  ana = await logIn('ana');
  await ana.call('createAccount', { body: { account: 'ben', name: 'Ben', password: PASSWORD } });
  ben = await logIn('ben');
  id = (await call('miniPrograms.create', { name: 'Small' })).id;
  project = path.join(temporary.folder, 'project');
  await writeFiles(project, smallProject(id));
  await call('projects.open', { folder: project });
  session = (await call('simulator.start', {})).session;
  server = http.createServer((_request, response) => void response.end('"here"'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await backend.dispose();
  await temporary.remove();
});

async function logIn(account: string): Promise<PlatformClient> {
  const { token } = await createPlatformClient({ address }).call('logIn', { body: { account, password: PASSWORD } });
  return createPlatformClient({ address, token });
}

const request = (url: string) => call('simulator.hostCall', { session, api: 'request', args: { url, timeout: 10_000 } });
const REFUSED = { error: { errMsg: 'request:fail url not in domain list', errno: 600_002, notListed: expect.anything() } };

test('the simulator checks the lists of the platform, unless the project or its being unbound says otherwise', async () => {
  await ana.call('putServerDomains', { params: { id, kind: 'request' }, body: { domains: ['https://nowhere.invalid'] } });
  expect(await call('miniPrograms.domains', {})).toMatchObject({ state: 'known', domains: { request: ['https://nowhere.invalid'] } });
  expect(await request(own)).toEqual(REFUSED);
  // What is listed gets as far as the network, which has no such name.
  expect(await request('https://nowhere.invalid/')).toMatchObject({ error: { errMsg: expect.not.stringContaining('domain list') } });

  expect(await call('projects.setUrlCheck', { urlCheck: false })).toMatchObject({ appId: id, urlCheck: false });
  expect(await request(own)).toMatchObject({ result: { data: 'here' } });
  // The IDE's own servers stay closed.
  expect(await request(address)).toMatchObject({ error: { errMsg: expect.stringContaining('url not in domain list') } });
  expect((await call('preview.create', { app: 'web', page: '', query: '' })).url).toMatch(/\?domains=unchecked$/);
  expect(await call('projects.setUrlCheck', { urlCheck: true })).toMatchObject({ urlCheck: true });
  expect(JSON.parse(await readFile(path.join(project, 'project.config.json'), 'utf8'))).toMatchObject({ setting: { urlCheck: true } });
  expect(await request(own)).toEqual(REFUSED);
  expect(await call('preview.create', { app: 'web', page: '', query: '' })).toMatchObject({
    urlCheck: true,
    url: expect.not.stringContaining('unchecked'),
  });

  await call('account.logout', {});
  expect(await request(own)).toEqual(REFUSED);
  await call('projects.bind', { appId: 'of-another-platform' });
  expect(await call('miniPrograms.domains', {})).toMatchObject({ state: 'unknown', domains: null });
  expect(await request(own)).toMatchObject({ result: { data: 'here' } });
  await call('projects.bind', { appId: '' });
  expect(await call('miniPrograms.domains', {})).toMatchObject({ state: 'unbound' });
  expect(await request(own)).toMatchObject({ result: { data: 'here' } });
  await call('projects.bind', { appId: id });
  await call('account.login', { account: 'ana', password: PASSWORD });
});

test('a configuration that is changed by hand is told to the window', async () => {
  events.length = 0;
  const text = await readFile(path.join(project, 'project.config.json'), 'utf8');
  await writeFiles(project, { 'project.private.config.json': '{"setting":{"urlCheck":false}}' });
  const told = { event: 'onDidOpenProject', payload: { project: expect.objectContaining({ appId: id, urlCheck: false }) } };
  await vi.waitFor(() => expect(events).toContainEqual(told), 10_000);
  await writeFiles(project, { 'project.private.config.json': '{}', 'project.config.json': text });
  await vi.waitFor(async () => expect((await call('projects.current', {})).project).toMatchObject({ urlCheck: true }));
});

test('a preview is for the apps of the mini program’s settings, not for all of the platform', async () => {
  await ana.call('putApp', { params: { app: 'super' }, body: { name: 'Super app', scheme: 'super://open?u={url}' } });
  expect((await call('miniPrograms.apps', {})).apps.map((app) => app.id)).toEqual(['web']);
  const { name, description, color } = await ana.call('getSettings', { params: { id } });
  await ana.call('putSettings', { params: { id }, body: { name, description, color, category: 'tools', apps: ['super'] } });
  expect((await call('miniPrograms.apps', {})).apps.map((app) => app.name)).toEqual(['Web container', 'Super app']);
  expect((await call('preview.create', { app: 'super', page: '', query: '' })).url).toMatch(/^super:\/\/open\?u=http/);
  await call('projects.bind', { appId: '' });
  await expect(call('miniPrograms.apps', {})).rejects.toMatchObject({ code: 'mini-program-missing' });
  await call('projects.bind', { appId: id });
});

test('an upload names the commit of the project’s repository', async () => {
  expect(await call('upload.create', { version: '1.0.0', remarks: '' })).toMatchObject({ commit: null });
  await writeFiles(project, { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${HASH}\n` });
  expect(await call('upload.create', { version: '1.0.1', remarks: '' })).toMatchObject({ commit: { hash: HASH, branch: 'main' } });
  expect((await ana.call('listVersions', { params: { id } })).map(({ commit }) => commit)).toEqual([HASH, null]);
});

test('what was uploaded is listed with what it is now', async () => {
  const { versions } = await call('miniPrograms.versions', {});
  const [second, first] = versions;
  expect(second).toMatchObject({ number: 2, version: '1.0.1', commit: HASH, uploadedBy: 'Ana', key: null, marks: [] });
  await ana.call('setTestVersion', { params: { id }, body: { version: first!.id } });
  const form = { summary: 'First', testAccount: '', screenshots: [] };
  await ana.call('submitReview', { params: { id }, body: { version: first!.id, form } });
  expect(await call('miniPrograms.versions', {})).toMatchObject({
    versions: [{ marks: [] }, { number: 1, marks: ['in-review', 'test'] }],
    total: 2,
    consoleUrl: `${address}/console/#/mini-programs/${id}/versions`,
  });
  await call('projects.bind', { appId: '' });
  await expect(call('miniPrograms.versions', {})).rejects.toMatchObject({ code: 'mini-program-missing' });
  await call('projects.bind', { appId: id });
  await call('account.logout', {});
  await expect(call('miniPrograms.versions', {})).rejects.toMatchObject({ code: 'signed-out' });
  await call('account.login', { account: 'ana', password: PASSWORD });
});

test('notifications are told in the language of the window, counted, and marked as read', async () => {
  const list = (language: 'en' | 'es' | 'zh-CN') => call('notifications.list', { language });
  expect(await list('en')).toEqual({ notifications: [], unread: 0, more: false });
  const { id: program } = await call('miniPrograms.create', { name: 'Orchard' });
  await ana.call('putMember', { params: { id: program, account: 'ben' }, body: { role: 'admin' } });
  await ben.call('putMember', { params: { id: program, account: 'ana' }, body: { role: 'developer' } });
  const { notifications, unread } = await list('en');
  expect([unread, notifications.length]).toEqual([1, 1]);
  expect(notifications[0]).toMatchObject({
    text: 'Your role in Orchard is now developer.',
    read: false,
    url: `${address}/console/#/mini-programs/${program}/members`,
  });
  expect((await list('es')).notifications[0]?.text).toBe('Tu rol en Orchard ahora es desarrollador.');
  expect(await call('notifications.markRead', { ids: [notifications[0]!.id] })).toEqual({ unread: 0 });
  expect((await list('zh-CN')).notifications[0]).toMatchObject({ read: true, text: expect.stringContaining('角色') });
  await ben.call('putMember', { params: { id: program, account: 'ana' }, body: { role: 'admin' } });
  expect(await list('en')).toMatchObject({ unread: 1, notifications: [{ read: false }, { read: true }] });
  expect(await call('notifications.markRead', {})).toEqual({ unread: 0 });
  await call('account.logout', {});
  await expect(list('en')).rejects.toMatchObject({ code: 'signed-out' });
});
