import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UpdateWatch } from './update-watch.ts';

let asked: number;
let answer: () => Promise<string | null>;
let found: string[];
let refused: unknown[];
let watch: UpdateWatch<string>;

beforeEach(() => {
  vi.useFakeTimers();
  [asked, found, refused] = [0, [], []];
  answer = async () => null;
  watch = new UpdateWatch<string>({
    ask: () => {
      asked += 1;
      return answer();
    },
    onFound: (version) => found.push(version),
    onRefused: (error) => refused.push(error),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

test('asks now and then in sight, at once on the way back, never within seconds of the last time', async () => {
  await vi.advanceTimersByTimeAsync(19_999);
  expect(asked).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toBe(1);
  watch.setVisible(false);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toBe(1);
  watch.setVisible(true);
  expect(asked).toBe(2);
  for (let index = 0; index < 10; index += 1) watch.setVisible(index % 2 === 0);
  expect(asked).toBe(2);
  watch.setVisible(false);
  await vi.advanceTimersByTimeAsync(3000);
  watch.setVisible(true);
  expect(asked).toBe(3);
});

test('ends with the first new version', async () => {
  answer = async () => '2.0.0';
  await vi.advanceTimersByTimeAsync(200_000);
  expect([asked, found]).toEqual([1, ['2.0.0']]);
});

test('goes on after a failure, and tells of it', async () => {
  answer = () => Promise.reject(new Error('suspended'));
  await vi.advanceTimersByTimeAsync(20_000);
  answer = async () => '2.0.0';
  await vi.advanceTimersByTimeAsync(20_000);
  expect([refused.length, found]).toEqual([1, ['2.0.0']]);
});

test('an answer that comes after the end is dropped', async () => {
  let settle: (version: string) => void = () => undefined;
  answer = () => new Promise((resolve) => (settle = resolve));
  await vi.advanceTimersByTimeAsync(20_000);
  watch.stop();
  settle('2.0.0');
  await vi.advanceTimersByTimeAsync(100_000);
  expect([asked, found]).toEqual([1, []]);
});
