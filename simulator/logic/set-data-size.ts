/** What a phone takes in one `setData`, in bytes of JSON: beyond it, it logs and becomes slow. */
const ADVISED = 1024 * 1024;
/** Beyond this no phone shows anything, in bytes as `weigh` counts them. */
const MOST = 32 * 1024 * 1024;
/** Bytes that a value other than a text counts for, so that the count ends for data that refer to themselves. */
const EACH = 8;
/** Levels of objects in each other that every part of the way to the page can bear. */
const MOST_LEVELS = 1000;

/**
 * Rough size of a value in bytes; what is above `limit` is not looked at any more. Infinite for objects that stand in each other more
 * than `levels` deep. Throws what getters of the value throw.
 */
export function weigh(value: unknown, limit: number, levels = Number.POSITIVE_INFINITY): number {
  let bytes = 0;
  const waiting: object[] = [];
  /** How deep each of those stands. */
  const depths: number[] = [];
  const add = (next: unknown, depth: number): void => {
    bytes += typeof next === 'string' ? next.length : EACH;
    if (typeof next !== 'object' || next === null) return;
    waiting.push(next);
    depths.push(depth);
  };
  add(value, 0);
  while (waiting.length > 0 && bytes <= limit) {
    const next = waiting.pop()!;
    const depth = depths.pop()!;
    if (depth > levels) return Number.POSITIVE_INFINITY;
    // A list has no other keys that come to the page, and naming its indexes takes longer than all the rest.
    if (Array.isArray(next)) for (let i = 0; i < next.length && bytes <= limit; i++) add(next[i], depth + 1);
    else if (next instanceof ArrayBuffer || ArrayBuffer.isView(next)) bytes += next.byteLength;
    else for (const key of Object.keys(next)) add((next as Record<string, unknown>)[key], depth + 1);
  }
  return bytes;
}

/** @throws {Error} for data that are too large, or too deep, to be carried out; `component` is its path or its page's. */
export function checkSetDataSize(component: string, data: object): void {
  const bytes = weigh(data, MOST, MOST_LEVELS);
  if (bytes <= MOST) return;
  const names = Object.keys(data).slice(0, 5).join(', ');
  const refused = `setData of ${component} was refused: its data (${names}) are`;
  if (bytes === Number.POSITIVE_INFINITY)
    throw new Error(`${refused} nested more than ${MOST_LEVELS} levels deep, or refer to themselves.`);
  throw new Error(`${refused} larger than ${MOST / 1024 / 1024} MB. A phone takes 1 MB at once.`);
}

/** What to tell of data that a phone would not take; undefined when it would. */
export function setDataWarning(component: string, bytes: number): string | undefined {
  if (bytes <= ADVISED) return undefined;
  const size = (bytes / 1024 / 1024).toFixed(1);
  return `setData of ${component} carried ${size} MB at once; a phone takes 1 MB (1024 KB). Set what has changed, or what is shown.`;
}
