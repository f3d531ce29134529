import { describe, expect, it } from 'vitest';
import { isListed, refuseUnlisted, type ServerDomains } from './server-domains.ts';

const DOMAINS: ServerDomains = {
  request: ['https://api.example.com', 'https://api.example.com:8443', 'https://xn--bcher-kva.example'],
  socket: ['wss://live.example.com'],
  upload: [],
  download: ['https://files.example.com'],
  webView: ['https://www.example.com'],
};

describe('an address is of a listed origin', () => {
  it.each([
    'https://api.example.com',
    'https://api.example.com/v1/items?id=7#top',
    'HTTPS://API.EXAMPLE.COM:443/',
    'https://user:password@api.example.com/',
    'https://api.example.com:8443/x',
    'https://bücher.example/',
  ])('%s is', (address) => {
    expect(isListed(new URL(address), DOMAINS.request)).toBe(true);
  });

  it.each([
    'http://api.example.com/',
    'https://api.example.com:444/',
    'https://example.com/',
    'https://v2.api.example.com/',
    'https://api.example.com.evil.example/',
    'https://api.example.com@evil.example/',
    'https://evil.example/?https://api.example.com',
    'https://api.example.com./',
    'wss://api.example.com/',
    'https://127.0.0.1/',
    'data:text/plain,https://api.example.com',
    'file:///etc/passwd',
  ])('%s is not', (address) => {
    expect(isListed(new URL(address), DOMAINS.request)).toBe(false);
  });
});

it.each([
  ['request', 'https://api.example.com/', 'request', 'https://evil.example/'],
  ['downloadFile', 'https://files.example.com/a', 'download', 'https://api.example.com/'],
  ['connectSocket', 'wss://live.example.com/', 'socket', 'ws://live.example.com'],
  ['openWebView', 'https://www.example.com/page', 'webView', 'https://api.example.com/'],
] as const)('%s has a list of its own, and its refusal is the phone’s', (api, listed, kind, other) => {
  expect(() => refuseUnlisted(api, new URL(listed), DOMAINS, false)).not.toThrow();
  expect(() => refuseUnlisted(api, new URL(other), null, false)).not.toThrow();
  const notListed = { kind, origin: new URL(other).origin, canTurnOff: true };
  const failure = { errMsg: `${api}:fail url not in domain list`, errno: 600_002, notListed };
  try {
    refuseUnlisted(api, new URL(other), DOMAINS, true);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ failure });
  }
});

it('refuses everything of a kind whose list is empty', () => {
  expect(() => refuseUnlisted('uploadFile', new URL('https://api.example.com/'), DOMAINS, false)).toThrow('url not in domain list');
});
