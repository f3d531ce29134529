import { language } from '../client/i18n.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `now`, `2 hours ago`, `yesterday`; from a week on the day, with its year when it is another one. */
export function formatRelative(time: number, now = Date.now()): string {
  const ago = now - time;
  const size = Math.abs(ago);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (size < MINUTE) return words.format(0, 'second');
  if (size < HOUR) return words.format(-Math.trunc(ago / MINUTE), 'minute');
  if (size < DAY) return words.format(-Math.trunc(ago / HOUR), 'hour');
  if (size < 7 * DAY) return words.format(-Math.trunc(ago / DAY), 'day');
  const year = new Date(time).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year }).format(time);
}

/** Day and time with the zone, for whoever needs it exactly. */
export const formatExact = (time: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }).format(time);

/** Day and time to the second, for lists of what happened. */
export const formatDayTime = (time: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(time);

export const formatPercent = (percent: number): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(percent / 100);

export const formatCount = (count: number): string => new Intl.NumberFormat(language).format(count);
