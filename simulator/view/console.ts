import type { ConsoleLevel, ConsoleValue } from '../protocol/device.ts';
import { LineLimit, missedLines } from '../protocol/line-limit.ts';
import { reportError } from './channel.ts';
import { tellDevice } from './device-link.ts';

const DEPTH = 4;
const ENTRIES = 100;
const CHARACTERS = 10_000;

function preview(value: object): string {
  if (Array.isArray(value)) return `Array(${value.length})`;
  const keys = Object.keys(value);
  return `${value.constructor?.name ?? 'Object'} {${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''}}`;
}

function describeObject(value: object, above: object[]): ConsoleValue {
  const className = value.constructor?.name ?? 'Object';
  const type = Array.isArray(value)
    ? 'array'
    : value instanceof Date
      ? 'date'
      : value instanceof RegExp
        ? 'regexp'
        : value instanceof Node
          ? 'other'
          : 'object';
  if (type === 'date' || type === 'regexp') return { type, className, preview: String(value) };
  if (value instanceof Node) return { type, className, preview: value.nodeName.toLowerCase() };
  if (above.includes(value)) return { type, className, preview: preview(value), cycle: true };
  if (above.length >= DEPTH) return { type, className, preview: preview(value), more: Object.keys(value).length };
  const all = Object.entries(value);
  const entries = all.slice(0, ENTRIES).map(([key, item]): [string, ConsoleValue] => [key, consoleValue(item, [...above, value])]);
  return { type, className, preview: preview(value), entries, ...(all.length > ENTRIES && { more: all.length - ENTRIES }) };
}

/** A value on its way to the Console panel, within the limits of ConsoleValue. */
export function consoleValue(value: unknown, above: object[] = []): ConsoleValue {
  if (value === null) return { type: 'null', value: 'null' };
  switch (typeof value) {
    case 'string':
      return value.length > CHARACTERS ? { type: 'string', value: value.slice(0, CHARACTERS), truncated: true } : { type: 'string', value };
    case 'function':
      return { type: 'function', value: value.name || '(anonymous)' };
    case 'object':
      if (value instanceof Error) return { type: 'error', name: value.name, message: value.message, stack: value.stack ?? '' };
      return describeObject(value, above);
    default:
      return { type: typeof value as 'number' | 'boolean' | 'undefined' | 'symbol' | 'bigint', value: String(value) };
  }
}

/** The page's console also writes to the Console panel, and errors that nobody caught go to the logic thread. */
export function captureConsole(): void {
  const limit = new LineLimit((count) => tellDevice({ kind: 'console', entry: missedLines(count, 'view') }));
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const satisfies ConsoleLevel[]) {
    const write = console[level].bind(console);
    console[level] = (...args: unknown[]) => {
      if (!limit.admits()) return;
      write(...args);
      tellDevice({ kind: 'console', entry: { level, args: args.map((arg) => consoleValue(arg)), time: Date.now(), source: 'view' } });
    };
  }
  window.addEventListener('error', (event) => {
    if (event.message.includes('ResizeObserver loop')) return;
    reportError(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', (event) => reportError(event.reason));
}
