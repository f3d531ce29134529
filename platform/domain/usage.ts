import { PlatformError } from '../contract/errors.ts';
import type { UsageEvent } from '../contract/operations-models.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Events that a container could not send for longer are lost: what was shown of a day does not change a week later. */
export const OLDEST_EVENT_MS = 7 * DAY_MS;
export const LONGEST_RANGE_DAYS = 366;
const DEFAULT_DAYS = 30;

/** The UTC day of a time, `YYYY-MM-DD`: the same for everybody who looks at it, wherever they are. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `days` may be negative. */
export const addDays = (day: string, days: number): string => dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** Every day from `from` to `to`, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Whether an event counts: the online version's, not of the future, not too old. `versions`: names of all that were released. */
export function counts({ at, env, version }: UsageEvent, now: number, versions: ReadonlySet<string>): boolean {
  return env === 'release' && at <= now && at > now - OLDEST_EVENT_MS && versions.has(version);
}

/** The days that are asked for; without any the last 30. @throws invalid-input */
export function rangeOfDays(asked: { from?: string; to?: string }, now: number): { from: string; to: string } {
  const to = asked.to ?? dayOf(now);
  const from = asked.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to) throw new PlatformError('invalid-input', 'The first day is after the last one.', { field: 'from' });
  if (addDays(from, LONGEST_RANGE_DAYS) <= to) {
    throw new PlatformError('invalid-input', `At most ${LONGEST_RANGE_DAYS} days at once.`, { field: 'from' });
  }
  return { from, to };
}
