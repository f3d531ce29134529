import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
  vi.resetModules();
});

/** The module on a clock of its own, which stands still but for a pause after `pieces` of them; answers how often it was looked at. */
async function onClock(pieces: number): Promise<{ collectSoon: () => void; looks: () => number }> {
  vi.useFakeTimers();
  let looks = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    looks += 1;
    return looks < pieces * 2 ? 0 : 1;
  });
  const { collectSoon } = await import('./young-objects.ts');
  return { collectSoon, looks: () => looks };
}

test('objects are made until a collection pauses the thread', async () => {
  const { collectSoon, looks } = await onClock(20);
  collectSoon();
  expect(looks()).toBe(0);
  vi.advanceTimersByTime(500);
  expect(looks()).toBe(40);
});

test('pages that are opened one after the other are waited for', async () => {
  const { collectSoon, looks } = await onClock(20);
  for (let page = 0; page < 5; page++) {
    collectSoon();
    vi.advanceTimersByTime(300);
  }
  expect(looks()).toBe(0);
  vi.advanceTimersByTime(500);
  expect(looks()).toBe(40);
});

test('where no collection comes, it ends all the same', async () => {
  const { collectSoon, looks } = await onClock(Number.POSITIVE_INFINITY);
  collectSoon();
  vi.advanceTimersByTime(500);
  expect(looks()).toBe(1024);
});
