import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import { type RouteName, routes } from '../contract/api.ts';
import { imageRoutes } from '../contract/routes/serving-routes.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, logIn, manifestOf, ONE_DATABASE, PASSWORD, readerOf, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{"formatVersion":1}', 'logic.js': 'void 0;', 'copy.js': 'void 0;' };
const manifest = manifestOf(files);
const read = readerOf(files);

const THIRTY_ONE_DAYS_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * `keeper` is the platform admin and the reviewer, and a member of nothing; `expired` was the admin's session; `manager` is an operator
 * whom the admin granted development management; `key` is a CI key of the mini program.
 */
const ALL = ['nobody', 'expired', 'stranger', 'keeper', 'analyst', 'operator', 'manager', 'developer', 'admin', 'key'];
const WITHOUT_SESSION = ['nobody', 'expired'];
const SIGNED_IN = ALL.slice(2, -1);
const MEMBERS = ALL.slice(4, -1);
/** A route of the contract that is missing here does not compile, and its test below fails. */
const ALLOWED: Record<RouteName, string[]> = {
  info: ALL,
  setUp: ALL,
  logIn: ALL,
  logOut: SIGNED_IN,
  me: SIGNED_IN,
  createAccount: ['keeper'],
  listMiniPrograms: SIGNED_IN,
  createMiniProgram: ['keeper', 'admin'],
  getMiniProgram: MEMBERS,
  listMembers: MEMBERS,
  putMember: ['admin'],
  removeMember: ['admin'],
  offerPackage: ['developer', 'admin', 'key'],
  sendContents: ['developer', 'admin', 'key'],
  createVersion: ['developer', 'admin', 'key'],
  listVersions: MEMBERS,
  createPreview: ['developer', 'admin', 'key'],
  openPreview: SIGNED_IN,
  getDevelopment: MEMBERS,
  deleteVersion: MEMBERS,
  compareVersions: MEMBERS,
  setTestVersion: ['manager', 'admin'],
  uploadImage: ['manager', 'admin'],
  getImage: ['keeper', ...MEMBERS],
  submitReview: ['manager', 'admin'],
  withdrawReview: ['manager', 'admin'],
  listReviews: MEMBERS,
  listReviewQueue: ['keeper'],
  getReview: ['keeper'],
  openReview: ['keeper'],
  decideReview: ['keeper'],
  createRelease: ['manager', 'admin'],
  listReleases: MEMBERS,
  changePhase: ['manager', 'admin'],
  steerRelease: ['manager', 'admin'],
  rollBack: ['manager', 'admin'],
  withdrawOnline: ['manager', 'admin'],
  setService: ['operator', 'manager', 'admin'],
  serve: ALL,
  getProfile: SIGNED_IN,
  putProfile: SIGNED_IN,
  changePassword: SIGNED_IN,
  listSessions: SIGNED_IN,
  endOtherSessions: SIGNED_IN,
  endSession: SIGNED_IN,
  listAccounts: ['keeper'],
  changeAccount: ['keeper'],
  inviteAccount: ['keeper'],
  resetAccount: ['keeper'],
  listAccountInvitations: ['keeper'],
  revokeAccountInvitation: ['keeper'],
  openInvitation: ALL,
  acceptInvitation: ALL,
  resetPassword: ALL,
  findMemberCandidates: ['admin'],
  inviteMember: ['admin'],
  listInvitations: ['admin'],
  revokeInvitation: ['admin'],
  inviteTestMember: MEMBERS,
  listTestInvitations: MEMBERS,
  revokeTestInvitation: MEMBERS,
  listTestMembers: MEMBERS,
  putTestMember: MEMBERS,
  removeTestMember: MEMBERS,
  listTestPrograms: SIGNED_IN,
  getSettings: MEMBERS,
  putSettings: ['admin'],
  putIcon: ['admin'],
  listApps: SIGNED_IN,
  putApp: ['keeper'],
  removeApp: ['keeper'],
  openOnline: ALL,
  openTestVersion: MEMBERS,
  openVersion: MEMBERS,
  openCode: ALL,
  createCode: MEMBERS,
  listCodes: MEMBERS,
  reportUsage: ALL,
  getUsage: ['analyst', 'admin'],
  listNotifications: SIGNED_IN,
  markRead: SIGNED_IN,
  listAudit: ['admin'],
  exportAudit: ['admin'],
  listKeys: ['admin'],
  createKey: ['admin'],
  changeKey: ['admin'],
  revokeKey: ['admin'],
  listWebhooks: ['developer', 'admin'],
  createWebhook: ['developer', 'admin'],
  changeWebhook: ['developer', 'admin'],
  setWebhookEnabled: ['developer', 'admin'],
  deleteWebhook: ['developer', 'admin'],
  testWebhook: ['developer', 'admin'],
  getServerDomains: MEMBERS,
  putServerDomains: ['developer', 'admin'],
};

/** Answers that are no JSON. */
const IMAGES_ALLOWED: Record<keyof typeof imageRoutes, string[]> = { codeSvg: ALL, codePng: ALL };

describe.each(ONE_DATABASE)('with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let id: string;
  let keeperName: string;
  const clients: Record<string, PlatformClient> = {};
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
    const body = { account: 'keeper', name: 'Keeper', password: PASSWORD };
    const tries = await Promise.allSettled([
      clientOf(platform).call('setUp', { body }),
      clientOf(platform).call('setUp', { body: { ...body, account: 'other' } }),
    ]);
    const [done] = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(tries.filter((result) => result.status === 'rejected')).toMatchObject([{ reason: { code: 'setup-done' } }]);
    const keeper = clientOf(platform, done!.token);
    keeperName = done!.account.account;
    clients['keeper'] = keeper;
    for (const role of ['admin', 'operator', 'manager', 'developer', 'analyst', 'stranger'] as const) {
      await keeper.call('createAccount', { body: { account: role, name: role, password: PASSWORD } });
      const { token } = await clientOf(platform).call('logIn', { body: { account: role.toUpperCase(), password: PASSWORD } });
      const client = clientOf(platform, token);
      clients[role] = client;
      tokens[role] = token;
      if (role === 'admin') {
        // Admins of mini programs may create more; the first one is made for them.
        const made = await keeper.call('createMiniProgram', { body: { name: 'Shop' } });
        id = made.id;
        await keeper.call('putMember', { params: { id, account: 'admin' }, body: { role: 'admin' } });
        await keeper.call('removeMember', { params: { id, account: keeperName } });
      } else if (role === 'manager') {
        const body = { role: 'operator' as const, grants: ['development-management' as const] };
        await clients['admin']!.call('putMember', { params: { id, account: role }, body });
      } else if (role !== 'stranger') await clients['admin']!.call('putMember', { params: { id, account: role }, body: { role } });
    }
    const { secret } = await clients['admin']!.call('createKey', { params: { id }, body: { name: 'Build server' } });
    clients['key'] = clientOf(platform, secret);
    clients['nobody'] = clientOf(platform);
    test.now -= THIRTY_ONE_DAYS_MS;
    clients['expired'] = await logIn(platform, 'admin');
    test.now += THIRTY_ONE_DAYS_MS;
  });

  afterAll(() => test.remove());

  it.each(Object.keys(routes) as RouteName[])('%s is open to its roles only', async (name) => {
    const refusals = ['signed-out', 'not-allowed', 'not-a-member'];
    const params = { id, account: 'no-such-account', packageId: '0'.repeat(64), ticket: 'none', version: 'none', other: 'none' };
    Object.assign(params, { review: 'none', release: 'none', action: 'pause', session: 'none', invitation: 'none', app: 'none' });
    Object.assign(params, { sha256: '0'.repeat(64), code: 'none', key: 'none', webhook: 'none', kind: 'request' });
    for (const who of ALL) {
      // Logging out ends the session that the other routes need.
      const client =
        name === 'logOut' && ALLOWED.logOut.includes(who) ? await logIn(platform, who === 'keeper' ? keeperName : who) : clients[who]!;
      const code = await client.call(name, { params, body: {} as never }).then(
        () => 'ok',
        (error: { code?: string }) => error.code ?? String(error),
      );
      expect({ who, refused: refusals.includes(code) }).toEqual({ who, refused: !ALLOWED[name].includes(who) });
      if (WITHOUT_SESSION.includes(who) && !ALLOWED[name].includes(who)) expect(code).toBe('signed-out');
    }
  });

  it.each(Object.keys(imageRoutes) as (keyof typeof imageRoutes)[])('the picture %s is open to its roles only', async (name) => {
    const address = platform.origin + imageRoutes[name].path.replace(':code', 'none');
    for (const who of ALL) {
      const token = tokens[who];
      const { status } = await fetch(address, { headers: token ? { authorization: `Bearer ${token}` } : {} });
      expect({ who, refused: [401, 403].includes(status) }).toEqual({ who, refused: !IMAGES_ALLOWED[name].includes(who) });
    }
  });

  it('uploads, numbers versions that come at once, previews to members until the ticket expires, and keeps all of it', async () => {
    const developer = clients['developer']!;
    const damaged = sendPackage(developer, { miniProgramId: id, manifest, read: async (name) => Buffer.alloc((await read(name)).length) });
    await expect(damaged).rejects.toMatchObject({ code: 'digest-mismatch' });
    const { packageId, sentBytes } = await sendPackage(developer, { miniProgramId: id, manifest, read });
    expect(sentBytes).toBeGreaterThan(0);
    expect(await sendPackage(developer, { miniProgramId: id, manifest, read })).toEqual({ packageId, sentBytes: 0 });
    const body = { packageId, version: '1.0.0', remarks: '' };
    const made = await Promise.all([1, 2, 3].map(() => developer.call('createVersion', { params: { id }, body })));
    expect(made.map((version) => version.number).sort()).toEqual([1, 2, 3]);
    const listed = await developer.call('listVersions', { params: { id } });
    expect(listed.map((version) => [version.number, version.current])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);

    const ticket = await developer.call('createPreview', { params: { id }, body: { packageId, app: 'web', page: '', query: '' } });
    const open = (who: string) => clients[who]!.call('openPreview', { params: { ticket: ticket.id } });
    await expect(open('stranger')).rejects.toMatchObject({ code: 'not-a-member' });
    await expect(open('keeper')).rejects.toMatchObject({ code: 'not-a-member' });
    const unknown = clients['analyst']!.call('openPreview', { params: { ticket: 'A'.repeat(24) } });
    await expect(unknown).rejects.toMatchObject({ code: 'ticket-missing' });
    // A member may open it again, on another phone as well.
    await open('analyst');
    const opened = await open('analyst');
    expect(opened.appConfig).toEqual({ formatVersion: 1 });
    const served = await fetch(`${opened.contentUrl}logic.js`);
    expect([served.status, await served.text(), served.headers.get('content-type')]).toEqual([
      200,
      'void 0;',
      'text/javascript; charset=utf-8',
    ]);
    expect((await fetch(`${opened.contentUrl}%2e%2e%2f%2e%2e%2fetc/passwd`)).status).toBe(404);
    expect((await fetch(`${opened.contentUrl.replace('/g/', '/g/x')}logic.js`)).status).toBe(403);
    test.now += 15 * 60 * 1000;
    await expect(open('analyst')).rejects.toMatchObject({ code: 'ticket-expired' });
    test.now += 2 * 60 * 60 * 1000;
    expect((await fetch(`${opened.contentUrl}logic.js`)).status).toBe(403);

    if (kind === 'embedded') await expect(test.start()).rejects.toThrow(/in use by another/);
    await test.stop(platform);
    platform = await test.start();
    const again = await logIn(platform, 'developer');
    expect(await again.call('listVersions', { params: { id } })).toHaveLength(3);
  });

  it('refuses foreign hosts and origins, and limits attempts to log in', async () => {
    const status = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        http.get(`${platform.origin}/api/info`, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject);
      });
    expect(await status({})).toBe(200);
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ origin: 'http://evil.example' })).toBe(403);
    const attempt = () => clientOf(platform).call('logIn', { body: { account: 'analyst', password: 'wrong' } });
    for (let count = 0; count < 5; count += 1) await expect(attempt()).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(attempt()).rejects.toMatchObject({ code: 'too-many-attempts', data: { retryAfter: 30 } });
    // The right password has to wait as well, and wherever it is refused nobody can tell that it was right.
    await expect(logIn(platform, 'analyst')).rejects.toMatchObject({ code: 'too-many-attempts' });
    expect(await (await logIn(platform, 'operator')).call('me')).toMatchObject({ account: 'operator' });
    test.now += 30_000;
    expect(await (await logIn(platform, 'analyst')).call('me')).toMatchObject({ account: 'analyst' });
  });

  it('limits attempts of one address over many accounts, also when they come at once', async () => {
    test.now += 15 * 60 * 1000;
    const attempts = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => clientOf(platform).call('logIn', { body: { account: `guess${index}`, password: 'wrong' } })),
    );
    const codes = attempts.map((attempt) => (attempt.status === 'rejected' ? (attempt.reason as { code: string }).code : 'ok'));
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(20);
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(10);
    test.now += 15 * 60 * 1000;
    await logIn(platform, 'operator');
  });
});
