import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type NetworkCall, NetworkConditions } from './network-conditions.ts';

const said: unknown[] = [];
let network: NetworkConditions;
beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
  network = new NetworkConditions({
    send: (call) => said.push(call),
    fail: (id, error) => said.push({ id, ...error }),
    event: (name, detail) => said.push({ name, detail }),
    platform: () => 'android',
  });
});
afterEach(() => vi.useRealTimers());

const request: NetworkCall = { id: 7, api: 'request', args: {} };

test('without a network calls fail at once in the words of the system, and others pass', () => {
  network.network = 'none';
  network.pass(request);
  network.pass({ id: 8, api: 'storageClear', args: {} });
  expect(said).toEqual([
    { id: 7, errMsg: expect.stringMatching(/^request:fail .*ERR_INTERNET_DISCONNECTED$/), errno: 600001 },
    { id: 8, api: 'storageClear', args: {} },
  ]);
});

test('losing the network ends what is under way and every socket', () => {
  network.network = 'wifi';
  network.pass(request);
  network.pass({ id: 9, api: 'connectSocket', args: { socketId: 3 } });
  network.answered(9, {}, () => said.push('connected'));
  said.length = 0;
  network.network = 'none';
  expect(said).toEqual([
    { id: 0, api: 'abort', args: { call: 7 } },
    { id: 7, errMsg: expect.stringMatching(/^request:fail .*ERR_NETWORK_CHANGED$/), errno: 600001 },
    { name: 'socketError', detail: { socketId: 3, errMsg: expect.any(String) } },
    { name: 'socketClose', detail: { socketId: 3, code: 1006, reason: 'abnormal closure' } },
    { id: 0, api: 'closeSocket', args: { socketId: 3 } },
  ]);
});

test('a slow network waits before it sends and for the bytes of the answer', () => {
  network.network = 'slow';
  network.pass(request);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(2000);
  expect(said).toEqual([request]);
  network.answered(7, { data: 'x'.repeat(15_000) }, () => said.push('answer'));
  vi.advanceTimersByTime(900);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(said).toEqual([request, 'answer']);
});

test('a call that was aborted while it waited is never sent', () => {
  network.network = '2g';
  network.pass(request);
  network.pass({ id: 0, api: 'abort', args: { call: 7 } });
  vi.advanceTimersByTime(1000);
  expect(said).toEqual([{ id: 0, api: 'abort', args: { call: 7 } }]);
});
