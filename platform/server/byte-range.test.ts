import { expect, test } from 'vitest';
import { rangeOf } from './byte-range.ts';

const ETAG = '"abc"';
const ask = (range: string | undefined, ifRange?: string) => rangeOf({ range, 'if-range': ifRange }, 10, ETAG);

test.each<[string, { start: number; end: number }]>([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=2-5', { start: 2, end: 5 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=4-400', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-300', { start: 0, end: 9 }],
])('%s', (range, expected) => expect(ask(range)).toEqual(expected));

test.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('%s lies outside', (range) => expect(ask(range)).toBe('unsatisfiable'));

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b', `bytes=${'9'.repeat(40)}-`])(
  '%j means the whole',
  (range) => expect(ask(range)).toBeNull(),
);

test('a range of another content means the whole', () => {
  expect(ask('bytes=0-1', '"other"')).toBeNull();
  expect(ask('bytes=0-1', ETAG)).toEqual({ start: 0, end: 1 });
});
