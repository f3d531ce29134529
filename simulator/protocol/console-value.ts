import type { ConsoleValue } from './device.ts';

const MAX_DEPTH = 4;
const MAX_ENTRIES = 100;
const MAX_STRING = 10_000;
const MAX_PREVIEW = 120;
/** Characters that one value may have altogether, about; what comes after them is only named. */
const MAX_TOTAL = 200_000;

/** Values that one line may have. */
const MAX_VALUES = 100;
/** Entries of an array that is looked at as the object that it is, with holes and other names. */
const MAX_NAMED = 10_000;
const HUGE = 1n << 10_000n;

/** Characters that are left for values and all that is in them. */
export interface Budget {
  left: number;
}

/**
 * Makes a value of the app fit to travel: cut at depth 4, 100 entries a level, 10,000 characters a string and about 200,000
 * altogether, or to what `room` has left. Getters are not called and appear as `(...)`; proxies and exotic objects that throw
 * appear as themselves without entries.
 */
export function consoleValue(value: unknown, room: Budget = { left: MAX_TOTAL }): ConsoleValue {
  const budget = { left: Math.min(MAX_TOTAL, room.left) };
  const before = budget.left;
  const result = convert(value, 0, [], budget);
  room.left -= before - budget.left;
  return result;
}

/** The values of one line. */
export function consoleValues(values: readonly unknown[], room: Budget): ConsoleValue[] {
  return values.slice(0, MAX_VALUES).map((value) => consoleValue(value, room));
}

/** A text that is at most as long as one in the console may be. */
export function cutText(text: string): string {
  return text.length > MAX_STRING ? text.slice(0, MAX_STRING) : text;
}

/** Whether a number is so long that writing it takes a while. */
export function isHuge(value: bigint): boolean {
  return value > HUGE || value < -HUGE;
}

export function bigintText(value: bigint): string {
  return isHuge(value) ? '(huge)n' : `${value}n`;
}

function convert(value: unknown, depth: number, path: object[], budget: Budget): ConsoleValue {
  switch (typeof value) {
    case 'string': {
      const most = Math.min(MAX_STRING, Math.max(MAX_PREVIEW, budget.left));
      budget.left -= Math.min(value.length, most);
      return value.length > most ? { type: 'string', value: value.slice(0, most), truncated: true } : { type: 'string', value };
    }
    case 'number':
      return { type: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
    case 'boolean':
    case 'undefined':
      return { type: typeof value as 'boolean' | 'undefined', value: String(value) };
    case 'bigint':
      return { type: 'bigint', value: cutPreview(bigintText(value)) };
    case 'symbol':
      return { type: 'symbol', value: cutPreview(value.toString()) };
    case 'function':
      return { type: 'function', value: functionName(value as object) };
  }
  if (value === null) return { type: 'null', value: 'null' };
  const object = value as object;
  try {
    return convertObject(object, depth, path, budget);
  } catch {
    return { type: 'other', className: 'Object', preview: '(cannot be inspected)' };
  }
}

function convertObject(object: object, depth: number, path: object[], budget: Budget): ConsoleValue {
  if (object instanceof Error) return errorValue(object, budget);
  const className = classOf(object);
  const type = typeOf(object);
  const preview = previewOf(object, type, className);
  if (path.includes(object)) return { type, className, preview, cycle: true };
  if (type === 'date' || type === 'regexp' || object instanceof String) return { type, className, preview };
  budget.left -= preview.length;
  if (depth >= MAX_DEPTH || budget.left <= 0) return { type, className, preview };
  const inner = [...path, object];
  const entries: [string, ConsoleValue][] = [];
  let total = 0;
  const add = (name: string, read: () => ConsoleValue): void => {
    total += 1;
    if (entries.length >= MAX_ENTRIES) return;
    const shown = cutPreview(name);
    budget.left -= shown.length;
    entries.push([shown, read()]);
  };
  if (object instanceof Map) {
    for (const [key, item] of object) add(oneLine(key), () => convert(item, depth + 1, inner, budget));
  } else if (object instanceof Set) {
    for (const item of object) add(String(total), () => convert(item, depth + 1, inner, budget));
  } else if (lengthOf(object) > MAX_NAMED) {
    for (let i = 0; i < MAX_ENTRIES; i++) add(String(i), () => convertProperty(object, String(i), depth + 1, inner, budget));
    total = lengthOf(object);
  } else {
    for (const key of Object.keys(object)) add(key, () => convertProperty(object, key, depth + 1, inner, budget));
  }
  return total > entries.length
    ? { type, className, preview, entries, more: total - entries.length }
    : { type, className, preview, entries };
}

/** Name and message stand in the stack as well. */
function errorValue(error: Error, budget: Budget): ConsoleValue {
  const most = Math.min(MAX_STRING, Math.max(MAX_PREVIEW, budget.left / 2));
  const [name = '', message = '', stack = ''] = [error.name, error.message, error.stack ?? ''].map((text) => String(text).slice(0, most));
  budget.left -= name.length + message.length + stack.length;
  return { type: 'error', name, message, stack };
}

/** Of an array or bytes; 0 of others. */
function lengthOf(object: object): number {
  return Array.isArray(object) || (ArrayBuffer.isView(object) && 'length' in object) ? Number((object as ArrayLike<unknown>).length) : 0;
}

function convertProperty(object: object, key: string, depth: number, path: object[], budget: Budget): ConsoleValue {
  const property = Object.getOwnPropertyDescriptor(object, key);
  if (!property) return { type: 'undefined', value: 'undefined' };
  if (property.get || property.set) return { type: 'other', className: 'Accessor', preview: '(...)' };
  return convert(property.value, depth, path, budget);
}

function typeOf(object: object): 'array' | 'object' | 'map' | 'set' | 'date' | 'regexp' | 'other' {
  if (Array.isArray(object) || ArrayBuffer.isView(object)) return 'array';
  if (object instanceof Map) return 'map';
  if (object instanceof Set) return 'set';
  if (object instanceof Date) return 'date';
  if (object instanceof RegExp) return 'regexp';
  if (object instanceof Promise || object instanceof WeakMap || object instanceof WeakSet) return 'other';
  return 'object';
}

function classOf(object: object): string {
  const prototype = Object.getPrototypeOf(object) as object | null;
  if (prototype === null) return 'Object';
  const owner = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value as { name?: unknown } | undefined;
  return typeof owner?.name === 'string' && owner.name ? cutPreview(owner.name) : 'Object';
}

function previewOf(object: object, type: string, className: string): string {
  if (type === 'date') return Number.isNaN((object as Date).getTime()) ? 'Invalid Date' : (object as Date).toISOString();
  if (type === 'regexp') return cutPreview(String(object));
  if (object instanceof Map || object instanceof Set) return `${className}(${object.size})`;
  if (type === 'array') {
    const list = object as unknown as ArrayLike<unknown>;
    const parts: string[] = [];
    for (let i = 0; i < Math.min(list.length, 10); i++) parts.push(shortProperty(object, String(i)));
    return cutPreview(`(${list.length}) [${parts.join(', ')}${list.length > parts.length ? ', …' : ''}]`);
  }
  if (object instanceof String) return cutPreview(`String {${oneLine(object.toString())}}`);
  if (type === 'other') return className;
  const keys = Object.keys(object);
  const parts = keys.slice(0, 5).map((key) => `${key}: ${shortProperty(object, key)}`);
  const name = className === 'Object' ? '' : `${className} `;
  return cutPreview(`${name}{${parts.join(', ')}${keys.length > parts.length ? ', …' : ''}}`);
}

function shortProperty(object: object, key: string): string {
  const property = Object.getOwnPropertyDescriptor(object, key);
  if (!property) return 'undefined';
  return property.get || property.set ? '(...)' : oneLine(property.value);
}

function oneLine(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  if (typeof value === 'function') return 'ƒ';
  if (typeof value === 'bigint') return cutPreview(bigintText(value));
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `Array(${value.length})`;
  const className = classOf(value);
  return className === 'Object' ? '{…}' : className;
}

function functionName(value: object): string {
  const name = Object.getOwnPropertyDescriptor(value, 'name')?.value as unknown;
  return `ƒ ${typeof name === 'string' ? cutPreview(name) : ''}()`;
}

function cutPreview(text: string): string {
  return text.length > MAX_PREVIEW ? `${text.slice(0, MAX_PREVIEW - 1)}…` : text;
}
