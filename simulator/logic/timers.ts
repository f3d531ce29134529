import type { LogicScope } from './logic-scope.ts';

/** Timers that run at once before the developer is told, which a phone feels; and those beyond which there are no more. */
const MANY = 1000;
const MOST = 100_000;

type Start = (callback: unknown, delay?: number, ...args: unknown[]) => unknown;
type Clear = (id?: unknown) => void;

/**
 * Gives the program timers that are counted, in place of the thread's own. `tell` hears once of a program that has very many.
 * Beyond a hundred thousand `setTimeout` and `setInterval` throw.
 */
export function countTimers(scope: LogicScope, tell: (text: string) => void): void {
  // The thread's own refuse to be called as members of another object.
  const own = {
    setTimeout: ((scope['setTimeout'] ?? setTimeout) as Start).bind(globalThis),
    setInterval: ((scope['setInterval'] ?? setInterval) as Start).bind(globalThis),
    clearTimeout: ((scope['clearTimeout'] ?? clearTimeout) as Clear).bind(globalThis),
    clearInterval: ((scope['clearInterval'] ?? clearInterval) as Clear).bind(globalThis),
  };
  const running = new Set<unknown>();
  let told = false;
  const add = (id: unknown): unknown => {
    running.add(id);
    if (running.size > MANY && !told) {
      told = true;
      tell(
        `More than ${MANY} timers run at once, which makes a phone slow. Clear those that are no longer needed: clearInterval, clearTimeout.`,
      );
    }
    return id;
  };
  const check = (name: string): void => {
    if (running.size >= MOST) throw new Error(`${name}: ${MOST} timers run already, and more are not possible`);
  };
  const stop = (clear: Clear) => (id?: unknown) => {
    running.delete(id);
    clear(id);
  };
  Object.assign(scope, {
    setTimeout: (callback: unknown, delay?: number, ...args: unknown[]): unknown => {
      check('setTimeout');
      if (typeof callback !== 'function') return own.setTimeout(callback, delay);
      const id = own.setTimeout(() => {
        running.delete(id);
        (callback as (...given: unknown[]) => unknown)(...args);
      }, delay);
      return add(id);
    },
    setInterval: (callback: unknown, delay?: number, ...args: unknown[]): unknown => {
      check('setInterval');
      return add(own.setInterval(callback, delay, ...args));
    },
    clearTimeout: stop(own.clearTimeout),
    clearInterval: stop(own.clearInterval),
  });
}
