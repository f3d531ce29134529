import { expect, test } from 'vitest';
import { browserValues } from './browser-values.ts';

test('the browser gets small values as they are, and large ones so that it does not write them out', () => {
  const object = { list: Array.from({ length: 100_000 }, () => 'x') };
  const small = [1, ['a', ['b']], object];
  expect(browserValues(['text', small, object])).toEqual(['text', small, object]);
  expect(browserValues([small])[0]).toBe(small);
  const cycle: unknown[] = [];
  cycle.push(cycle);
  const many = Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => 0));
  const long = ['x'.repeat(200_000)];
  expect(browserValues([cycle, many, long])).toEqual([{ array: cycle }, { array: many }, { array: long }]);
  expect((browserValues(['x'.repeat(20_000)])[0] as string).length).toBe(10_000);
});

/** Of the only property that the object has, which is what the browser got in place of a value. */
const namedIn = (wrapped: unknown): unknown => Object.values(wrapped as object)[0];

test('what is one text for the browser is cut, and what holds a long one is only named', () => {
  const text = 'x'.repeat(100_001);
  for (const value of [Symbol(text), new Error(text), new RegExp(text), new String(text)]) {
    const [short] = browserValues([value]);
    expect(typeof short).toBe('string');
    expect((short as string).length).toBeLessThan(20_000);
    for (const holder of [[value], { value }]) expect(namedIn(browserValues([holder])[0])).toBe(holder);
  }
  const holders = [[-(2n ** 100_000n)], { [text]: 1 }, { [Symbol(text)]: 1 }, new Map([[text, 1]]), new Set([text])];
  for (const holder of holders) expect(namedIn(browserValues([holder])[0])).toBe(holder);
  expect(browserValues([2n ** 100_000n])).toEqual(['(huge)n']);
  const small = [Symbol('s'), new Error('e'), /r/, new String('s'), 5n, new Map([['a', 'b']]), { a: 'short' }, new Uint8Array(1e6)];
  expect(browserValues(small).every((value, i) => value === small[i])).toBe(true);
});

test('getters are not called, and what throws is only named', () => {
  const trap = new Proxy({}, { ownKeys: () => fail(), getPrototypeOf: () => fail() });
  const error = Object.defineProperty(new Error('e'), 'stack', { get: () => fail() });
  for (const value of [trap, error]) expect(namedIn(browserValues([value])[0]) === value).toBe(true);
  const getter = Object.defineProperty({}, 'a', { enumerable: true, get: () => fail() });
  expect(browserValues([getter])[0]).toBe(getter);
});

function fail(): never {
  throw new Error('asked');
}
