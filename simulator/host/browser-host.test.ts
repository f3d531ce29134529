import { expect, it } from 'vitest';
import { BrowserHost, type KeyValueStore } from './browser-host.ts';
import { HostError } from './host.ts';

function memory(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

it('keeps the storage of two apps apart', async () => {
  const store = memory();
  const one = new BrowserHost('one', store);
  const two = new BrowserHost('two', store);
  await one.call('storageSet', { key: 'a', json: '1' });
  await two.call('storageSet', { key: 'a', json: '2' });
  await two.call('storageSet', { key: 'b', json: '3' });
  await two.call('storageRemove', { key: 'a' });
  expect([one.storage(), two.storage()]).toEqual([{ a: '1' }, { b: '3' }]);
  await two.call('storageClear', {});
  expect([one.storage(), two.storage()]).toEqual([{ a: '1' }, {}]);
});

it('refuses what a browser cannot do', async () => {
  const failure = await new BrowserHost('one', memory()).call('scanCode', {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(HostError);
  expect(failure).toMatchObject({ errMsg: 'scanCode:fail not supported in a browser' });
});
