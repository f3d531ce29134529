import { create } from 'zustand';
import type { CodeLocation, ConsoleEntry, ConsoleValue, DeviceToEmbedder } from '../../../simulator/protocol/device.ts';

export type LineLevel = 'error' | 'warn' | 'info' | 'debug' | 'start';

export interface ConsoleLine {
  id: number;
  level: LineLevel;
  args: readonly ConsoleValue[];
  time: number;
  location?: CodeLocation;
  stack?: string;
  /** Page that an error happened in. */
  page?: string;
  /** How often the same line came one after the other. */
  count: number;
  /** What the text filter looks at. */
  plain: string;
  /** Characters of its values, about. */
  size: number;
  /** The line only says that the program wrote so many faster than they are shown. */
  missed?: number;
}

type AppError = Extract<DeviceToEmbedder, { kind: 'appError' }>;

/** Lines kept, and characters in them; older ones are dropped and counted. */
export const MOST_LINES = 5000;
export const MOST_CHARACTERS = 20_000_000;

interface ConsoleState {
  lines: readonly ConsoleLine[];
  dropped: number;
  filter: string;
  levels: Readonly<Record<Exclude<LineLevel, 'start'>, boolean>>;
}

export const useConsole = create<ConsoleState>(() => ({
  lines: [],
  dropped: 0,
  filter: '',
  levels: { error: true, warn: true, info: true, debug: false },
}));

let nextId = 1;

/** Longest time, in ms, that a line waits to be shown together with others: a program may write hundreds a second. */
const TOGETHER = 50;
let waiting: Omit<ConsoleLine, 'id' | 'count'>[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Adds what the mini program wrote. */
export function addConsoleEntry(entry: ConsoleEntry): void {
  const level = entry.level === 'log' ? 'info' : entry.level;
  add({ level, args: entry.args, time: entry.time, location: entry.location, stack: entry.stack, missed: entry.missed });
}

/** Adds an error that nobody caught. */
export function addAppError(error: AppError): void {
  add({
    level: 'error',
    args: [{ type: 'error', name: 'Error', message: error.message, stack: error.stack }],
    time: Date.now(),
    location: error.location,
    page: error.path,
  });
}

/** Marks where the program started again. */
export function noteRestart(): void {
  add({ level: 'start', args: [], time: Date.now() });
}

export function clearConsole(): void {
  waiting = [];
  useConsole.setState({ lines: [], dropped: 0 });
}

/** Lines that the filter lets through; starts are always among them. */
export function visibleLines({ lines, filter, levels }: Pick<ConsoleState, 'lines' | 'filter' | 'levels'>): readonly ConsoleLine[] {
  const wanted = filter.trim().toLowerCase();
  return lines.filter((line) => line.level === 'start' || (levels[line.level] && (wanted === '' || line.plain.includes(wanted))));
}

function add(line: Omit<ConsoleLine, 'id' | 'count' | 'plain' | 'size'>): void {
  const plain = line.args.map(previewOf).join(' ').toLowerCase();
  waiting.push({ ...line, plain, size: plain.length + (line.stack?.length ?? 0) + sizeOf(line.args) });
  timer ??= setTimeout(showWaiting, TOGETHER);
}

/** Shows the lines that wait, at once. */
export function showWaiting(): void {
  clearTimeout(timer);
  timer = undefined;
  const added = waiting;
  waiting = [];
  if (added.length === 0) return;
  useConsole.setState((state) => {
    const lines = [...state.lines];
    for (const line of added) {
      const last = lines.at(-1);
      const again = last && last.level !== 'start' && last.level === line.level && last.plain === line.plain;
      if (again && samePlace(last.location, line.location)) lines[lines.length - 1] = { ...last, count: last.count + 1, time: line.time };
      else lines.push({ ...line, id: nextId++, count: 1 });
    }
    const over = tooMany(lines);
    return { lines: over > 0 ? lines.slice(over) : lines, dropped: state.dropped + over };
  });
}

/** How many of the oldest lines are one too many. */
function tooMany(lines: readonly ConsoleLine[]): number {
  let characters = 0;
  let kept = 0;
  while (kept < lines.length && kept < MOST_LINES) {
    characters += lines[lines.length - 1 - kept]?.size ?? 0;
    if (characters > MOST_CHARACTERS && kept > 0) break;
    kept += 1;
  }
  return lines.length - kept;
}

function sizeOf(values: readonly ConsoleValue[]): number {
  let size = 0;
  const waiting = [...values];
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    size += previewOf(value).length;
    if ('entries' in value)
      for (const [name, inner] of value.entries ?? []) {
        size += name.length;
        waiting.push(inner);
      }
  }
  return size;
}

function samePlace(a: CodeLocation | undefined, b: CodeLocation | undefined): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}

/** One line that says what a value is. */
export function previewOf(value: ConsoleValue): string {
  if (value.type === 'error') return value.stack || `${value.name}: ${value.message}`;
  return 'preview' in value ? value.preview : value.value;
}
