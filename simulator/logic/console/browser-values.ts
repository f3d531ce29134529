import { cutText } from '../../protocol/console-value.ts';

/** Entries and characters of one array that a browser's own console may turn into text, which it does at every line. */
const MOST_ENTRIES = 1000;
const MOST_CHARACTERS = 100_000;

/**
 * Values of a line as the browser's own console gets them. It writes arrays, with those inside them, and texts into one text however
 * long that gets: texts are cut, and arrays that are too large stand in an object, which is only named.
 */
export function browserValues(values: readonly unknown[]): unknown[] {
  return values.map((value) => {
    if (typeof value === 'string') return cutText(value);
    return Array.isArray(value) && isLarge(value) ? { array: value } : value;
  });
}

function isLarge(array: readonly unknown[]): boolean {
  const waiting: (readonly unknown[])[] = [array];
  let entries = 0;
  let characters = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    entries += next.length;
    if (entries > MOST_ENTRIES) return true;
    for (const entry of next) {
      if (typeof entry === 'string') characters += entry.length;
      else if (Array.isArray(entry)) waiting.push(entry);
    }
    if (characters > MOST_CHARACTERS) return true;
  }
  return false;
}
