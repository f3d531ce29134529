import { beforeEach, expect, test } from 'vitest';
import { HostFlow } from './host-flow.ts';
import type { NetworkCall } from './network-conditions.ts';

let sent: NetworkCall[] = [];
let replaced: number[] = [];
let refused: [number, string][] = [];
let flow: HostFlow;

beforeEach(() => {
  sent = [];
  replaced = [];
  refused = [];
  flow = new HostFlow({
    send: (call) => sent.push(call),
    replaced: (id) => replaced.push(id),
    refuse: (id, errMsg) => refused.push([id, errMsg]),
  });
});

const set = (id: number, key: string, json = String(id)): void => flow.pass({ id, api: 'storageSet', args: { key, json } });
const answerAll = (): void => {
  for (let i = 0; i < sent.length; i++) flow.answered(sent[i]?.id ?? -1);
};

test('a storage written without end is one change of each key at a time, and the last value arrives', () => {
  for (let id = 1; id <= 10_000; id++) set(id, `key${id % 3}`);
  expect(sent).toHaveLength(8);
  answerAll();
  expect(sent).toHaveLength(8 + 3);
  expect(replaced).toHaveLength(10_000 - 8 - 3);
  const last = new Map(sent.map(({ args }) => Object.values(args as { key: string; json: string }) as [string, string]));
  expect(Object.fromEntries(last)).toEqual({ key0: '9999', key1: '10000', key2: '9998' });
});

test('clearing stands for all changes before it, and comes before those after it', () => {
  for (let id = 1; id <= 10; id++) set(id, `key${id}`);
  flow.pass({ id: 11, api: 'storageClear', args: {} });
  set(12, 'key1');
  expect(replaced).toEqual([9, 10]);
  answerAll();
  expect(sent.slice(8).map(({ id }) => id)).toEqual([11, 12]);
});

test('calls wait in their order, and too many are refused', () => {
  for (let id = 1; id <= 6000; id++) flow.pass({ id, api: 'getLocation', args: {} });
  expect(sent).toHaveLength(100);
  expect(refused).toHaveLength(900);
  expect(refused[0]).toEqual([5101, 'getLocation:fail too many calls wait for an answer (5000)']);
  answerAll();
  expect(sent.map(({ id }) => id)).toEqual(Array.from({ length: 5100 }, (_, index) => index + 1));
});

test('files wait in their order, also when the program has ended; questions do not', () => {
  for (let id = 1; id <= 20; id++) flow.pass({ id, api: 'fileWrite', args: {} });
  for (let id = 101; id <= 300; id++) flow.pass({ id, api: 'request', args: {} });
  flow.forgetQuestions();
  answerAll();
  expect(sent.filter(({ api }) => api === 'fileWrite').map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(sent.filter(({ api }) => api === 'request')).toHaveLength(100);
});

test('what nobody answers does not wait', () => {
  for (let i = 0; i < 300; i++) flow.pass({ id: 0, api: 'abort', args: {} });
  expect(sent).toHaveLength(300);
});
