import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserWindow, Session, WebContents } from 'electron';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { handOutPorts } from './message-ports.ts';
import { restrictNavigation, restrictPermissions } from './restrict-pages.ts';
import { serveSchemes } from './serve-schemes.ts';

type Handler = (request: Request) => Promise<Response>;
const schemes = vi.hoisted(() => new Map<string, (request: Request) => Promise<Response>>());

vi.mock('electron', async () => {
  const { readFile } = await import('node:fs/promises');
  return {
    MessageChannelMain: class {
      port1 = { end: 1 };
      port2 = { end: 2 };
    },
    protocol: { handle: (scheme: string, handler: Handler) => void schemes.set(scheme, handler) },
    net: { fetch: async (url: string) => new Response(await readFile(fileURLToPath(url))) },
  };
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-schemes-'));
  await mkdir(path.join(folder, 'dist/renderer'), { recursive: true });
  await writeFile(path.join(folder, 'dist/renderer/index.html'), 'IDE');
  await writeFile(path.join(folder, 'dist/secret.txt'), 'secret');
  serveSchemes({
    programFolder: folder,
    async sessionFile(session, pathname) {
      if (pathname === '/fail') throw new Error('broken');
      return session === 's1' && pathname === '/a.mp4' ? { body: '0123456789', type: 'video/mp4', immutable: true } : null;
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = async (url: string, init: { method?: string; headers?: Record<string, string> } = {}) => {
  const scheme = url.split(':')[0]!;
  // What the handler uses of a request, with the address as it stands: Request would not take some of these.
  const request = { url, method: init.method ?? 'GET', headers: new Headers(init.headers) } as Request;
  const response = await schemes.get(scheme)!(request);
  return { status: response.status, headers: response.headers, body: await response.text() };
};

test('the IDE is served with its policy from its own host only', async () => {
  const page = await ask('app://kumquat/');
  expect(page).toMatchObject({ status: 200, body: 'IDE' });
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  for (const url of [
    'app://other/',
    'app://kumquat.evil/',
    'app://kumquat/../secret.txt',
    'app://kumquat/%2e%2e/secret.txt',
    'app://kumquat/..%2fsecret.txt',
    'app://kumquat/..%5csecret.txt',
    'app://kumquat/%00',
    'app://kumquat/none.html',
  ]) {
    expect([url, await ask(url)]).toMatchObject([url, { status: 404, body: '' }]);
  }
  expect(await ask('app://kumquat/', { method: 'POST' })).toMatchObject({ status: 404, body: '' });
});

test('a session is served with its policy, in parts where they are asked for', async () => {
  const whole = await ask('sim://s1/a.mp4');
  expect(whole).toMatchObject({ status: 200, body: '0123456789' });
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(whole.headers.get('content-security-policy')).toContain("frame-ancestors 'self' app://kumquat");
  const part = await ask('sim://s1/a.mp4', { headers: { range: 'bytes=2-4' } });
  expect(part).toMatchObject({ status: 206, body: '234' });
  expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
  expect(part.headers.get('content-security-policy')).toBe(whole.headers.get('content-security-policy'));
  const none = await ask('sim://s1/a.mp4', { headers: { range: 'bytes=20-' } });
  expect(none).toMatchObject({ status: 416, body: '' });
  expect(none.headers.get('content-range')).toBe('bytes */10');
});

test('a session has nothing of another, of the IDE or of a folder above', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const url of ['sim://s2/a.mp4', 'sim://s1/index.html', 'sim://s1/..%2fa.mp4', 'sim://s1/%00', 'sim://kumquat/index.html']) {
    expect([url, await ask(url)]).toMatchObject([url, { status: 404, body: '' }]);
  }
  expect(await ask('sim://s1/a.mp4', { method: 'POST' })).toMatchObject({ status: 404, body: '' });
  expect(await ask('sim://s1/fail')).toMatchObject({ status: 500, body: '' });
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

/** A window's contents that only note what is registered on them. */
function fakeContents() {
  const listeners = new Map<string, (...args: never[]) => void>();
  const on = (name: string, listener: (...args: never[]) => void) => void listeners.set(name, listener);
  const posted: unknown[] = [];
  const windows: ((details: { url: string; referrer: { url: string } }) => { action: string })[] = [];
  const mainFrame = { url: 'app://kumquat/' };
  const contents = {
    mainFrame,
    ipc: { on },
    on,
    postMessage: (...message: unknown[]) => void posted.push(message),
    setWindowOpenHandler: (handler: (typeof windows)[number]) => void windows.push(handler),
  };
  return { contents, listeners, posted, windows, mainFrame };
}

test('a port to the backend is given to the window’s own main frame on the IDE, each time it asks', () => {
  const { contents, listeners, posted, mainFrame } = fakeContents();
  const ports: unknown[] = [];
  handOutPorts({ webContents: contents } as unknown as BrowserWindow, (port) => ports.push(port));
  const connect = listeners.get('kumquat:connect') as unknown as (event: { senderFrame: unknown }) => void;
  for (const senderFrame of [
    null,
    { url: 'app://kumquat/' },
    { url: 'sim://s1/simulator/device.html' },
    { url: 'https://evil.example/' },
  ]) {
    connect({ senderFrame });
  }
  for (const url of ['sim://s1/', 'https://evil.example/', 'app://other/', 'file:///a.html', 'about:blank', '']) {
    mainFrame.url = url;
    connect({ senderFrame: mainFrame });
  }
  expect([ports, posted]).toEqual([[], []]);
  mainFrame.url = 'app://kumquat/';
  connect({ senderFrame: mainFrame });
  connect({ senderFrame: mainFrame });
  expect(ports).toEqual([{ end: 1 }, { end: 1 }]);
  expect(posted).toEqual([
    ['kumquat:port', null, [{ end: 2 }]],
    ['kumquat:port', null, [{ end: 2 }]],
  ]);
});

let prevented = 0;
beforeEach(() => {
  prevented = 0;
});

test('navigation, redirects, webviews and windows are refused, links of the IDE go to the system', () => {
  const { contents, listeners, windows } = fakeContents();
  const opened: string[] = [];
  restrictNavigation(contents as unknown as WebContents, (url) => opened.push(url));
  const event = (changes: object) => ({ preventDefault: () => void prevented++, ...changes }) as never;
  const navigate = listeners.get('will-frame-navigate')!;
  navigate(event({ isMainFrame: true, url: 'https://evil.example/', frame: { url: 'app://kumquat/' } }));
  navigate(event({ isMainFrame: false, url: 'app://kumquat/', frame: { url: 'sim://s1/' } }));
  navigate(event({ isMainFrame: false, url: 'sim://s2/', frame: { url: 'sim://s1/' } }));
  listeners.get('will-redirect')!(event({}));
  listeners.get('will-attach-webview')!(event({}));
  expect(prevented).toBe(5);
  navigate(event({ isMainFrame: false, url: 'sim://s1/simulator/page.html', frame: { url: 'sim://s1/' } }));
  expect(prevented).toBe(5);
  const open = windows[0]!;
  expect(open({ url: 'https://a.example/', referrer: { url: 'sim://s1/' } })).toEqual({ action: 'deny' });
  expect(opened).toEqual([]);
  expect(open({ url: 'http://127.0.0.1:4000/console/', referrer: { url: 'app://kumquat/' } })).toEqual({ action: 'deny' });
  expect(opened).toEqual(['http://127.0.0.1:4000/console/']);
});

test('only the IDE’s main frame gets a permission, and only to write to the clipboard', () => {
  type Details = { isMainFrame: boolean; requestingUrl: string };
  type Ask = (contents: null, permission: string, answer: (granted: boolean) => void, details: Details) => void;
  let request: Ask = () => undefined;
  let check: (contents: null, permission: string, origin: string, details: Details) => boolean = () => true;
  let device: () => boolean = () => true;
  restrictPermissions({
    setPermissionRequestHandler: (handler: Ask) => (request = handler),
    setPermissionCheckHandler: (handler: typeof check) => (check = handler),
    setDevicePermissionHandler: (handler: typeof device) => (device = handler),
  } as unknown as Session);
  const granted = (permission: string, requestingUrl: string, isMainFrame: boolean): boolean[] => {
    let answered = false;
    const details = { isMainFrame, requestingUrl };
    request(null, permission, (answer) => (answered = answer), details);
    return [answered, check(null, permission, requestingUrl, details)];
  };
  expect(granted('clipboard-sanitized-write', 'app://kumquat/', true)).toEqual([true, true]);
  expect(granted('clipboard-sanitized-write', 'app://kumquat/', false)).toEqual([false, false]);
  expect(granted('clipboard-sanitized-write', 'sim://s1/', true)).toEqual([false, false]);
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid']) {
    expect([permission, ...granted(permission, 'app://kumquat/', true)]).toEqual([permission, false, false]);
  }
  expect(device()).toBe(false);
});
