import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendPackage } from '../client/send-package.ts';
import { auditLog, sessions } from '../store/schema.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, logIn, manifestOf, ONE_DATABASE, PASSWORD, readerOf, setUp, TestPlatform } from './testing/test-platform.ts';

describe.each(ONE_DATABASE)('with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;

  beforeEach(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
  });
  afterEach(() => test.remove());

  it('ends the session that logs out, and only that one', async () => {
    const first = await setUp(platform);
    const second = await logIn(platform, 'admin');
    await first.call('logOut');
    await expect(first.call('me')).rejects.toMatchObject({ code: 'signed-out' });
    expect(await second.call('me')).toMatchObject({ account: 'admin' });
  });

  it('keeps an admin, also when two are taken away at once', async () => {
    const admin = await setUp(platform);
    const { id } = await admin.call('createMiniProgram', { body: { name: 'Shop' } });
    const member = (account: string) => ({ params: { id, account } });
    await expect(admin.call('removeMember', member('admin'))).rejects.toMatchObject({ code: 'last-admin' });
    await expect(admin.call('putMember', { ...member('admin'), body: { role: 'developer' } })).rejects.toMatchObject({
      code: 'last-admin',
    });
    await admin.call('createAccount', { body: { account: 'bob', name: 'Bob', password: PASSWORD } });
    await admin.call('putMember', { ...member('bob'), body: { role: 'admin' } });
    const bob = await logIn(platform, 'bob');
    const results = await Promise.allSettled([
      admin.call('putMember', { ...member('bob'), body: { role: 'developer' } }),
      bob.call('putMember', { ...member('admin'), body: { role: 'developer' } }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const [one, two] = (await admin.call('listMembers', { params: { id } })).map(({ role }) => role).sort();
    expect([one, two]).toEqual(['admin', 'developer']);
  });

  it('writes every change into the audit log, and no refused one', async () => {
    const files = { 'app-config.json': '{}' };
    const admin = await setUp(platform);
    const { id } = await admin.call('createMiniProgram', { body: { name: 'Shop' } });
    await admin.call('createAccount', { body: { account: 'bob', name: 'Bob', password: PASSWORD } });
    const bob = { params: { id, account: 'bob' } };
    await admin.call('putMember', { ...bob, body: { role: 'developer' } });
    await admin.call('removeMember', bob);
    await expect(admin.call('removeMember', { params: { id, account: 'admin' } })).rejects.toMatchObject({ code: 'last-admin' });
    const { packageId } = await sendPackage(admin, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
    await admin.call('createVersion', { params: { id }, body: { packageId, version: '1.0.0', remarks: '' } });
    await admin.call('createPreview', { params: { id }, body: { packageId, app: 'web', page: '', query: '' } });
    await expect(clientOf(platform).call('logIn', { body: { account: 'bob', password: 'wrong' } })).rejects.toMatchObject({
      code: 'wrong-password',
    });
    await logIn(platform, 'bob');
    const { id: adminId } = await admin.call('me');
    await admin.call('logOut');
    await test.stop(platform);

    const database = await test.openDatabase();
    const rows = await database.db.select().from(auditLog).orderBy(asc(auditLog.id));
    await database.close();
    expect(rows.map(({ action, miniProgramId, details }) => [action, miniProgramId, details])).toEqual([
      ['setup', null, {}],
      ['create-mini-program', id, { name: 'Shop' }],
      ['create-account', null, { account: 'bob' }],
      ['put-member', id, { account: 'bob', role: 'developer' }],
      ['remove-member', id, { account: 'bob' }],
      ['offer-package', id, { packageId, size: 2 }],
      ['send-contents', id, { packageId, missing: 0 }],
      ['create-version', id, { number: 1, version: '1.0.0', packageId }],
      ['create-preview', id, { packageId, app: 'web', page: 'pages/home/home' }],
      ['log-in', null, {}],
      ['log-out', null, {}],
    ]);
    const others = rows.filter(({ action }) => action !== 'log-in');
    expect(new Set(others.map(({ accountId }) => accountId))).toEqual(new Set([adminId]));
    for (const row of rows) expect(row).toMatchObject({ at: test.now, address: '127.0.0.1' });
  });

  it('forgets sessions that have expired', async () => {
    const old = await setUp(platform);
    test.now += 20 * 24 * 60 * 60 * 1000;
    await logIn(platform, 'admin');
    test.now += 10 * 24 * 60 * 60 * 1000;
    await expect(old.call('me')).rejects.toMatchObject({ code: 'signed-out' });
    await test.stop(platform);
    platform = await test.start();
    await test.stop(platform);
    const database = await test.openDatabase();
    expect(await database.db.select().from(sessions)).toHaveLength(1);
    await database.close();
  });
});
