import { expect, test } from 'vitest';
import { checkPhaseChange, placeOf, type ServingState, serve } from './releases.ts';

const user = (key: string, admitted = false) => ({ name: key, key, admitted });
const state = (percent: number): ServingState => ({
  suspended: false,
  online: { id: 'r1', versionId: 'old' },
  phased: { id: 'r2', versionId: 'new', state: 'running', phase: { percent, allowList: [], window: null }, admitted: 0 },
});
const users = Array.from({ length: 20_000 }, (_, index) => `user ${index}`);
const getsNew = (percent: number): Set<string> =>
  new Set(users.filter((key) => (serve(state(percent), user(key), 0) as { versionId: string }).versionId === 'new'));

test('a percentage is that share of the users, and who has the version keeps it when it rises', () => {
  let before = new Set<string>();
  for (const percent of [1, 10, 50, 99, 100]) {
    const now = getsNew(percent);
    expect(Math.abs((now.size / users.length) * 100 - percent)).toBeLessThan(1);
    expect([...before].filter((key) => !now.has(key))).toEqual([]);
    before = now;
  }
  expect(getsNew(100).size).toBe(users.length);
});

test('paused, the percentage, the list and who was admitted stay as they are, and the window admits nobody new', () => {
  const phase = { percent: 30, allowList: ['Listed'], window: { from: 0, to: 10, users: 5 } };
  const serving = (now: 'running' | 'paused') => ({ ...state(30), phased: { ...state(30).phased!, phase, state: now } });
  const outside = users.find((key) => placeOf('r2', key) >= 30)!;
  const got = (now: 'running' | 'paused', who: ReturnType<typeof user>) => serve(serving(now), who, 5);
  expect(got('running', user(outside))).toEqual({ versionId: 'new', admit: true });
  expect(got('paused', user(outside))).toEqual({ versionId: 'old', admit: false });
  const within = users.find((key) => placeOf('r2', key) < 30)!;
  for (const who of [user(within), user('listed'), user(outside, true)]) {
    expect(got('paused', who)).toEqual({ versionId: 'new', admit: false });
  }
});

test('each release draws other users first', () => {
  const first = users.filter((key) => placeOf('a', key) < 10);
  const both = first.filter((key) => placeOf('b', key) < 10);
  expect(both.length / first.length).toBeGreaterThan(0.05);
  expect(both.length / first.length).toBeLessThan(0.2);
});

test('numbers of a phase only rise', () => {
  const phase = (percent: number, count?: number) => ({
    percent,
    allowList: [],
    window: count === undefined ? null : { from: 0, to: 1, users: count },
  });
  expect(() => checkPhaseChange(phase(10, 5), phase(10, 6))).not.toThrow();
  expect(() => checkPhaseChange(phase(10), phase(9))).toThrow(expect.objectContaining({ code: 'phase-invalid' }));
  expect(() => checkPhaseChange(phase(10, 5), phase(20, 4))).toThrow(expect.objectContaining({ code: 'phase-invalid' }));
  expect(() => checkPhaseChange(phase(10), phase(0))).toThrow(expect.objectContaining({ code: 'phase-invalid' }));
});
