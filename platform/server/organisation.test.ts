import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import { notifications } from '../store/schema.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, logIn, manifestOf, ONE_DATABASE, PASSWORD, readerOf, setUp, TestPlatform } from './testing/test-platform.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

const tokenOf = (url: string): string => url.split('#/invite/')[1] ?? '';

describe.each(ONE_DATABASE)('organisation with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let admin: PlatformClient;
  let id: string;
  const params = () => ({ id });
  const nobody = () => clientOf(platform);

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
    admin = await setUp(platform);
    id = (await admin.call('createMiniProgram', { body: { name: 'Shop' } })).id;
  });
  afterAll(() => test.remove());

  /** An account that is a member of nothing. */
  async function person(account: string): Promise<{ client: PlatformClient; id: string }> {
    const { id: accountId } = await admin.call('createAccount', { body: { account, name: account, password: PASSWORD } });
    return { client: await logIn(platform, account), id: accountId };
  }

  async function member(account: string, role: 'operator' | 'developer' | 'analyst' | 'admin'): Promise<PlatformClient> {
    const { client } = await person(account);
    await admin.call('putMember', { params: { id, account }, body: { role } });
    return client;
  }

  const account = (name: string) => ({ account: name, name, password: PASSWORD });

  describe('invitations', () => {
    it('make an account and its place at once, one time', async () => {
      const { url, invitation } = await admin.call('inviteMember', { params: params(), body: { role: 'developer', email: 'dan@x.test' } });
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/console\/#\/invite\/[\w-]{43}$/);
      const token = tokenOf(url);
      expect(await nobody().call('openInvitation', { body: { token } })).toMatchObject({
        kind: 'member',
        role: 'developer',
        miniProgram: { id, name: 'Shop' },
        invitedBy: 'Admin',
        email: 'dan@x.test',
      });
      expect(JSON.stringify(await admin.call('listInvitations', { params: params() }))).not.toContain(token);
      await expect(nobody().call('acceptInvitation', { body: { token } })).rejects.toMatchObject({ code: 'signed-out' });
      const taken = { ...account('ADMIN') };
      await expect(nobody().call('acceptInvitation', { body: { token, account: taken } })).rejects.toMatchObject({
        code: 'account-exists',
      });

      const tries = await Promise.allSettled(
        ['dan', 'dora'].map((name) => nobody().call('acceptInvitation', { body: { token, account: account(name) } })),
      );
      const made = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(made).toMatchObject([{ miniProgram: id, session: { account: { platformAdmin: false, reviewer: false } } }]);
      expect(tries.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'invitation-ended' } }]);
      // The one that came too late left no account.
      const names = (await admin.call('listAccounts')).map((one) => one.account);
      expect(names.filter((name) => ['dan', 'dora'].includes(name))).toEqual([made[0]?.session?.account.account]);
      const joined = clientOf(platform, made[0]?.session?.token);
      expect(await joined.call('getMiniProgram', { params: params() })).toMatchObject({ role: 'developer' });
      expect((await joined.call('getProfile')).email).toBe('dan@x.test');
      expect((await admin.call('listInvitations', { params: params() })).map((one) => one.id)).not.toContain(invitation.id);
    });

    it('are joined with an account that exists, and change nobody’s role', async () => {
      const { client } = await person('jo');
      const invite = async (): Promise<string> =>
        tokenOf((await admin.call('inviteMember', { params: params(), body: { role: 'analyst' } })).url);
      expect(await client.call('acceptInvitation', { body: { token: await invite() } })).toEqual({ session: null, miniProgram: id });
      const again = await invite();
      await expect(client.call('acceptInvitation', { body: { token: again } })).rejects.toMatchObject({ code: 'already-member' });
      await expect(admin.call('acceptInvitation', { body: { token: again } })).rejects.toMatchObject({ code: 'already-member' });
      // A refused try did not use it up.
      expect(await nobody().call('openInvitation', { body: { token: again } })).toMatchObject({ kind: 'member' });
      expect(await admin.call('getMiniProgram', { params: params() })).toMatchObject({ role: 'admin' });
    });

    it('end after seven days, when taken back, and when whoever made them may not invite any more', async () => {
      const open = (token: string) => nobody().call('openInvitation', { body: { token } });
      const ended = { code: 'invitation-ended' };
      const helper = await member('helper', 'admin');
      const made = await helper.call('inviteMember', { params: params(), body: { role: 'admin' } });
      const byHelper = tokenOf(made.url);
      await open(byHelper);
      await admin.call('putMember', { params: { id, account: 'helper' }, body: { role: 'analyst' } });
      await expect(open(byHelper)).rejects.toMatchObject(ended);
      await expect(nobody().call('acceptInvitation', { body: { token: byHelper, account: account('sly') } })).rejects.toMatchObject(ended);

      const { url, invitation } = await admin.call('inviteMember', { params: params(), body: { role: 'operator' } });
      // Each kind is taken back by those who make it.
      await helper.call('revokeTestInvitation', { params: { id, invitation: invitation.id } });
      await open(tokenOf(url));
      await admin.call('revokeInvitation', { params: { id, invitation: invitation.id } });
      await expect(open(tokenOf(url))).rejects.toMatchObject(ended);
      await expect(open('A'.repeat(43))).rejects.toMatchObject(ended);

      const late = tokenOf((await admin.call('inviteAccount', { body: {} })).url);
      test.now += 7 * DAY_MS - 1;
      expect(await open(late)).toMatchObject({ kind: 'account', miniProgram: null });
      test.now += 1;
      await expect(open(late)).rejects.toMatchObject(ended);
      expect(await admin.call('listAccountInvitations')).toEqual([]);
    });

    it('for an account alone make no member', async () => {
      const { url } = await admin.call('inviteAccount', { body: { email: null } });
      const { session } = await nobody().call('acceptInvitation', { body: { token: tokenOf(url), account: account('alone') } });
      expect(await clientOf(platform, session?.token).call('listMiniPrograms')).toEqual([]);
    });
  });

  describe('accounts', () => {
    it('get a new password by a link, which ends every session and works once', async () => {
      const { client, id: accountId } = await person('forgetful');
      const first = tokenOf((await admin.call('resetAccount', { params: { account: accountId } })).url);
      const { url } = await admin.call('resetAccount', { params: { account: accountId } });
      const reset = (token: string) => nobody().call('resetPassword', { body: { token, password: 'another horse' } });
      await expect(reset(first)).rejects.toMatchObject({ code: 'invitation-ended' });
      await client.call('me');
      const { token } = await reset(tokenOf(url));
      await expect(client.call('me')).rejects.toMatchObject({ code: 'signed-out' });
      expect(await clientOf(platform, token).call('me')).toMatchObject({ account: 'forgetful' });
      await expect(reset(tokenOf(url))).rejects.toMatchObject({ code: 'invitation-ended' });
      await expect(logIn(platform, 'forgetful')).rejects.toMatchObject({ code: 'wrong-password' });
      const invited = tokenOf((await admin.call('inviteAccount', { body: {} })).url);
      await expect(reset(invited)).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it('change name, mail and password, see their sessions and end them', async () => {
      const { client } = await person('pat');
      const phone = await logIn(platform, 'pat');
      const tablet = await logIn(platform, 'pat');
      expect(await client.call('putProfile', { body: { name: 'Pat P', email: 'pat@x.test' } })).toMatchObject({ name: 'Pat P' });
      test.now += 60 * 60 * 1000;
      await client.call('me');
      const listed = await client.call('listSessions');
      expect(listed.map(({ current }) => current)).toEqual([true, false, false]);
      expect(listed[0]).toMatchObject({ usedAt: test.now, address: '127.0.0.1' });
      const [own] = (await tablet.call('listSessions')).filter(({ current }) => current);
      // Nobody ends a session of somebody else.
      await admin.call('endSession', { params: { session: own!.id } });
      await tablet.call('me');
      await client.call('endSession', { params: { session: own!.id } });
      await expect(tablet.call('me')).rejects.toMatchObject({ code: 'signed-out' });

      const change = (current: string) => client.call('changePassword', { body: { current, password: 'another horse' } });
      await expect(change('wrong')).rejects.toMatchObject({ code: 'wrong-password' });
      await phone.call('me');
      await change(PASSWORD);
      await expect(phone.call('me')).rejects.toMatchObject({ code: 'signed-out' });
      await client.call('me');
      // With the one before they are five.
      for (let count = 0; count < 4; count += 1) await expect(change(PASSWORD)).rejects.toMatchObject({ code: 'wrong-password' });
      await expect(change('another horse')).rejects.toMatchObject({ code: 'too-many-attempts' });
    });

    it('are disabled and enabled; the last platform admin stays', async () => {
      const { client, id: accountId } = await person('dis');
      const me = await admin.call('me');
      const change = (who: string, body: { platformAdmin?: boolean; reviewer?: boolean; disabled?: boolean }) =>
        admin.call('changeAccount', { params: { account: who }, body });
      const last = { code: 'last-platform-admin' };
      await expect(change(me.id, { platformAdmin: false })).rejects.toMatchObject(last);
      await expect(change(me.id, { disabled: true })).rejects.toMatchObject(last);
      expect(await change(accountId, { disabled: true })).toMatchObject({ disabledAt: test.now });
      await expect(client.call('me')).rejects.toMatchObject({ code: 'signed-out' });
      await expect(logIn(platform, 'dis')).rejects.toMatchObject({ code: 'account-disabled' });
      const wrong = clientOf(platform).call('logIn', { body: { account: 'dis', password: 'wrong' } });
      await expect(wrong).rejects.toMatchObject({ code: 'wrong-password' });
      // An admin who cannot log in is none to rely on.
      await change(accountId, { platformAdmin: true });
      await expect(change(me.id, { platformAdmin: false })).rejects.toMatchObject(last);
      await change(accountId, { disabled: false, reviewer: true });
      const again = await logIn(platform, 'dis');
      const both = await Promise.allSettled([
        admin.call('changeAccount', { params: { account: accountId }, body: { platformAdmin: false } }),
        again.call('changeAccount', { params: { account: me.id }, body: { platformAdmin: false } }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      if (both[0]?.status === 'rejected') {
        await again.call('changeAccount', { params: { account: me.id }, body: { platformAdmin: true } });
        await change(accountId, { platformAdmin: false });
      }
    });
  });

  describe('mini programs', () => {
    it('tell a test member of the test version and of nothing else', async () => {
      const analyst = await member('ann', 'analyst');
      const { client } = await person('tess');
      await expect(analyst.call('putTestMember', { params: { id, account: 'admin' } })).rejects.toMatchObject({ code: 'already-member' });
      await analyst.call('putTestMember', { params: { id, account: 'tess' } });
      expect(await client.call('listMiniPrograms')).toEqual([]);
      for (const name of ['getMiniProgram', 'listVersions', 'listMembers', 'getSettings', 'getDevelopment', 'listTestMembers'] as const) {
        await expect(client.call(name, { params: params() })).rejects.toMatchObject({ code: 'not-a-member' });
      }
      expect(await client.call('listTestPrograms')).toMatchObject([{ id, name: 'Shop', addedBy: { account: 'ann' }, test: null }]);
      // Whoever becomes a project member is no test member any more.
      await admin.call('putMember', { params: { id, account: 'tess' }, body: { role: 'developer' } });
      expect(await admin.call('listTestMembers', { params: params() })).toEqual([]);
      await expect(analyst.call('removeTestMember', { params: { id, account: 'tess' } })).rejects.toMatchObject({
        code: 'account-missing',
      });

      const { url } = await analyst.call('inviteTestMember', { params: params(), body: {} });
      const body = { token: tokenOf(url), account: account('tom') };
      const { session } = await nobody().call('acceptInvitation', { body });
      expect(await clientOf(platform, session?.token).call('listTestPrograms')).toHaveLength(1);
      await admin.call('removeTestMember', { params: { id, account: 'tom' } });
      expect(await clientOf(platform, session?.token).call('listTestPrograms')).toEqual([]);
    });

    it('keep their looks and a real image as their icon', async () => {
      const settings = { name: 'Corner shop', description: 'Fruit', category: 'shopping' as const, color: '#123456', apps: [] };
      expect(await admin.call('putSettings', { params: params(), body: settings })).toMatchObject({
        name: 'Corner shop',
        apps: [{ id: 'web' }],
      });
      const put = (image: string | null) => admin.call('putIcon', { params: params(), body: { image } });
      const html = Buffer.from('<script>alert(1)</script>').toString('base64');
      await expect(put(html)).rejects.toMatchObject({ code: 'image-invalid' });
      const large = Buffer.concat([PNG, Buffer.alloc(256 * 1024)]).toString('base64');
      await expect(put(large)).rejects.toMatchObject({ code: 'invalid-input' });
      const { icon } = await put(PNG.toString('base64'));
      const served = await fetch(`${platform.origin}/icons/${icon}`);
      expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(Buffer.from(await served.arrayBuffer())).toEqual(PNG);
      expect(await admin.call('getMiniProgram', { params: params() })).toMatchObject({ icon, color: '#123456' });
      expect((await put(null)).icon).toBeNull();
      // Contents that are no mini program's icon are not told.
      expect((await fetch(`${platform.origin}/icons/${icon}`)).status).toBe(404);
    });

    it('are opened by the apps that were associated with them', async () => {
      const app = { name: 'Super app', scheme: 'super://open?url={url}' };
      await admin.call('putApp', { params: { app: 'super' }, body: app });
      for (const scheme of ['javascript:alert({url})', 'super://open', 'data:text/html,{url}']) {
        await expect(admin.call('putApp', { params: { app: 'super' }, body: { ...app, scheme } })).rejects.toMatchObject({
          code: 'invalid-input',
        });
      }
      await expect(admin.call('putApp', { params: { app: 'web' }, body: app })).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(admin.call('removeApp', { params: { app: 'web' } })).rejects.toMatchObject({ code: 'invalid-input' });
      const { apps } = await nobody().call('info');
      expect(apps.map((one) => one.id)).toEqual(['web', 'super']);
      const looks = { name: 'Corner shop', description: '', category: '' as const, color: '#123456' };
      const body = { ...looks, apps: ['super', 'web', 'super'] };
      expect((await admin.call('putSettings', { params: params(), body })).apps).toMatchObject([{ id: 'web' }, { id: 'super', ...app }]);
      const unknown = admin.call('putSettings', { params: params(), body: { ...looks, apps: ['nope'] } });
      await expect(unknown).rejects.toMatchObject({ code: 'app-missing' });

      const files = { 'app-config.json': '{}' };
      const { packageId } = await sendPackage(admin, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
      const preview = (one: string) =>
        admin.call('createPreview', { params: params(), body: { packageId, app: one, page: '', query: '' } });
      const ticket = await preview('super');
      const page = `${platform.origin}/p/${ticket.id}?app=super`;
      expect(ticket.url).toBe(`super://open?url=${encodeURIComponent(page)}`);
      const open = { params: { ticket: ticket.id } };
      await expect(admin.call('openPreview', open)).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await admin.call('openPreview', { ...open, query: { app: 'super' } })).toMatchObject({ miniProgram: { id } });
      await admin.call('putSettings', { params: params(), body: { ...body, apps: [] } });
      await expect(preview('super')).rejects.toMatchObject({ code: 'invalid-input', data: { field: 'app' } });
      await admin.call('putSettings', { params: params(), body });
      await admin.call('removeApp', { params: { app: 'super' } });
      expect((await admin.call('getSettings', { params: params() })).apps).toMatchObject([{ id: 'web' }]);
    });
  });

  it('finds accounts to add by how their names begin, tells nothing else of them, and not too often', async () => {
    for (const [name, display] of [
      ['zoe.zeta', 'Ana Zapata'],
      ['zz+top', 'Zed_Top'],
      ['zed', 'Li Zedong'],
      ['zara', 'Gone'],
    ] as const) {
      const { id: accountId } = await admin.call('createAccount', { body: { account: name, name: display, password: PASSWORD } });
      if (name === 'zara') await admin.call('changeAccount', { params: { account: accountId }, body: { disabled: true } });
    }
    const zoe = await logIn(platform, 'zoe.zeta');
    await zoe.call('putProfile', { body: { name: 'Ana Zapata', email: 'Ana@Example.com' } });
    await admin.call('putMember', { params: { id, account: 'zed' }, body: { role: 'analyst' } });
    const find = (start: string) => admin.call('findMemberCandidates', { params: params(), query: { start } });
    const ana = { account: 'zoe.zeta', name: 'Ana Zapata' };
    for (const start of ['ZOE', ' zap', 'ana z', 'ana@example.COM']) expect(await find(start), start).toEqual([ana]);
    // Not by a part of an address, not who is disabled or a member already, and signs are no wildcards.
    for (const start of ['ana@', 'ana@example.co', 'zara', 'zedo', '%%', '__', 'z%', 'oe']) expect(await find(start), start).toEqual([]);
    expect(await find('zed')).toEqual([{ account: 'zz+top', name: 'Zed_Top' }]);
    await expect(find('z')).rejects.toMatchObject({ code: 'invalid-input' });
    const more = await Promise.allSettled(Array.from({ length: 60 }, () => find('zoe')));
    expect(more.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'too-many-attempts', data: { retryAfter: 60 } } });
    test.now += 60_000;
    expect(await find('zoe')).toEqual([ana]);
  });

  it('tells people that they were added, changed and removed, and nobody of what stayed the same', async () => {
    const { id: accountId } = await person('nora');
    const put = (role: 'operator' | 'analyst', grants: 'development-management'[] = []) =>
      admin.call('putMember', { params: { id, account: 'nora' }, body: { role, grants } });
    await put('analyst');
    await put('analyst');
    await put('operator');
    await put('operator', ['development-management']);
    await admin.call('removeMember', { params: { id, account: 'nora' } });
    await test.stop(platform);
    const { db, close } = await test.openDatabase();
    const rows = await db.select().from(notifications);
    await close();
    platform = await test.start();
    const told = rows.filter((row) => row.accountId === accountId).sort((one, other) => one.id - other.id);
    expect(told.map((row) => row.kind)).toEqual(['invited', 'role-changed', 'role-changed', 'removed']);
    expect(told[2]?.data).toEqual({ by: 'Admin', role: 'operator', grants: ['development-management'] });
  });
});
