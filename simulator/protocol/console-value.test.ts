import { expect, test } from 'vitest';
import { consoleValue, consoleValues } from './console-value.ts';

test.each([
  ['text', { type: 'string', value: 'text' }],
  [-0, { type: 'number', value: '-0' }],
  [Number.NaN, { type: 'number', value: 'NaN' }],
  [12n, { type: 'bigint', value: '12n' }],
  [undefined, { type: 'undefined', value: 'undefined' }],
  [null, { type: 'null', value: 'null' }],
  [Symbol('s'), { type: 'symbol', value: 'Symbol(s)' }],
  [function named() {}, { type: 'function', value: 'ƒ named()' }],
  [/a/g, { type: 'regexp', className: 'RegExp', preview: '/a/g' }],
  [new Date(0), { type: 'date', className: 'Date', preview: '1970-01-01T00:00:00.000Z' }],
])('%s', (value, expected) => {
  expect(consoleValue(value)).toEqual(expected);
});

test('objects show their class, a preview and their entries', () => {
  class Point {
    x = 1;
    list = [1, 'two'];
  }
  expect(consoleValue(new Point())).toEqual({
    type: 'object',
    className: 'Point',
    preview: 'Point {x: 1, list: Array(2)}',
    entries: [
      ['x', { type: 'number', value: '1' }],
      ['list', expect.objectContaining({ type: 'array', preview: "(2) [1, 'two']" })],
    ],
  });
});

test('maps, sets and errors', () => {
  expect(consoleValue(new Map([['k', 1]]))).toMatchObject({ type: 'map', preview: 'Map(1)', entries: [["'k'", { value: '1' }]] });
  expect(consoleValue(new Set(['v']))).toMatchObject({ type: 'set', entries: [['0', { value: 'v' }]] });
  expect(consoleValue(new TypeError('bad'))).toMatchObject({
    type: 'error',
    name: 'TypeError',
    message: 'bad',
    stack: expect.stringContaining('bad'),
  });
});

test('what has very many entries is not gone through', () => {
  const bytes = new Uint8Array(2 ** 30);
  expect(consoleValue(bytes)).toMatchObject({ type: 'array', preview: expect.stringContaining('(1073741824) [0, 0'), more: 2 ** 30 - 100 });
  const list = Array.from({ length: 20_000 }, (_, i) => i);
  const shown = consoleValue(list);
  expect(shown).toMatchObject({ type: 'array', more: 19_900 });
  expect((shown as { entries: unknown[] }).entries[99]).toEqual(['99', { type: 'number', value: '99' }]);
  expect(consoleValue(new String('x'.repeat(2 ** 25)))).toEqual({
    type: 'object',
    className: 'String',
    preview: `String {'${'x'.repeat(40)}…'}`,
  });
  expect(consoleValue([2n ** 2_000_000n])).toMatchObject({ preview: '(1) [(huge)n]', entries: [['0', { value: '(huge)n' }]] });
});

test('cycles are marked', () => {
  const cyclic: Record<string, unknown> = { name: 'c' };
  cyclic['self'] = cyclic;
  expect(consoleValue(cyclic)).toMatchObject({
    entries: [
      ['name', {}],
      ['self', { cycle: true }],
    ],
  });
});

test('getters are not called', () => {
  let called = false;
  const value = consoleValue({
    get secret() {
      called = true;
      return 1;
    },
  });
  expect(called).toBe(false);
  expect(value).toMatchObject({ entries: [['secret', { preview: '(...)' }]] });
});

test('depth, entries and strings are limited', () => {
  expect(consoleValue('x'.repeat(10_001))).toEqual({ type: 'string', value: 'x'.repeat(10_000), truncated: true });
  expect(consoleValue(Array.from({ length: 150 }, (_, i) => i))).toMatchObject({ more: 50 });
  const deep = consoleValue({ a: { b: { c: { d: { e: 1 } } } } });
  expect(JSON.stringify(deep)).not.toContain('"e"');
});

test('what throws when looked at does not throw here', () => {
  const hostile = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('no');
      },
    },
  );
  expect(consoleValue(hostile)).toMatchObject({ type: 'other' });
});

test('a giant object is cut to a bounded size', () => {
  const giant = (depth: number): unknown => (depth === 0 ? 'x'.repeat(9000) : Array.from({ length: 200 }, () => giant(depth - 1)));
  const text = JSON.stringify(consoleValue(giant(2)));
  expect(text.length).toBeGreaterThan(100_000);
  expect(text.length).toBeLessThan(500_000);
});

test('long names, messages and keys are cut, and a line has at most 100 values', () => {
  const long = 'x'.repeat(1_000_000);
  const named = { [long]: 1 };
  const error = Object.assign(new Error(long), { name: long });
  const values = [named, error, Symbol(long), new RegExp(long), Object.defineProperty(() => {}, 'name', { value: long }), 10n ** 10_000n];
  for (const value of values) expect(JSON.stringify(consoleValue(value)).length).toBeLessThan(40_000);
  expect(consoleValues(Array.from({ length: 1000 }).fill(1), { left: 10 })).toHaveLength(100);
});

test('lines share what is left: when nothing is, only previews are told', () => {
  const room = { left: 30_000 };
  const list = Array.from({ length: 20 }, () => 'y'.repeat(5000));
  const sizes = Array.from({ length: 20 }, () => JSON.stringify(consoleValues([list, 'z'.repeat(9000)], room)).length);
  expect(sizes[0]).toBeGreaterThan(20_000);
  expect(sizes.slice(2).every((size) => size < 1000)).toBe(true);
});
