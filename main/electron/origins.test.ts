import { expect, test } from 'vitest';
import { decodedPath, isIdeUrl, isWebUrl, mayNavigate } from './origins.ts';

const go = (isMainFrame: boolean, from: string, to: string): boolean => mayNavigate({ isMainFrame, from, to });

test('the window stays on the IDE', () => {
  expect(go(true, 'app://kumquat/', 'app://kumquat/')).toBe(true);
  for (const to of [
    'https://evil.example/',
    'sim://s1/',
    'app://other/',
    'file:///etc/passwd',
    'data:text/html,x',
    'about:blank',
    'nonsense',
  ]) {
    expect([to, go(true, 'app://kumquat/', to)]).toEqual([to, false]);
  }
});

test('frames stay in their session', () => {
  expect(go(false, '', 'sim://s1/')).toBe(true);
  expect(go(false, 'about:blank', 'sim://s1/')).toBe(true);
  expect(go(false, 'sim://s1/', 'sim://s1/page.html')).toBe(true);
  expect(go(false, 'sim://s1/', 'about:blank')).toBe(true);
  expect(go(false, 'sim://s1/', 'sim://s2/')).toBe(false);
  expect(go(false, 'https://evil.example/', 'sim://s2/')).toBe(false);
  for (const to of ['app://kumquat/', 'https://evil.example/', 'file:///etc/passwd', 'data:text/html,x', 'javascript:1']) {
    expect([to, go(false, 'sim://s1/', to)]).toEqual([to, false]);
  }
});

test('knows its own addresses', () => {
  expect(isIdeUrl('app://kumquat/index.html')).toBe(true);
  expect(isIdeUrl('app://kumquat.evil/')).toBe(false);
  expect(isIdeUrl('https://kumquat/')).toBe(false);
  expect([isWebUrl('https://a.example/'), isWebUrl('file:///a'), isWebUrl('kumquat://a'), isWebUrl('')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('decodes paths that do not climb', () => {
  expect(decodedPath('app://kumquat')).toBe('/');
  expect(decodedPath('app://kumquat/a%20b.js?x#y')).toBe('/a b.js');
  for (const url of [
    'app://kumquat/..%2fsecret',
    'app://kumquat/a/..%5cb',
    'app://kumquat/%00',
    'app://kumquat/%zz',
    'app://kumquat/%2f%2fa',
    'x',
  ]) {
    expect([url, decodedPath(url)]).toEqual([url, null]);
  }
});
