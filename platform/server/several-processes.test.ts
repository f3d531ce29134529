import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, DATABASES, manifestOf, PASSWORD, readerOf, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{}', 'logic.js': 'void 0;' };
/** What a change on one process may take to be served by the others. */
const SERVED_WITHIN_MS = 2000;

const codesOf = (results: PromiseSettledResult<unknown>[]): string[] =>
  results
    .map((result) => (result.status === 'fulfilled' ? 'ok' : ((result.reason as { code?: string }).code ?? String(result.reason))))
    .sort();

describe.runIf(DATABASES.includes('postgres'))('two platforms on one database and one store', () => {
  let test: TestPlatform;
  let platforms: Platform[];
  let token: string;
  let both: [PlatformClient, PlatformClient];
  let id: string;
  let packageId: string;

  const onBoth = (act: (client: PlatformClient, index: number) => Promise<unknown>) => Promise.allSettled(both.map(act));
  const upload = async (version: string): Promise<string> =>
    (await both[0].call('createVersion', { params: { id }, body: { packageId, version, remarks: '' } })).id;
  const form = { summary: 'Please', testAccount: '', screenshots: [] };
  const approved = async (version: string): Promise<string> => {
    const review = await both[0].call('submitReview', { params: { id }, body: { version: await upload(version), form } });
    await both[1].call('decideReview', { params: { review: review.id }, body: { approve: true, reasons: '' } });
    return review.id;
  };
  const release = (client: PlatformClient, review: string) =>
    client.call('createRelease', { params: { id }, body: { review, phase: null } });

  beforeAll(async () => {
    test = await TestPlatform.create('postgres');
    // Real time: what one process did is noticed by the other because time passes.
    platforms = await Promise.all([1, 2].map(() => test.start({ now: Date.now })));
    const body = { account: 'admin', name: 'Admin', password: PASSWORD };
    const made = await Promise.allSettled(platforms.map((platform) => clientOf(platform).call('setUp', { body })));
    expect(codesOf(made)).toEqual(['ok', 'setup-done']);
    token = made.flatMap((result) => (result.status === 'fulfilled' ? [result.value.token] : []))[0]!;
    both = platforms.map((platform) => clientOf(platform, token)) as [PlatformClient, PlatformClient];
    id = (await both[0].call('createMiniProgram', { body: { name: 'Shop' } })).id;
    ({ packageId } = await sendPackage(both[1], { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) }));
  });
  afterAll(() => test.remove());

  it('ran each migration once, although both started at the same time', async () => {
    const { db, close } = await test.openDatabase();
    const { rows } = (await db.execute(sql`SELECT name, count(*)::int AS times FROM migrations GROUP BY name`)) as unknown as {
      rows: { times: number }[];
    };
    await close();
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every(({ times }) => times === 1)).toBe(true);
  });

  it('numbers versions that come to both at once, and stores the same contents sent to both', async () => {
    const more = { 'app-config.json': '{}', 'logic.js': 'x'.repeat(500_000) };
    const sent = await onBoth((client) => sendPackage(client, { miniProgramId: id, manifest: manifestOf(more), read: readerOf(more) }));
    expect(codesOf(sent)).toEqual(['ok', 'ok']);
    const body = { packageId, version: '0.1.0', remarks: '' };
    const uploads = Array.from({ length: 12 }, (_, index) => both[index % 2]!.call('createVersion', { params: { id }, body }));
    const numbers = (await Promise.all(uploads)).map((version) => version.number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  it('keeps one submission open, however many come at once', async () => {
    const versions = [await upload('0.2.0'), await upload('0.2.1')];
    const submitted = await onBoth((client, index) =>
      client.call('submitReview', { params: { id }, body: { version: versions[index]!, form } }),
    );
    expect(codesOf(submitted)).toEqual(['ok', 'ok']);
    const states = (await both[0].call('listReviews', { params: { id } })).map(({ state }) => state).sort();
    expect(states).toEqual(['in-review', 'replaced']);
    const [open] = (await both[0].call('listReviews', { params: { id } })).filter(({ state }) => state === 'in-review');
    const decided = await onBoth((client, index) =>
      client.call('decideReview', { params: { review: open!.id }, body: { approve: index === 0, reasons: 'no' } }),
    );
    expect(codesOf(decided)).toEqual(['ok', 'wrong-state']);
  });

  it('lets one of two releases and one of two rollbacks win, and serves the same from both', async () => {
    const reviews = [await approved('1.0.0')];
    expect(codesOf(await onBoth((client) => release(client, reviews[0]!)))).toEqual(['ok', 'wrong-state']);
    const servedBy = async (client: PlatformClient) => (await client.call('serve', { params: { id } })).version.version;
    // Both remember it.
    expect(await Promise.all(both.map(servedBy))).toEqual(['1.0.0', '1.0.0']);

    const second = await approved('2.0.0');
    await release(both[0], second);
    expect(await servedBy(both[0])).toBe('2.0.0');
    await vi.waitFor(async () => expect(await servedBy(both[1])).toBe('2.0.0'), { timeout: SERVED_WITHIN_MS, interval: 50 });

    const [earlier] = (await both[0].call('getDevelopment', { params: { id } })).rollback;
    const back = codesOf(await onBoth((client) => client.call('rollBack', { params: { id }, body: { release: earlier!.id } })));
    expect(back.filter((code) => code === 'ok')).toHaveLength(1);
    await vi.waitFor(async () => expect(await Promise.all(both.map(servedBy))).toEqual(['1.0.0', '1.0.0']), {
      timeout: SERVED_WITHIN_MS,
      interval: 50,
    });
    const online = (await both[1].call('listReleases', { params: { id } })).filter(({ state }) => state === 'online');
    expect(online).toHaveLength(1);
  });

  it('ends a session of one on the other, and shares the limits of logging in', async () => {
    const [first, second] = platforms as [Platform, Platform];
    const { token: short } = await clientOf(first).call('logIn', { body: { account: 'admin', password: PASSWORD } });
    await clientOf(second, short).call('logOut');
    await expect(clientOf(first, short).call('me')).rejects.toMatchObject({ code: 'signed-out' });
    const attempts = Array.from({ length: 10 }, (_, index) =>
      clientOf(platforms[index % 2]!).call('logIn', { body: { account: 'admin', password: 'wrong' } }),
    );
    const codes = codesOf(await Promise.allSettled(attempts));
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(5);
  });
});
