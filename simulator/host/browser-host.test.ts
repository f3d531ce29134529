import { expect, it, vi } from 'vitest';
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

it('ends the request that an abort names, and no other', async () => {
  const asked: AbortSignal[] = [];
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    asked.push(signal);
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  });
  const host = new BrowserHost('one', memory());
  const request = (call: number) => host.call('request', { url: 'https://shop.example/' }, call);
  void request(1).catch(() => undefined);
  const second = request(2).catch((error: unknown) => error);
  await host.call('abort', { call: 2 }, 0);
  expect(await second).toMatchObject({ errMsg: 'request:fail abort' });
  expect(asked.map((signal) => signal.aborted)).toEqual([false, true]);
  vi.unstubAllGlobals();
});

it('reaches listed addresses only, and throws away what a redirect brings from another one', async () => {
  const asked: string[] = [];
  const leadsTo: Record<string, string> = { 'https://api.example.com/away': 'https://evil.example/' };
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const end = leadsTo[url] ?? url;
    const response = new Response('"secret"', { headers: { 'content-type': 'application/json' } });
    return Object.defineProperties(response, { url: { value: end }, redirected: { value: end !== url } });
  });
  const domains = { request: ['https://api.example.com'], socket: [], upload: [], download: [], webView: ['https://www.example.com'] };
  const host = new BrowserHost('one', memory(), { domains, canTurnOff: false });
  const failure = (api: string, url: string) => host.call(api, { url, name: 'a', fileName: 'a', bytes: new ArrayBuffer(1) }).catch(String);
  expect(await host.call('request', { url: 'https://api.example.com/v1' })).toMatchObject({ statusCode: 200, data: 'secret' });
  expect(await failure('request', 'https://api.example.com/away')).toContain('request:fail url not in domain list');
  expect(asked).toHaveLength(2);
  // Nothing is sent to an address that is not listed.
  expect(await failure('request', 'https://evil.example/')).toContain('request:fail url not in domain list');
  expect(await failure('downloadFile', 'https://api.example.com/')).toContain('downloadFile:fail url not in domain list');
  expect(await failure('uploadFile', 'https://api.example.com/')).toContain('uploadFile:fail url not in domain list');
  expect(asked).toHaveLength(2);
  expect(await failure('openWebView', 'https://api.example.com/')).toContain('openWebView:fail url not in domain list');
  expect(await host.call('openWebView', { url: 'https://www.example.com/page' })).toEqual({});
  expect(await new BrowserHost('two', memory()).call('request', { url: 'https://evil.example/' })).toMatchObject({ statusCode: 200 });
  vi.unstubAllGlobals();
});
