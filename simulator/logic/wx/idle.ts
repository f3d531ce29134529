import type { ApiMembers, WxContext } from './wx-context.ts';

/** Time that one idle callback may take, in milliseconds: what a frame leaves. */
const SLICE = 12;

/** Idle callbacks: one a turn of the thread, when nothing else is waiting. */
export function idleApis(context: WxContext): ApiMembers {
  const waiting = new Map<number, ReturnType<typeof setTimeout>[]>();
  let last = 0;
  const run = (id: number, callback: (deadline: object) => void, didTimeout: boolean): void => {
    const timers = waiting.get(id);
    if (!timers) return;
    for (const timer of timers) clearTimeout(timer);
    waiting.delete(id);
    const end = performance.now() + SLICE;
    const deadline = { didTimeout, timeRemaining: () => (didTimeout ? 0 : Math.max(0, end - performance.now())) };
    context.guard('requestIdleCallback callback', () => callback(deadline));
  };
  return {
    requestIdleCallback: (callback: unknown, options?: { timeout?: unknown }): number => {
      if (typeof callback !== 'function')
        throw new TypeError('requestIdleCallback:fail parameter error: the callback should be a Function');
      const id = ++last;
      const given = callback as (deadline: object) => void;
      const timers = [setTimeout(() => run(id, given, false), 1)];
      const timeout = Number(options?.timeout);
      if (timeout > 0) timers.push(setTimeout(() => run(id, given, true), timeout));
      waiting.set(id, timers);
      return id;
    },
    cancelIdleCallback: (id: unknown): void => {
      for (const timer of waiting.get(Number(id)) ?? []) clearTimeout(timer);
      waiting.delete(Number(id));
    },
  };
}
