import { bigintText, cutText, isHuge } from './console-value.ts';

/** Entries and characters of one value that a browser's own console may turn into text, which it does at every line. */
const MOST_ENTRIES = 1000;
const MOST_CHARACTERS = 100_000;
/** Properties of an object that are looked at; the browser's console shows fewer of them in its line. */
const LOOKED_AT = 100;

/**
 * Values of a line as the browser's own console gets them. It writes them into one text however long that gets: what is one text is
 * cut, and an array or object that holds too much stands in another object, where it is only named.
 */
export function browserValues(values: readonly unknown[]): unknown[] {
  return values.map((value) => {
    try {
      return browserValue(value);
    } catch {
      // A proxy or a getter that throws. Within an object it is not asked.
      return { value };
    }
  });
}

function browserValue(value: unknown): unknown {
  if (typeof value === 'bigint') return isHuge(value) ? bigintText(value) : value;
  const text = textOf(value);
  if (text !== null) return text === cutText(text) ? value : cutText(text);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return isLarge(value) ? { array: value } : value;
  return isHeavy(value) ? { object: value } : value;
}

/** The text of a value that is one for the console; null of others. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'symbol') return value.toString();
  if (value instanceof Error) return String(value.stack ?? value.message);
  if (value instanceof RegExp || value instanceof String) return value.toString();
  return null;
}

function charactersOf(value: unknown): number {
  if (typeof value === 'bigint') return isHuge(value) ? Number.POSITIVE_INFINITY : 0;
  return textOf(value)?.length ?? 0;
}

function isLarge(array: readonly unknown[]): boolean {
  const waiting: (readonly unknown[])[] = [array];
  let entries = 0;
  let characters = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    entries += next.length;
    if (entries > MOST_ENTRIES) return true;
    for (const entry of next) {
      if (Array.isArray(entry)) waiting.push(entry);
      else characters += charactersOf(entry);
    }
    if (characters > MOST_CHARACTERS) return true;
  }
  return false;
}

/** Whether the names and texts in an object are long. Getters are not called. */
function isHeavy(object: object): boolean {
  if (ArrayBuffer.isView(object)) return false;
  let characters = 0;
  let looked = 0;
  const goesOn = (name: unknown, value: unknown): boolean => {
    characters += charactersOf(name) + charactersOf(value);
    looked += 1;
    return looked < LOOKED_AT && characters <= MOST_CHARACTERS;
  };
  if (object instanceof Map || object instanceof Set) {
    for (const [name, value] of object.entries()) if (!goesOn(name, value)) break;
  } else {
    for (const name of Reflect.ownKeys(object)) if (!goesOn(name, Object.getOwnPropertyDescriptor(object, name)?.value)) break;
  }
  return characters > MOST_CHARACTERS;
}
