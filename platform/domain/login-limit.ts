/** Failures older than this no longer count. */
export const LOGIN_WINDOW_MS = 15 * 60 * 1000;
export const MAX_FAILURES = { account: 5, address: 20 } as const;

const FIRST_DELAY_MS = 30_000;

/**
 * How long the next attempt has to wait, in whole seconds; 0 when it may go on. `failures`: times (ms) of earlier failures.
 * From the allowed number on the delay doubles with each further failure, up to the whole window.
 */
export function retryAfter(kind: keyof typeof MAX_FAILURES, failures: readonly number[], now: number): number {
  const recent = failures.filter((at) => now - at < LOGIN_WINDOW_MS);
  const over = recent.length - MAX_FAILURES[kind];
  if (over < 0) return 0;
  const delay = Math.min(FIRST_DELAY_MS * 2 ** over, LOGIN_WINDOW_MS);
  return Math.max(0, Math.ceil((Math.max(...recent) + delay - now) / 1000));
}
