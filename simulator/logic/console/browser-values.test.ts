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
