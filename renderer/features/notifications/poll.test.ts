import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AT_MOST_MS, EVERY_MS, Poll } from './poll.ts';

let asked: number;
let answer: () => Promise<void>;
let poll: Poll;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  answer = async () => {};
  poll = new Poll({
    ask: () => {
      asked += 1;
      return answer();
    },
  });
});
afterEach(() => {
  poll.setWanted(false);
  vi.useRealTimers();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('nothing is asked until it is wanted, then at once and at intervals', async () => {
  await pass(10 * EVERY_MS);
  expect(asked).toBe(0);
  poll.setWanted(true);
  await pass(0);
  expect(asked).toBe(1);
  await pass(3 * EVERY_MS);
  expect(asked).toBe(4);
});

test('a window that comes and goes does not ask more often', async () => {
  poll.setWanted(true);
  await pass(0);
  for (let n = 0; n < 10; n += 1) {
    poll.setWanted(false);
    poll.setWanted(true);
    await pass(1000);
  }
  expect(asked).toBe(1);
  poll.setWanted(false);
  await pass(10 * EVERY_MS);
  expect(asked).toBe(1);
  // What became due meanwhile is asked on the way back.
  poll.setWanted(true);
  await pass(0);
  expect(asked).toBe(2);
});

test('a platform that does not answer is asked less and less, and at the usual rate once it does', async () => {
  answer = () => Promise.reject(new Error('away'));
  poll.setWanted(true);
  await pass(0);
  await pass(2 * EVERY_MS - 1);
  expect(asked).toBe(1);
  await pass(1);
  expect(asked).toBe(2);
  await pass(60 * 60_000);
  const before = asked;
  await pass(AT_MOST_MS);
  expect(asked).toBe(before + 1);
  answer = async () => {};
  await pass(AT_MOST_MS);
  const answered = asked;
  await pass(2 * EVERY_MS);
  expect(asked).toBe(answered + 2);
});

test('a restart asks at once, but never two questions at a time', async () => {
  let settle = (): void => {};
  answer = () => new Promise((resolve) => (settle = resolve));
  poll.setWanted(true);
  await pass(0);
  poll.restart();
  await pass(EVERY_MS);
  expect(asked).toBe(1);
  settle();
  await pass(0);
  expect(asked).toBe(2);
});
