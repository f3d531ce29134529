import { areas, type Place } from './region-data.ts';

/** One wheel of a picker: the texts it shows and which one is chosen. */
export interface PickerColumn {
  items: string[];
  chosen: number;
}

/** What a picker's mode knows: its wheels, what else changes when one turns, and the value that they mean. */
export interface PickerModel {
  columns(): PickerColumn[];
  /** A wheel came to rest. True when other wheels have other items now. */
  turn(column: number, chosen: number): boolean;
  /** Detail of the change event. */
  detail(): { value: unknown; [key: string]: unknown };
}

export type Reader = (name: string) => unknown;

const two = (value: number): string => String(value).padStart(2, '0');
const clamp = (value: number, most: number): number => Math.max(0, Math.min(Math.trunc(Number(value)) || 0, Math.max(0, most)));

function shown(item: unknown, key: unknown): string {
  if (typeof item === 'object' && item !== null && key !== undefined && key !== '')
    return String((item as Record<string, unknown>)[String(key)] ?? '');
  return String(item ?? '');
}

function listModel(read: Reader): PickerModel {
  const range = read('range');
  const items = (Array.isArray(range) ? range : []).map((item) => shown(item, read('range-key')));
  let chosen = clamp(read('value') as number, items.length - 1);
  return {
    columns: () => [{ items, chosen }],
    turn: (_column, index) => {
      chosen = index;
      return false;
    },
    detail: () => ({ value: chosen }),
  };
}

function multiModel(read: Reader): PickerModel {
  const range = read('range');
  const value = read('value');
  const lists = (Array.isArray(range) ? range : []).map((list) =>
    Array.isArray(list) ? list.map((item) => shown(item, read('range-key'))) : [],
  );
  const chosen = lists.map((list, index) => clamp(Array.isArray(value) ? value[index] : 0, list.length - 1));
  return {
    columns: () => lists.map((items, index) => ({ items, chosen: chosen[index] ?? 0 })),
    turn: (column, index) => {
      chosen[column] = index;
      return false;
    },
    detail: () => ({ value: [...chosen] }),
  };
}

function minutes(text: unknown, fallback: number): number {
  const match = /^(\d{1,2}):(\d{1,2})$/.exec(String(text ?? ''));
  return match ? Number(match[1]) * 60 + Number(match[2]) : fallback;
}

function timeModel(read: Reader): PickerModel {
  const start = minutes(read('start'), 0);
  const end = Math.max(start, minutes(read('end'), 23 * 60 + 59));
  const now = new Date();
  let value = Math.min(end, Math.max(start, minutes(read('value'), now.getHours() * 60 + now.getMinutes())));
  const hours = (): number[] => range(Math.floor(start / 60), Math.floor(end / 60));
  const inHour = (hour: number): number[] => range(Math.max(0, start - hour * 60), Math.min(59, end - hour * 60));
  return {
    columns: () => {
      const hour = Math.floor(value / 60);
      return [
        { items: hours().map(two), chosen: hours().indexOf(hour) },
        { items: inHour(hour).map(two), chosen: inHour(hour).indexOf(value % 60) },
      ];
    },
    turn: (column, index) => {
      const hour = column === 0 ? (hours()[index] ?? 0) : Math.floor(value / 60);
      const minute = column === 1 ? (inHour(hour)[index] ?? 0) : value % 60;
      value = Math.min(end, Math.max(start, hour * 60 + minute));
      return column === 0;
    },
    detail: () => ({ value: `${two(Math.floor(value / 60))}:${two(value % 60)}` }),
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_item, index) => from + index);
}

type Day = [year: number, month: number, day: number];

function parseDay(text: unknown, fallback: Day): Day {
  const match = /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?$/.exec(String(text ?? ''));
  return match ? [Number(match[1]), Number(match[2] ?? fallback[1]), Number(match[3] ?? fallback[2])] : fallback;
}

function dateModel(read: Reader): PickerModel {
  const depth = { year: 1, month: 2, day: 3 }[String(read('fields') ?? 'day')] ?? 3;
  const now = new Date();
  const start = parseDay(read('start'), [1900, 1, 1]);
  const end = parseDay(read('end'), [2100, 12, 31]);
  const value = parseDay(read('value'), [now.getFullYear(), now.getMonth() + 1, now.getDate()]);
  const choices = (part: number): number[] => {
    const [year, month] = value;
    if (part === 0) return range(start[0], end[0]);
    const first = year === start[0] && (part === 1 || month === start[1]) ? start[part]! : 1;
    const last = part === 1 ? 12 : new Date(year, month, 0).getDate();
    return range(first, year === end[0] && (part === 1 || month === end[1]) ? Math.min(last, end[part]!) : last);
  };
  const settle = (): void => {
    for (let part = 0; part < 3; part++) {
      const list = choices(part);
      value[part] = Math.min(list.at(-1) ?? 1, Math.max(list[0] ?? 1, value[part]!));
    }
  };
  settle();
  return {
    columns: () =>
      range(0, depth - 1).map((part) => ({
        items: choices(part).map((each) => (part === 0 ? String(each) : two(each))),
        chosen: choices(part).indexOf(value[part]!),
      })),
    turn: (column, index) => {
      value[column] = choices(column)[index] ?? value[column]!;
      settle();
      return column < depth - 1;
    },
    detail: () => ({
      value: value
        .slice(0, depth)
        .map((each, part) => (part === 0 ? String(each) : two(each)))
        .join('-'),
    }),
  };
}

function regionModel(read: Reader): PickerModel {
  const depth = { province: 1, city: 2, region: 3 }[String(read('level') ?? 'region')] ?? 3;
  const custom = read('custom-item');
  const all = custom === undefined || custom === null || custom === '' ? [] : [String(custom)];
  const wanted = read('value');
  const chosen = [0, 0, 0];
  const places = (): (readonly Place[])[] => {
    const cities = areas[chosen[0]! - all.length]?.cities ?? [];
    return [areas, cities, cities[chosen[1]! - all.length]?.districts ?? []].slice(0, depth);
  };
  const lists = (): string[][] => places().map((column) => [...all, ...column.map(({ name }) => name)]);
  for (let column = 0; column < depth; column++) {
    const name = Array.isArray(wanted) ? wanted[column] : undefined;
    chosen[column] = Math.max(0, lists()[column]?.indexOf(String(name)) ?? 0);
  }
  return {
    columns: () => lists().map((items, column) => ({ items, chosen: chosen[column]! })),
    turn: (column, index) => {
      chosen[column] = index;
      for (let later = column + 1; later < 3; later++) chosen[later] = 0;
      return column < depth - 1;
    },
    /** A custom item has no code. */
    detail: () => ({
      value: lists().map((items, column) => items[chosen[column]!] ?? ''),
      code: places().flatMap((column, index) => column[chosen[index]! - all.length]?.code ?? []),
    }),
  };
}

/** Model of a picker's mode, from its properties. */
export function pickerModel(mode: string, read: Reader): PickerModel {
  switch (mode) {
    case 'multiSelector':
      return multiModel(read);
    case 'time':
      return timeModel(read);
    case 'date':
      return dateModel(read);
    case 'region':
      return regionModel(read);
    default:
      return listModel(read);
  }
}
