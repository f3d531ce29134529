import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import type { Platform } from './start-platform.ts';
import { type Actor, commands, Model, type Real } from './testing/release-model.ts';
import { DATABASES, logIn, manifestOf, PASSWORD, readerOf, setUp, TestPlatform } from './testing/test-platform.ts';

const VERSIONS = 6;
const ACTORS: Actor[] = ['manager', 'operator', 'developer'];
/** Stories of random people. KUMQUAT_MODEL_RUNS asks for more. */
const RUNS = Number(process.env['KUMQUAT_MODEL_RUNS'] ?? 4);
const FORM = { summary: 'What changed', testAccount: '', screenshots: [] };

describe.each(DATABASES)('releases with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let clients: Record<Actor | 'reviewer', PlatformClient>;

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
    const admin = await setUp(platform);
    for (const account of ACTORS) await admin.call('createAccount', { body: { account, name: account, password: PASSWORD } });
    const [manager, operator, developer] = await Promise.all(ACTORS.map((account) => logIn(platform, account)));
    clients = { admin, reviewer: admin, manager: manager!, operator: operator!, developer: developer! };
  });
  afterAll(() => test.remove());

  /** A mini program of its own, with versions of the developer. */
  async function newProgram(count = VERSIONS): Promise<Real> {
    const { admin, developer } = clients;
    const { id } = await admin.call('createMiniProgram', { body: { name: 'Shop' } });
    const put = (account: string, body: { role: 'operator' | 'developer'; grants?: 'development-management'[] }) =>
      admin.call('putMember', { params: { id, account }, body });
    await put('manager', { role: 'operator', grants: ['development-management'] });
    await put('operator', { role: 'operator' });
    await put('developer', { role: 'developer' });
    const files = { 'app-config.json': '{}' };
    const { packageId } = await sendPackage(developer, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
    const versions: string[] = [];
    for (let number = 1; number <= count; number += 1) {
      const body = { packageId, version: `1.0.${number}`, remarks: '' };
      versions.push((await developer.call('createVersion', { params: { id }, body })).id);
    }
    const tick = (): void => {
      test.now += 1;
    };
    return { id, versions, clients, tick };
  }

  async function approved({ id, versions }: Real, index: number): Promise<string> {
    test.now += 1;
    const { id: review } = await clients.admin.call('submitReview', { params: { id }, body: { version: versions[index]!, form: FORM } });
    await clients.reviewer.call('decideReview', { params: { review }, body: { approve: true, reasons: '' } });
    return review;
  }

  it('stays what a small model says, whatever people do in whatever order', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(commands(VERSIONS), async (steps) => {
        const real = await newProgram();
        await fc.asyncModelRun(() => ({ model: new Model(), real }), steps);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: false },
    );
  });

  it('lets one of two releases, submissions and rollbacks at once win, never both', async () => {
    const real = await newProgram(4);
    const params = { id: real.id };
    const { admin, manager } = clients;
    const winners = async (calls: Promise<unknown>[]): Promise<number> =>
      (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled').length;

    const review = await approved(real, 0);
    const body = { review, phase: null };
    expect(await winners([admin.call('createRelease', { params, body }), manager.call('createRelease', { params, body })])).toBe(1);
    expect((await admin.call('listReleases', { params })).map(({ state }) => state)).toEqual(['online']);

    await Promise.all([1, 2].map((index) => admin.call('submitReview', { params, body: { version: real.versions[index]!, form: FORM } })));
    const states = (await admin.call('listReviews', { params })).map(({ state }) => state).sort();
    expect(states).toEqual(['in-review', 'released', 'replaced']);

    const second = await approved(real, 1);
    await admin.call('createRelease', { params, body: { review: second, phase: null } });
    const [target] = (await admin.call('getDevelopment', { params })).rollback;
    const back = { params, body: { release: target!.id } };
    const rolled = await winners([admin.call('rollBack', back), manager.call('rollBack', back)]);
    expect(rolled).toBe(1);
    expect((await admin.call('listReleases', { params })).filter(({ state }) => state === 'online')).toHaveLength(1);

    const third = await approved(real, 2);
    const phase = { percent: 10, allowList: [], window: null };
    const phased = await admin.call('createRelease', { params, body: { review: third, phase } });
    const steer = (who: PlatformClient, action: 'complete' | 'cancel') =>
      who.call('steerRelease', { params: { ...params, release: phased.id, action } });
    expect(await winners([steer(admin, 'complete'), steer(manager, 'cancel')])).toBe(1);
  });

  it('admits as many users as the window says, for as long as it is open, and they keep the version', async () => {
    const real = await newProgram(2);
    const params = { id: real.id };
    const { admin } = clients;
    await admin.call('createRelease', { params, body: { review: await approved(real, 0), phase: null } });
    const window = { from: test.now + 1000, to: test.now + 60_000, users: 3 };
    const review = await approved(real, 1);
    const { id: release } = await admin.call('createRelease', { params, body: { review, phase: { percent: 0, allowList: [], window } } });
    const served = async (user: string): Promise<number> => (await admin.call('serve', { params, query: { user } })).version.number;
    const all = async (): Promise<number> => {
      const numbers = await Promise.all(Array.from({ length: 20 }, (_, index) => served(`visitor-${index}`)));
      return numbers.filter((number) => number === 2).length;
    };
    expect(await all()).toBe(0);
    test.now += 2000;
    expect(await all()).toBe(3);
    test.now += 70_000;
    expect(await all()).toBe(3);
    await admin.call('steerRelease', { params: { ...params, release, action: 'cancel' } });
    expect(await all()).toBe(0);
  });

  it('compares versions by their files, and allows five withdrawals a day and ten a month', async () => {
    const real = await newProgram(1);
    const params = { id: real.id };
    const { admin, developer } = clients;
    const files = { 'app-config.json': '{"a":1}', 'new.js': 'void 0' };
    const { packageId } = await sendPackage(developer, { miniProgramId: real.id, manifest: manifestOf(files), read: readerOf(files) });
    const made = await developer.call('createVersion', { params, body: { packageId, version: '2', remarks: '', commit: 'abc123' } });
    expect(made.commit).toBe('abc123');
    const comparison = await admin.call('compareVersions', { params: { ...params, version: real.versions[0]!, other: made.id } });
    expect(comparison).toEqual({
      added: [{ path: 'new.js', size: 6 }],
      removed: [],
      changed: [{ path: 'app-config.json', before: 2, after: 7 }],
      before: 2,
      after: 13,
    });
    const withdraw = async (): Promise<string> => {
      test.now += 1;
      const review = await admin.call('submitReview', { params, body: { version: made.id, form: FORM } });
      return admin.call('withdrawReview', { params: { ...params, review: review.id } }).then(
        ({ state }) => state,
        (error: { code: string }) => error.code,
      );
    };
    const day = async (): Promise<string[]> => [await withdraw(), await withdraw(), await withdraw(), await withdraw(), await withdraw()];
    expect(await day()).toEqual(Array(5).fill('withdrawn'));
    expect(await withdraw()).toBe('withdrawals-used-up');
    test.now += 24 * 60 * 60 * 1000;
    expect(await day()).toEqual(Array(5).fill('withdrawn'));
    test.now += 24 * 60 * 60 * 1000;
    expect(await withdraw()).toBe('withdrawals-used-up');
    expect((await admin.call('getDevelopment', { params })).withdrawalsLeft).toEqual({ today: 5, month: 0 });
  });
});
