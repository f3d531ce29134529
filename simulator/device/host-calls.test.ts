import { expect, it } from 'vitest';
import { HostCalls } from './host-calls.ts';

it('keeps the calls of one run apart from those of the next', () => {
  const calls = new HostCalls();
  const first = calls.nextRun();
  const id = calls.outward(7, first);
  expect(calls.inward(id)).toBe(7);
  expect(calls.argumentsFor('abort', { call: 7 }, first)).toEqual({ call: id });
  expect(calls.argumentsFor('request', { call: 7 }, first)).toEqual({ call: 7 });
  expect(calls.event({ call: id, progress: 50 })).toEqual({ detail: { call: 7, progress: 50 } });
  const second = calls.nextRun();
  expect(calls.inward(id)).toBeUndefined();
  expect(calls.event({ call: id })).toBeNull();
  expect(calls.outward(7, second)).not.toBe(id);
  expect(calls.outward(0, second)).toBe(0);
});
