import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LineLimit, missedLines } from './line-limit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('five hundred lines a second pass, and the others are counted', () => {
  const missed: number[] = [];
  const limit = new LineLimit((count) => missed.push(count));
  const passed = Array.from({ length: 10_000 }, () => limit.admits()).filter(Boolean);
  expect(passed).toHaveLength(500);
  expect(missed).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(missed).toEqual([9500]);
  expect(limit.admits()).toBe(true);
});

test('a program that never pauses is told of when its next second begins', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const missed: number[] = [];
  const limit = new LineLimit((count) => missed.push(count));
  for (let i = 0; i < 600; i++) limit.admits();
  expect(missed).toEqual([]);
  // No timer runs while the program does: only the clock goes on.
  clock.mockReturnValue(1000);
  expect(limit.admits()).toBe(true);
  expect(missed).toEqual([100]);
  clock.mockRestore();
});

test('few lines are told of nothing', () => {
  const missed: number[] = [];
  const limit = new LineLimit((count) => missed.push(count));
  for (let second = 0; second < 5; second++) {
    for (let i = 0; i < 400; i++) expect(limit.admits()).toBe(true);
    vi.advanceTimersByTime(1000);
  }
  expect(missed).toEqual([]);
});

test('what is told carries the number and says it in words', () => {
  expect(missedLines(7, 'view')).toMatchObject({
    level: 'warn',
    source: 'view',
    missed: 7,
    args: [{ value: expect.stringContaining('7 more lines') }],
  });
});
