import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import type { UsageEvent } from '../contract/operations-models.ts';
import { addDays, dayOf } from '../domain/usage.ts';
import type { Platform } from './start-platform.ts';
import { ReleasedProgram } from './testing/released-program.ts';
import { clientOf, ONE_DATABASE, setUp, TestPlatform } from './testing/test-platform.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST = '2027-03-01';

describe.each(ONE_DATABASE)('usage with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let admin: PlatformClient;

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
    admin = await setUp(platform);
  });
  afterAll(() => test.remove());

  /** A mini program with 1.0.0 and 2.0.0 released, on the morning of FIRST. */
  async function released(): Promise<ReleasedProgram> {
    test.now = Math.max(test.now, Date.parse(`${FIRST}T08:00:00Z`));
    // The session of the admin ends after some weeks of this test.
    const { token } = await clientOf(platform).call('logIn', { body: { account: 'admin', password: 'correct horse' } });
    admin = clientOf(platform, token);
    const program = await ReleasedProgram.create(admin);
    await program.release(await program.upload('1.0.0', {}));
    test.now += 1;
    await program.release(await program.upload('2.0.0', {}));
    return program;
  }

  const event = (changes: Partial<UsageEvent> & { user: string }): UsageEvent => ({
    id: randomUUID(),
    kind: 'visit',
    at: test.now,
    visit: `visit of ${changes.user}`,
    version: '1.0.0',
    env: 'release',
    page: '',
    scene: 1001,
    durationMs: 0,
    message: '',
    ...changes,
  });
  const report = (program: ReleasedProgram, events: unknown[]) =>
    clientOf(platform).call('reportUsage', { params: { id: program.id }, body: { events: events as UsageEvent[] } });
  const usage = (program: ReleasedProgram, query: { from?: string; to?: string; version?: string } = {}) =>
    admin.call('getUsage', { params: { id: program.id }, query });

  it('counts visitors, visits, pages, durations and errors, each event once however often it comes', async () => {
    const program = await released();
    const day = dayOf(test.now);
    const events = [
      event({ user: 'ann', visit: 'ann-visit-1' }),
      event({ user: 'ann', kind: 'page', page: 'pages/home/home' }),
      event({ user: 'ann', kind: 'page', page: 'pages/home/home' }),
      event({ user: 'ann', kind: 'page', page: 'pages/fruit/fruit' }),
      event({ user: 'ann', kind: 'leave', durationMs: 4000, visit: 'ann-visit-1' }),
      // Back from the background: the same visit goes on.
      event({ user: 'ann', kind: 'leave', durationMs: 2000, visit: 'ann-visit-1' }),
      event({ user: 'ann', visit: 'ann-visit-2' }),
      event({ user: 'bob', version: '2.0.0' }),
      event({ user: 'bob', kind: 'page', page: 'pages/home/home', version: '2.0.0' }),
      event({ user: 'bob', kind: 'leave', durationMs: 2000, visit: 'bob-visit-1', version: '2.0.0' }),
      event({ user: 'bob', kind: 'error', message: 'x is undefined', page: 'pages/home/home', version: '2.0.0' }),
      event({ user: 'bob', kind: 'error', message: 'x is undefined', page: 'pages/home/home', version: '2.0.0', at: test.now - 1 }),
    ];
    const sent = await Promise.all([report(program, events), report(program, [...events].reverse()), report(program, events.slice(3))]);
    expect(sent.map(({ dropped }) => dropped)).toEqual([0, 0, 0]);
    expect(await report(program, [events[0], { ...events[0], user: 'eve' }])).toEqual({ accepted: 2, dropped: 0 });

    const all = await usage(program, { from: day, to: day });
    const figures = { visitors: 2, visits: 3, pageViews: 4, newUsers: 2, averageDurationMs: 4000, errors: 2 };
    expect(all.totals).toEqual({ ...figures, retention1: { users: 0, returned: 0 }, retention7: { users: 0, returned: 0 } });
    expect(all.days).toEqual([{ day, ...figures, returned1: null, returned7: null }]);
    expect(all.pages).toEqual([
      { page: 'pages/home/home', views: 3, visitors: 2 },
      { page: 'pages/fruit/fruit', views: 1, visitors: 1 },
    ]);
    expect(all.versions).toEqual([
      { version: '1.0.0', visits: 2, visitors: 1 },
      { version: '2.0.0', visits: 1, visitors: 1 },
    ]);
    expect(all.errors).toEqual([{ message: 'x is undefined', page: 'pages/home/home', count: 2, users: 1, lastAt: test.now }]);
    const second = await usage(program, { from: day, to: day, version: '2.0.0' });
    expect(second.totals).toMatchObject({ visitors: 1, visits: 1, pageViews: 1, newUsers: 1, averageDurationMs: 2000, errors: 2 });
    expect(second.versions).toEqual(all.versions);
    // Another mini program knows nothing of it.
    expect((await usage(await released(), { from: day, to: day })).totals.visits).toBe(0);
  });

  it('knows who came again after 1 and 7 days, by UTC days, also when events arrive late', async () => {
    const program = await released();
    const first = addDays(dayOf(test.now), 1);
    const at = (day: number, clock: string): number => Date.parse(`${addDays(first, day)}T${clock}Z`);
    test.now = at(1, '12:00:00');
    await report(program, [
      event({ user: 'ann', at: at(0, '00:00:00.000') }),
      event({ user: 'bob', at: at(0, '23:59:59.999') }),
      event({ user: 'bob', at: at(1, '00:00:00.000') }),
      event({ user: 'cy', at: at(1, '09:00:00'), version: '2.0.0' }),
      // Only who visits is a user.
      event({ user: 'dot', kind: 'error', message: 'early', at: at(0, '10:00:00') }),
    ]);
    test.now = at(2, '06:00:00');
    // What was still in a pocket: cy came a day earlier than known so far.
    await report(program, [event({ user: 'cy', at: at(0, '20:00:00') })]);
    const range = { from: first, to: addDays(first, 1) };
    let days = (await usage(program, range)).days;
    expect(days.map(({ newUsers, returned1, returned7 }) => [newUsers, returned1, returned7])).toEqual([
      [3, 2, null],
      [0, 0, null],
    ]);
    test.now = at(7, '00:00:00');
    await report(program, [event({ user: 'ann' }), event({ user: 'ann' }), event({ user: 'cy' })]);
    const week = await usage(program, range);
    days = week.days;
    expect(days.map(({ newUsers, returned1, returned7 }) => [newUsers, returned1, returned7])).toEqual([
      [3, 2, 2],
      [0, 0, null],
    ]);
    expect(week.totals).toMatchObject({ retention1: { users: 3, returned: 2 }, retention7: { users: 3, returned: 2 } });
    const began = await usage(program, { ...range, version: '1.0.0' });
    expect(began.days[0]).toMatchObject({ newUsers: 3, returned1: 2 });
    const second = await usage(program, { ...range, version: '2.0.0' });
    expect(second.days.map(({ newUsers, visitors }) => [newUsers, visitors])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('drops what cannot be, and refuses what is no event', async () => {
    const program = await released();
    const user = 'ann';
    const dropped = [
      event({ user, at: test.now + 1 }),
      event({ user, at: test.now - 7 * DAY_MS }),
      event({ user, env: 'trial' }),
      event({ user, env: 'develop' }),
      event({ user, version: '9.9.9' }),
    ];
    const kept = event({ user, at: test.now - 7 * DAY_MS + 1 });
    expect(await report(program, [...dropped, kept])).toEqual({ accepted: 1, dropped: 5 });
    const good = event({ user });
    for (const wrong of [
      { ...good, user: '' },
      { ...good, user: 'x'.repeat(129) },
      { ...good, id: 'short' },
      { ...good, kind: 'other' },
      { ...good, at: 1.5 },
      { ...good, at: '2027' },
      { ...good, durationMs: -1 },
      { ...good, durationMs: DAY_MS + 1 },
      { ...good, message: 'x'.repeat(2001) },
      { ...good, page: 'a\0b' },
      { ...good, more: 1 },
      null,
    ]) {
      await expect(report(program, [good, wrong])).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(report(program, [])).rejects.toMatchObject({ code: 'invalid-input' });
    const many = Array.from({ length: 101 }, () => event({ user }));
    await expect(report(program, many)).rejects.toMatchObject({ code: 'invalid-input' });
    const missing = clientOf(platform).call('reportUsage', { params: { id: 'none' }, body: { events: [good] } });
    await expect(missing).rejects.toMatchObject({ code: 'mini-program-missing' });
    const markup = event({ user: "'; DROP TABLE usage_events; --", kind: 'error', message: '<img src=x onerror=alert(1)>' });
    await report(program, [markup]);
    expect((await usage(program)).errors[0]).toMatchObject({ message: markup.message, count: 1 });
    expect((await usage(program)).totals.visits).toBe(1);
  });

  it('takes an address’s events of a mini program up to a limit, and those of others', async () => {
    const [program, other] = [await released(), await released()];
    const batch = (size: number) => Array.from({ length: size }, () => event({ user: 'ann' }));
    for (let sent = 0; sent < 3000; sent += 100) await report(program, batch(100));
    await expect(report(program, batch(1))).rejects.toMatchObject({ code: 'too-many-attempts', data: { retryAfter: 600 } });
    expect(await report(other, batch(1))).toEqual({ accepted: 1, dropped: 0 });
    expect((await usage(program)).totals).toMatchObject({ visits: 3000, visitors: 1 });
    test.now += 10 * 60 * 1000;
    expect(await report(program, batch(1))).toEqual({ accepted: 1, dropped: 0 });
  });

  it('answers every day that was asked for, at most a year, by default the last 30', async () => {
    const program = await released();
    const { from, to, days } = await usage(program);
    expect([to, from, days.length]).toEqual([dayOf(test.now), addDays(dayOf(test.now), -29), 30]);
    expect((await usage(program, { from: '2024-02-28', to: '2024-03-01' })).days.map(({ day }) => day)).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
    expect((await usage(program, { from: '2024-01-01', to: '2024-12-31' })).days).toHaveLength(366);
    for (const query of [
      { from: '2024-01-01', to: '2025-01-01' },
      { from: '2024-01-02', to: '2024-01-01' },
      { from: '2023-02-29' },
      { from: '2024-13-01' },
      { from: 'yesterday' },
      { to: "2024-01-01' OR 1=1" },
    ]) {
      await expect(usage(program, query), JSON.stringify(query)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
