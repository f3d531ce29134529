import type { ViewContext } from './backend/view-context.ts';

/**
 * An object by which the app calls methods of a built-in component (`videoContext.play()`): every method of it is carried out
 * in the view. Plain values that the view answered with are readable on it.
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
        const plain = args.filter((arg) => typeof arg !== 'function');
        context.request({ kind: 'invoke', element, method: name, args: plain }, () => {});
      };
    },
  });
}
