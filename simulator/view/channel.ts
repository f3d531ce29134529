import type { FromView, ViewError } from '../protocol/ops.ts';

/** What this module needs of a MessagePort. */
export interface Outlet {
  postMessage(message: FromView): void;
}

let outlet: Outlet | undefined;
let waiting: FromView[] = [];

/** Sends everything that was posted before, then each message at once. */
export function connect(to: Outlet): void {
  outlet = to;
  const early = waiting;
  waiting = [];
  for (const message of early) to.postMessage(message);
}

/** To the logic thread. */
export function post(message: FromView): void {
  if (outlet) outlet.postMessage(message);
  else waiting.push(message);
}

export function describeError(error: unknown): ViewError {
  if (error instanceof Error) return { kind: 'viewError', message: `${error.name}: ${error.message}`, stack: error.stack };
  return { kind: 'viewError', message: String(error) };
}

/** The page goes on after an error in one of its parts; the developer sees it in the Console. */
export function reportError(error: unknown): void {
  post(describeError(error));
}
