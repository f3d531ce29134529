import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { findChromium } from '../../../main/cli/headless/find-chromium.ts';
import type { FromView, OpBatch, PageOptions } from '../../protocol/ops.ts';

const VIEW = path.resolve(import.meta.dirname, '..');

/** Parent window of the page: what a device and a logic thread do, told by the test. */
const DEVICE = `
const frame = document.querySelector('iframe');
window.fromFrame = []; window.fromView = []; 
addEventListener('message', (event) => { if (event.source === frame.contentWindow) window.fromFrame.push(event.data); });
window.tell = (message) => frame.contentWindow.postMessage(message, location.origin);
window.open_ = (message) => { const channel = new MessageChannel(); window.port = channel.port1; channel.port1.onmessage = (event) => window.fromView.push(event.data); frame.contentWindow.postMessage(message, location.origin, [channel.port2]); };
window.send = (message) => { if (message.ops) message.ops = Int32Array.from(message.ops); window.port.postMessage(message); };
frame.src = '/page.html';
`;

interface DeviceWindow {
  fromFrame: { kind: string; [key: string]: unknown }[];
  fromView: FromView[];
  tell(message: unknown): void;
  open_(message: unknown): void;
  send(message: unknown): void;
}

async function serve(viewJs: string): Promise<{ server: Server; origin: string; rebuild(viewJs: string): void }> {
  const bundle = await build({ entryPoints: [path.join(VIEW, 'view.ts')], bundle: true, format: 'iife', target: 'es2023', write: false });
  const page = (await readFile(path.join(VIEW, 'page.html'), 'utf8')).replace(
    'type="module" src="./view.ts"',
    'src="/view-bundle.js" defer',
  );
  const device =
    '<!doctype html><style>body{margin:0}iframe{border:0;width:375px;height:667px;display:block}</style><iframe></iframe><script src="/device.js"></script>';
  const files: Record<string, [type: string, body: string | Buffer]> = {
    '/': ['text/html', device],
    '/device.js': ['text/javascript', DEVICE],
    '/page.html': ['text/html', page],
    '/view-bundle.js': ['text/javascript', bundle.outputFiles[0]!.text],
    '/build/view.js': ['text/javascript', viewJs],
    '/build/images/wide.svg': [
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><rect width="200" height="100" fill="#f60"/><circle cx="100" cy="50" r="40" fill="#fff"/></svg>',
    ],
  };
  const server = createServer((request, response) => {
    const file = files[new URL(request.url ?? '/', 'http://page').pathname];
    response.statusCode = file ? 200 : 404;
    response.setHeader('content-type', `${file?.[0] ?? 'text/plain'}; charset=utf-8`);
    response.setHeader('content-security-policy', "script-src 'self'");
    response.end(file?.[1] ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const rebuild = (text: string): void => {
    files['/build/view.js'] = ['text/javascript', text];
  };
  return { server, rebuild, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** One page in a real browser. */
export class ViewPage {
  readonly page: Page;
  readonly frame: Frame;
  readonly errors: string[] = [];
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #origin: string;
  readonly #rebuild: (viewJs: string) => void;
  #version = 0;

  private constructor(browser: Browser, server: Server, page: Page, frame: Frame, origin: string, rebuild: (viewJs: string) => void) {
    this.#origin = origin;
    this.#rebuild = rebuild;
    this.#browser = browser;
    this.#server = server;
    this.page = page;
    this.frame = frame;
  }

  static async open(viewJs: string, options: { still?: boolean } = {}): Promise<ViewPage> {
    const { server, origin, rebuild } = await serve(viewJs);
    const args = process.env['KUMQUAT_NO_SANDBOX'] ? ['--no-sandbox'] : [];
    const browser = await chromium.launch({ executablePath: await findChromium(), args });
    const page = await browser.newPage({ viewport: { width: 375, height: 667 }, hasTouch: true });
    await page.goto(origin);
    await page.waitForFunction(() => (window as unknown as DeviceWindow).fromFrame.some((message) => message.kind === 'frameReady'));
    const frame = page.frames().find((each) => each.url().endsWith('/page.html'))!;
    const view = new ViewPage(browser, server, page, frame, origin, rebuild);
    page.on('pageerror', (error) => view.errors.push(String(error)));
    const device = { name: 'test', width: 375, height: 667, statusBarHeight: 0, safeAreaBottom: 0 };
    await view.tell({
      kind: 'prepare',
      baseUrl: `${origin}/build/`,
      packageRoots: [''],
      device,
      theme: 'light',
      background: '#ffffff',
      still: options.still ?? false,
    });
    await page.evaluate(() =>
      (window as unknown as DeviceWindow).open_({
        kind: 'open',
        pageId: 1,
        path: 'pages/home/home',
        packageRoots: [''],
      }),
    );
    return view;
  }

  /** A new build: the device has the page take its style sheets. */
  replaceStyles(viewJs: string): Promise<void> {
    this.#rebuild(viewJs);
    this.#version += 1;
    return this.tell({ kind: 'replaceStyles', baseUrl: `${this.#origin}/build/`, packageRoots: [''], version: this.#version });
  }

  tell(message: unknown): Promise<void> {
    return this.page.evaluate((value) => (window as unknown as DeviceWindow).tell(value), message);
  }

  send(message: OpBatch | PageOptions): Promise<void> {
    const plain = message.kind === 'ops' ? { ...message, ops: [...message.ops] } : message;
    return this.page.evaluate((value) => (window as unknown as DeviceWindow).send(value), plain as unknown);
  }

  messages(): Promise<FromView[]> {
    return this.page.evaluate(() => (window as unknown as DeviceWindow).fromView);
  }

  fromFrame(): Promise<{ kind: string; [key: string]: unknown }[]> {
    return this.page.evaluate(() => (window as unknown as DeviceWindow).fromFrame);
  }

  /** The events of a type that arrived so far. */
  async events(type: string): Promise<Extract<FromView, { kind: 'event' }>[]> {
    return (await this.messages()).filter(
      (message): message is Extract<FromView, { kind: 'event' }> => message.kind === 'event' && message.type === type,
    );
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await new Promise((closed) => this.#server.close(closed));
  }
}
