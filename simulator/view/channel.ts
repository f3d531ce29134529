import type { FromView, ViewError } from '../protocol/ops.ts';

/** What this module needs of a MessagePort. */
export interface Outlet {
  postMessage(message: FromView, transfer?: Transferable[]): void;
}

let outlet: Outlet | undefined;
let waiting: [FromView, Transferable[]][] = [];

/** Sends everything that was posted before, then each message at once. */
export function connect(to: Outlet): void {
  outlet = to;
  const early = waiting;
  waiting = [];
  for (const [message, transfer] of early) to.postMessage(message, transfer);
}

/** To the logic thread. */
export function post(message: FromView, transfer: Transferable[] = []): void {
  if (outlet) outlet.postMessage(message, transfer);
  else waiting.push([message, transfer]);
}

export function describeError(error: unknown): ViewError {
  if (error instanceof Error) return { kind: 'viewError', message: `${error.name}: ${error.message}`, stack: error.stack };
  return { kind: 'viewError', message: String(error) };
}

/** The page goes on after an error in one of its parts; the developer sees it in the Console. */
export function reportError(error: unknown): void {
  post(describeError(error));
}
