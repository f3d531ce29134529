import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { placeOf } from '../domain/releases.ts';
import { userKeyOf } from './served-versions.ts';
import type { Platform } from './start-platform.ts';
import { ReleasedProgram } from './testing/released-program.ts';
import { clientOf, logIn, ONE_DATABASE, PASSWORD, setUp, TestPlatform } from './testing/test-platform.ts';

const USERS = Array.from({ length: 20 }, (_, index) => `visitor-${index}`);
const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;
const code = (error: { code?: string }): string => error.code ?? String(error);

describe.each(ONE_DATABASE)('opening with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let admin: PlatformClient;
  let anybody: PlatformClient;
  let developer: PlatformClient;
  let stranger: PlatformClient;

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
    admin = await setUp(platform);
    anybody = clientOf(platform);
    for (const account of ['dan', 'sue', 'tess']) {
      await admin.call('createAccount', { body: { account, name: account, password: PASSWORD } });
    }
    [developer, stranger] = [await logIn(platform, 'dan'), await logIn(platform, 'sue')];
  });
  afterAll(() => test.remove());

  it('gives each user the version that a phased release means for them, and takes it back when it is cancelled', async () => {
    const program = await ReleasedProgram.create(admin);
    const params = { id: program.id };
    const open = (user: string) => anybody.call('openOnline', { params, query: { user } });
    await expect(open('anybody')).rejects.toMatchObject({ code: 'not-released' });
    const first = await program.upload('1.0.0', { 'logic.js': 'one' });
    await program.release(first);
    const before = await open(USERS[0]!);
    expect(before).toMatchObject({ env: 'release', page: 'pages/home/home', query: '', appConfig: { of: '1.0.0' }, now: test.now });
    expect(before.version).toEqual({ number: 1, version: '1.0.0', packageId: first.packageId });

    const second = await program.upload('2.0.0', { 'logic.js': 'two' });
    const { id: release } = await program.release(second, { percent: 40, allowList: ['Ada'], window: null });
    const served = await Promise.all(USERS.map(async (user) => [user, (await open(user)).version.number]));
    expect(served).toEqual(USERS.map((user) => [user, placeOf(release, userKeyOf(program.id, user)) < 40 ? 2 : 1]));
    expect(new Set(served.map(([, number]) => number)).size).toBe(2);
    const listed = await open('ada');
    expect(await (await fetch(`${listed.contentUrl}logic.js`)).text()).toBe('two');
    expect(listed.revision).toBeGreaterThan(before.revision);
    await admin.call('steerRelease', { params: { ...params, release, action: 'cancel' } });
    for (const user of [...USERS, 'ada']) expect((await open(user)).version.number).toBe(1);
    // Asking whether something is new is the smaller question, with the same answer.
    const asked = await anybody.call('serve', { params, query: { user: 'ada' } });
    expect(asked.revision).toBe((await open('ada')).revision);

    await admin.call('setService', { params, body: { suspended: true } });
    await expect(open('ada')).rejects.toMatchObject({ code: 'suspended' });
    await admin.call('setService', { params, body: { suspended: false } });
    await admin.call('withdrawOnline', { params });
    await expect(open('ada')).rejects.toMatchObject({ code: 'not-released' });
    await expect(anybody.call('openOnline', { params: { id: 'nothing' } })).rejects.toMatchObject({ code: 'mini-program-missing' });
  });

  it('opens the test version for project and test members, a developer version for project members', async () => {
    const program = await ReleasedProgram.create(admin);
    const params = { id: program.id };
    await admin.call('putMember', { params: { ...params, account: 'dan' }, body: { role: 'developer' } });
    const version = await program.upload('0.1.0', { 'logic.js': 'test' });
    const trial = (client: PlatformClient) => client.call('openTestVersion', { params }).catch(code);
    const own = (client: PlatformClient) => client.call('openVersion', { params: { ...params, version: version.id } }).catch(code);
    expect(await trial(developer)).toBe('no-test-version');
    await admin.call('setTestVersion', { params, body: { version: version.id } });
    expect(await trial(developer)).toMatchObject({ env: 'trial', version: { number: 1 }, miniProgram: { name: 'Shop' } });
    expect(await trial(anybody)).toBe('signed-out');
    expect(await trial(stranger)).toBe('not-a-member');
    expect(await own(developer)).toMatchObject({ env: 'develop', appConfig: { of: '0.1.0' } });
    expect([await own(anybody), await own(stranger)]).toEqual(['signed-out', 'not-a-member']);

    const asTestMember = { params: { ...params, account: 'sue' } };
    await admin.call('putTestMember', asTestMember);
    expect(await trial(stranger)).toMatchObject({ env: 'trial' });
    expect(await own(stranger)).toBe('not-a-member');
    // Whoever works on it as an operator or an analyst uses the test version, too.
    for (const role of ['operator', 'analyst'] as const) {
      await admin.call('putMember', { params: { ...params, account: 'dan' }, body: { role } });
      expect(await trial(developer)).toMatchObject({ env: 'trial' });
    }
    await admin.call('removeTestMember', asTestMember);
    await admin.call('removeMember', { params: { ...params, account: 'dan' } });
    expect([await trial(stranger), await trial(developer)]).toEqual(['not-a-member', 'not-a-member']);

    await admin.call('putTestMember', asTestMember);
    test.now += SESSION_LIFETIME_MS;
    expect(await trial(stranger)).toBe('signed-out');
    admin = await logIn(platform, 'admin');
    stranger = await logIn(platform, 'sue');
    expect(await trial(stranger)).toMatchObject({ env: 'trial' });
  });

  it('tells a container where the mini program may connect to', async () => {
    const program = await ReleasedProgram.create(admin);
    const params = { id: program.id };
    const version = await program.upload('1.0.0', { 'logic.js': 'one' });
    await program.release(version);
    await admin.call('setTestVersion', { params, body: { version: version.id } });
    const none = { request: [], socket: [], upload: [], download: [], webView: [] };
    expect((await anybody.call('openOnline', { params })).domains).toEqual(none);
    const put = (kind: 'request' | 'webView', domain: string) =>
      admin.call('putServerDomains', { params: { ...params, kind }, body: { domains: [domain] } });
    await put('request', 'https://api.example.com');
    await put('webView', 'https://www.example.com');
    const domains = { ...none, request: ['https://api.example.com'], webView: ['https://www.example.com'] };
    expect((await anybody.call('openOnline', { params })).domains).toEqual(domains);
    expect((await admin.call('openTestVersion', { params })).domains).toEqual(domains);
    expect((await admin.call('openVersion', { params: { ...params, version: version.id } })).domains).toEqual(domains);
    const preview = { packageId: version.packageId, app: 'web', page: '', query: '' };
    const checked = await admin.call('createPreview', { params, body: preview });
    const ticket = checked.url.split('/').pop()!;
    expect((await admin.call('openPreview', { params: { ticket } })).domains).toEqual(domains);
    expect((await admin.call('createPreview', { params, body: { ...preview, urlCheck: false } })).url).toMatch(/\?domains=unchecked$/);
  });

  it('serves files with their digest as a tag, unchanged for ever, whole or in parts', async () => {
    const program = await ReleasedProgram.create(admin);
    const pictures = { 'a.PNG': 'png', 'film.mp4': '0123456789', 'x.bin': 'b', 'empty.txt': '' };
    const version = await program.upload('1.0.0', pictures);
    await program.release(version);
    const params = { id: program.id };
    const { contentUrl } = await anybody.call('openOnline', { params });
    test.now += 60_000;
    // Browsers keep what they have from one start to the next.
    expect((await anybody.call('openOnline', { params })).contentUrl).toBe(contentUrl);
    const get = (name: string, headers: Record<string, string> = {}) => fetch(contentUrl + name, { headers });
    const whole = await get('film.mp4');
    const etag = whole.headers.get('etag')!;
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([200, 'video/mp4', 'bytes']);
    expect(whole.headers.get('cache-control')).toMatch(/^private, max-age=\d{4,}, immutable$/);
    const known = await get('film.mp4', { 'if-none-match': `"other", W/${etag}` });
    expect([known.status, await known.text()]).toEqual([304, '']);
    const part = async (range: string, more: Record<string, string> = {}) => {
      const answer = await get('film.mp4', { range, ...more });
      return [answer.status, await answer.text(), answer.headers.get('content-range')];
    };
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await part('bytes=8-900')).toEqual([206, '89', 'bytes 8-9/10']);
    expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10']);
    expect(await part('bytes=0-1,3-4')).toEqual([200, '0123456789', null]);
    expect(await part('bytes=0-1', { 'if-range': '"other"' })).toEqual([200, '0123456789', null]);
    expect((await get('a.PNG')).headers.get('content-type')).toBe('image/png');
    expect((await get('x.bin')).headers.get('content-type')).toBe('application/octet-stream');
    const empty = await get('empty.txt', { range: 'bytes=0-' });
    expect([empty.status, empty.headers.get('content-range')]).toEqual([416, 'bytes */0']);
    test.now += 5 * 60 * 60 * 1000;
    expect((await get('film.mp4')).status).toBe(403);
  });
});
