import { SET_VALUE } from '../protocol/ops.ts';
import type { ViewContext } from './backend/view-context.ts';

interface Callbacks {
  success?: unknown;
  fail?: unknown;
  complete?: unknown;
}

/** What the view answered goes to the callbacks among a method's options. */
function settle(method: string, { success, fail, complete }: Callbacks, value: unknown, error: string | undefined): void {
  const result =
    error === undefined
      ? { ...(typeof value === 'object' && value !== null ? value : {}), errMsg: `${method}:ok` }
      : { errMsg: `${method}:fail ${error}` };
  for (const callback of [error === undefined ? success : fail, complete]) if (typeof callback === 'function') callback(result);
}

/**
 * An object by which the app calls methods of a built-in component (`videoContext.play()`): every method of it is carried out
 * in the view. Plain values that the view answered with are readable on it, and what the app writes to them goes to the view.
 * A method whose options hold `success`, `fail` or `complete` calls them with what the view answers; a failure that nobody
 * asked for is a warning in the console.
 */
export function nodeHandle(context: ViewContext, element: number, answer: unknown): unknown {
  if (element === 0 || answer === null || answer === undefined) return null;
  const known = typeof answer === 'object' ? (answer as Record<string, unknown>) : {};
  return new Proxy(known, {
    get(target, name): unknown {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name);
      // Promises look for `then` on whatever they are resolved with.
      if (name === 'then' || name === 'toJSON') return undefined;
      return (...args: unknown[]): void => {
        let callbacks: Callbacks = {};
        const plain = args
          .filter((arg) => typeof arg !== 'function')
          .map((arg) => {
            if (typeof arg !== 'object' || arg === null || Array.isArray(arg)) return arg;
            const { success, fail, complete, ...rest } = arg as Record<string, unknown>;
            callbacks = { success, fail, complete };
            return rest;
          });
        context.request({ kind: 'invoke', element, method: name, args: plain }, (value, error) => {
          if (error !== undefined && !callbacks.fail && !callbacks.complete) console.warn(`${name}: ${error}`);
          settle(name, callbacks, value, error);
        });
      };
    },
    set(target, name, value): boolean {
      if (typeof name === 'string') context.request({ kind: 'invoke', element, method: SET_VALUE, args: [name, value] }, () => {});
      return Reflect.set(target, name, value);
    },
  });
}
