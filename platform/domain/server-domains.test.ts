import { expect, it } from 'vitest';
import { checkDomains } from './server-domains.ts';

it('keeps domains as origins, each once', () => {
  expect(checkDomains('request', ['https://API.Example.com', 'https://api.example.com:443/', 'https://api.example.com:8443'])).toEqual([
    'https://api.example.com',
    'https://api.example.com:8443',
  ]);
  expect(checkDomains('socket', ['wss://live.example.com'])).toEqual(['wss://live.example.com']);
  expect(checkDomains('webView', ['https://www.example.com/'])).toEqual(['https://www.example.com']);
  expect(checkDomains('upload', ['https://bücher.example'])).toEqual(['https://xn--bcher-kva.example']);
});

it.each([
  ['request', 'http://api.example.com', 'only https://'],
  ['socket', 'https://api.example.com', 'only wss://'],
  ['request', 'https://192.0.2.1', 'IP addresses'],
  ['request', 'https://0x7f.1', 'IP addresses'],
  ['download', 'https://[2001:db8::1]:8080', 'IP addresses'],
  ['request', 'https://localhost', 'full domain name'],
  ['request', 'https://*.example.com', 'full domain name'],
  ['request', 'https://api.example.com/v1', 'no path'],
  ['request', 'https://api.example.com?', 'no path'],
  ['request', 'https://user@api.example.com', 'no user'],
  ['request', 'api.example.com', 'write it as https://'],
  ['request', 'https://api.example.com:99999', 'write it as https://'],
] as const)('refuses the %s domain %s', (kind, domain, reason) => {
  expect(() => checkDomains(kind, [domain])).toThrow(reason);
});

it('refuses more than 200', () => {
  const many = Array.from({ length: 201 }, (_, index) => `https://a${index}.example.com`);
  expect(() => checkDomains('request', many)).toThrow('At most 200');
  expect(checkDomains('request', many.slice(1))).toHaveLength(200);
});
