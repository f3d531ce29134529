import { expect, test } from 'vitest';
import { consoleValue } from './console-value.ts';
import { stackLocation } from './stack-location.ts';

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

test('a location is the first frame in the build', () => {
  const stack =
    'Error: x\n    at log (http://host/logic.js:1:2)\n    at Object.onLoad (http://host/build/3/logic.js:10:20)\n    at http://host/build/3/logic.js:4:5';
  expect(stackLocation(stack, 'http://host/build/3/')).toEqual({ file: 'http://host/build/3/logic.js', line: 10, column: 20 });
  expect(stackLocation(stack, 'http://elsewhere/')).toBeUndefined();
});

test('a giant object is cut to a bounded size', () => {
  const giant = (depth: number): unknown => (depth === 0 ? 'x'.repeat(9000) : Array.from({ length: 200 }, () => giant(depth - 1)));
  const text = JSON.stringify(consoleValue(giant(2)));
  expect(text.length).toBeGreaterThan(100_000);
  expect(text.length).toBeLessThan(500_000);
});
