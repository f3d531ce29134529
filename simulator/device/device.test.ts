import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { findChromium, sandboxArguments } from '../../main/cli/headless/find-chromium.ts';
import type { DeviceToEmbedder, StartMessage } from '../protocol/device.ts';
import { DEVICES } from '../protocol/devices.ts';

/** Opens one page, then does what host replies and stored commands ask of it. */
const LOGIC = `
  const open = (pageId, path, mode) => {
    const { port1, port2 } = new MessageChannel();
    postMessage({ kind: 'openPage', pageId, path, query: {}, mode, packageRoots: [''] }, [port2]);
  };
  onmessage = ({ data }) => {
    if (data.kind === 'heartbeat') postMessage(data);
    if (data.kind === 'boot') {
      postMessage({ kind: 'booted', ms: 1 });
      open(1, 'pages/a', 'relaunch');
      postMessage({ kind: 'pageStack', pages: [{ pageId: 1, path: 'pages/a', query: {} }] });
    }
    if (data.kind === 'hostEvent' && data.name === 'spin') while (true);
    if (data.kind === 'hostEvent' && data.name === 'call') postMessage({ kind: 'call', ...data.detail });
    if (data.kind === 'hostEvent' && data.name === 'push') {
      open(2, 'pages/b', 'push');
      postMessage({ kind: 'pageStack', pages: [{ pageId: 1, path: 'pages/a', query: {} }, { pageId: 2, path: 'pages/b', query: {} }] });
    }
    if (data.kind === 'backPressed') {
      postMessage({ kind: 'showPage', pageId: 1, animate: true });
      postMessage({ kind: 'closePages', pageIds: [2] });
    }
    if (data.kind === 'reply') postMessage({ kind: 'call', id: 0, api: 'answered', args: data });
  };
`;
const FRAME = `parent.postMessage({ kind: 'frameReady' }, location.origin);`;

const START: StartMessage = {
  kind: 'start',
  baseUrl: '/build/',
  config: {
    formatVersion: 1,
    pages: ['pages/a', 'pages/b'],
    entryPagePath: 'pages/a',
    subpackages: [],
    window: { navigationBarTitleText: 'First', navigationBarTextStyle: 'black', navigationBarBackgroundColor: '#ffffff' },
    pageWindows: { 'pages/b': { navigationBarTitleText: 'Second' } },
    appId: 'test',
    projectName: 'test',
  },
  device: DEVICES[0]!,
  launch: { path: 'pages/a', query: {}, scene: 1001 },
  theme: 'light',
  language: 'en',
  storage: {},
  envVersion: 'develop',
  chrome: true,
};

let server: Server;
let browser: Browser;
let page: Page;
let port = 0;

beforeAll(async () => {
  const bundle = async (entry: string, globalName?: string): Promise<string> => {
    const result = await build({
      entryPoints: [path.join(import.meta.dirname, entry)],
      bundle: true,
      write: false,
      format: 'iife',
      globalName,
    });
    return result.outputFiles[0]!.text;
  };
  const device = await bundle('device.ts');
  const embedder = await bundle('../protocol/embedder.ts', 'embedder');
  const files: Record<string, [string, string]> = {
    '/': ['text/html', '<iframe></iframe><script src="/embedder.js"></script>'],
    '/embedder.js': ['text/javascript', embedder],
    '/simulator/device.html': ['text/html', '<!doctype html><body><script src="device.js"></script></body>'],
    '/simulator/device.js': ['text/javascript', device],
    '/simulator/logic.js': ['text/javascript', LOGIC],
    '/simulator/page.html': ['text/html', '<!doctype html><body><script src="frame.js"></script></body>'],
    '/simulator/frame.js': ['text/javascript', FRAME],
  };
  server = createServer((request, response) => {
    const [type, body] = files[(request.url ?? '').split('?')[0] ?? ''] ?? ['text/plain', ''];
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  browser = await chromium.launch({ executablePath: await findChromium(), args: sandboxArguments() });
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`http://kumquat.localhost:${port}/`);
  await page.evaluate(
    async ([deviceUrl, start]) => {
      const scope = window as unknown as { embedder: typeof import('../protocol/embedder.ts'); said: unknown[]; device: unknown };
      scope.said = [];
      const device = scope.embedder.connectDevice({
        iframe: document.querySelector('iframe')!,
        deviceUrl,
        onMessage: (message) => scope.said.push(message),
      });
      scope.device = device;
      await device.ready;
      device.send(start);
    },
    [`http://guest.kumquat.localhost:${port}/simulator/device.html`, START] as const,
  );
});

afterEach(() => page.close());

const frame = () => page.frameLocator('iframe').first();
const send = (message: unknown): Promise<void> =>
  page.evaluate((sent) => (window as unknown as { device: { send(message: unknown): void } }).device.send(sent), message);

async function heard(match: Partial<DeviceToEmbedder>): Promise<DeviceToEmbedder> {
  const found = await page.waitForFunction(
    (wanted) => {
      const { said } = window as unknown as { said: Record<string, unknown>[] };
      return said.find((message) => Object.entries(wanted).every(([key, value]) => message[key] === value));
    },
    match as Record<string, unknown>,
  );
  return (await found.jsonValue()) as unknown as DeviceToEmbedder;
}

it('shakes hands, starts the thread and dresses the first page', async () => {
  await heard({ kind: 'runState', state: 'running' });
  await frame().getByRole('heading', { name: 'First' }).waitFor();
  expect(await frame().getByRole('button', { name: 'Back' }).count()).toBe(0);
});

it('does not start in a window that nobody frames', async () => {
  const other = await browser.newPage();
  await other.goto(`http://guest.kumquat.localhost:${port}/simulator/device.html#abc`);
  expect(await other.evaluate(() => document.body.childElementCount)).toBe(1);
  await other.close();
});

it('slides to a second page and back', async () => {
  await heard({ kind: 'runState', state: 'running' });
  await send({ kind: 'hostEvent', name: 'push', detail: null });
  await frame().getByRole('button', { name: 'Back' }).click();
  await frame().getByRole('heading', { name: 'First' }).waitFor();
  await frame().locator('.page-frame[title="pages/b"]').waitFor({ state: 'detached' });
});

it('answers dialogs by keyboard, and passes other calls on', async () => {
  await heard({ kind: 'runState', state: 'running' });
  await send({ kind: 'hostEvent', name: 'call', detail: { id: 7, api: 'showModal', args: { title: 'Sure?' } } });
  await frame().getByRole('dialog', { name: 'Sure?' }).press('Escape');
  expect(await heard({ kind: 'hostCall', api: 'answered' })).toMatchObject({ args: { id: 7, result: { confirm: false, cancel: true } } });
  await send({ kind: 'hostEvent', name: 'call', detail: { id: 8, api: 'chooseImage', args: {} } });
  await heard({ kind: 'hostCall', api: 'chooseImage' });
});

it('notices a thread that never returns, and can end it', async () => {
  await heard({ kind: 'runState', state: 'running' });
  await send({ kind: 'hostEvent', name: 'spin', detail: null });
  await heard({ kind: 'runState', state: 'unresponsive' });
  await send({ kind: 'stop' });
  await heard({ kind: 'runState', state: 'stopped' });
  expect(await frame().locator('.page').count()).toBe(0);
});

it('tells the developer which address is not listed, and a page whether its web-view may show one', async () => {
  await heard({ kind: 'runState', state: 'running' });
  const error = {
    errMsg: 'request:fail url not in domain list',
    errno: 600_002,
    notListed: { kind: 'request', origin: 'https://api.example.com', canTurnOff: false },
  };
  await send({ kind: 'hostEvent', name: 'call', detail: { id: 9, api: 'request', args: {} } });
  const { id } = (await heard({ kind: 'hostCall', api: 'request' })) as { id: number };
  await send({ kind: 'hostReply', id, error });
  const value = expect.stringMatching(/^https:\/\/api\.example\.com is not in the list of request domains/);
  expect(await heard({ kind: 'console' })).toMatchObject({ entry: { level: 'error', source: 'system', args: [{ value }] } });
  expect(await heard({ kind: 'hostCall', api: 'answered' })).toMatchObject({ args: { id: 9, error: { errno: 600_002 } } });

  await frame().locator('.page-frame[title="pages/a"]').waitFor();
  const view = page.frames().find((each) => each.url().includes('/simulator/page.html') && each.name() !== 'spare')!;
  const asked = view.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('message', ({ data }: MessageEvent<{ kind: string; result: unknown }>) => {
          if (data.kind === 'widgetReply') resolve(data.result);
        });
        parent.postMessage({ kind: 'widget', id: 1, name: 'webView', args: { url: 'https://www.example.com/' } }, location.origin);
      }),
  );
  const question = (await heard({ kind: 'hostCall', api: 'openWebView' })) as { id: number; args: unknown };
  expect(question.args).toEqual({ url: 'https://www.example.com/' });
  await send({ kind: 'hostReply', id: question.id, error: { errMsg: 'openWebView:fail url not in domain list' } });
  expect(await asked).toBe(false);
});
