import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UsageEvent } from '../contract/operations-models.ts';
import { UsageRecorder } from './usage-recorder.ts';

let now = 1_800_000_000_000;
let sent: UsageEvent[][];
let beacons: UsageEvent[][];
let online: boolean;
let recorder: UsageRecorder;

beforeEach(() => {
  vi.useFakeTimers();
  [sent, beacons, online] = [[], [], true];
  let id = 0;
  recorder = new UsageRecorder({
    user: 'ann',
    version: '1.0.0',
    env: 'release',
    scene: 1047,
    now: () => now,
    newId: () => `id-${String(++id).padStart(6, '0')}`,
    send: async (events) => {
      if (!online) throw new Error('no network');
      sent.push(events);
    },
    sendLast: (events) => {
      if (online) beacons.push(events);
      return online;
    },
  });
});
afterEach(() => {
  recorder.dispose();
  vi.useRealTimers();
});

const kinds = (events: readonly UsageEvent[]): string[] => events.map(({ kind }) => kind);

test('a visit, its pages and its time in the foreground', async () => {
  recorder.show();
  recorder.show();
  recorder.page('pages/home/home');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject([
    { kind: 'visit', user: 'ann', version: '1.0.0', env: 'release', scene: 1047, at: now },
    { kind: 'page', page: 'pages/home/home', visit: sent[0]![0]!.visit },
  ]);
  now += 4000.6;
  recorder.hide();
  recorder.hide();
  expect(beacons).toMatchObject([[{ kind: 'leave', durationMs: 4001, page: 'pages/home/home', visit: sent[0]![0]!.visit }]]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
});

test('back within half an hour it is the same visit, later another one', () => {
  recorder.show();
  recorder.hide();
  now += 30 * 60 * 1000;
  recorder.show();
  recorder.hide();
  now += 30 * 60 * 1000 + 1;
  recorder.show();
  recorder.hide();
  expect(beacons.map(kinds)).toEqual([['visit', 'leave'], ['leave'], ['visit', 'leave']]);
  const visits = beacons.map(([event]) => event!.visit);
  expect([visits[0] === visits[1], visits[1] === visits[2]]).toEqual([true, false]);
});

test('what did not arrive is sent again, with the same ids', async () => {
  online = false;
  recorder.show();
  await recorder.flush();
  recorder.hide();
  online = true;
  recorder.show();
  await recorder.flush();
  expect(kinds(sent[0]!)).toEqual(['visit', 'leave']);
  expect(new Set(sent[0]!.map(({ id }) => id)).size).toBe(2);
});

test('batches have at most 100 events, beacons at most 64 KB, errors are cut and limited', async () => {
  recorder.show();
  for (let index = 0; index < 250; index += 1) recorder.page(`pages/p${index}/p`);
  await recorder.flush();
  expect(sent[0]).toHaveLength(100);
  for (let index = 0; index < 100; index += 1) recorder.error('x'.repeat(5000));
  recorder.hide();
  for (const batch of beacons) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(64_000);
  const all = beacons.flat();
  expect(all).toHaveLength(251 - 100 + 20 + 1);
  const errors = all.filter(({ kind }) => kind === 'error');
  expect([errors.length, errors[0]!.message.length]).toEqual([20, 2000]);
});

test('nothing is counted while nobody looks', async () => {
  recorder.page('pages/home/home');
  recorder.error('early');
  await recorder.flush();
  recorder.dispose();
  expect([sent, beacons]).toEqual([[], []]);
});
