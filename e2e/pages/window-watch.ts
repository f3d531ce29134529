import type { Page } from '@playwright/test';

/** Longest time, in ms, that the IDE's window may do nothing, whatever a mini program does. */
export const LONGEST_GAP = 500;

/** Watches the gaps between the window's own timers, and between its frames, from now on; the answer is the longest one in ms. */
export async function watchGaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { longest: 0 };
    (globalThis as { gapWatch?: typeof watch }).gapWatch = watch;
    const follow = (again: (next: () => void) => void): void => {
      let last = performance.now();
      const tick = (): void => {
        if ((globalThis as { gapWatch?: unknown }).gapWatch !== watch) return;
        const now = performance.now();
        watch.longest = Math.max(watch.longest, now - last);
        last = now;
        again(tick);
      };
      again(tick);
    };
    follow((next) => void setTimeout(next, 20));
    follow((next) => void requestAnimationFrame(next));
  });
  return () => page.evaluate(() => (globalThis as { gapWatch?: { longest: number } }).gapWatch?.longest ?? Number.NaN);
}

/** Bytes that the scripts of the IDE's own page hold after a collection; frames of other processes are not counted. */
export async function heldBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
