import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { type Browser, type CDPSession, chromium, type FrameLocator, type Page } from 'playwright-core';
import { decodeFrame, encodeFrame } from '../../../main/carriers/json-frame.ts';
import { findChromium, sandboxArguments } from '../../../main/cli/headless/find-chromium.ts';
import type { Build } from '../../compiler/build.ts';
import { HostError } from '../../host/host.ts';
import { guestPolicy } from '../../protocol/content-policy.ts';
import type { DeviceToEmbedder, EmbedderToDevice, StartMessage } from '../../protocol/device.ts';
import { DEVICES } from '../../protocol/devices.ts';
import type { EmbedderPage } from './embedder-page.ts';

const SIMULATOR = path.resolve(import.meta.dirname, '../..');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

async function program(entry: string): Promise<string> {
  const result = await bundle({ entryPoints: [path.join(SIMULATOR, entry)], bundle: true, write: false, format: 'iife', target: 'es2023' });
  return result.outputFiles[0]?.text ?? '';
}

type Start = Omit<StartMessage, 'storage'>;

/** A host in the process of the test, instead of the browser's own. */
export interface HostOfTests {
  /** @throws HostError */
  answer(api: string, args: unknown, call: number): Promise<unknown>;
  /** A file of the guest's origin that the host serves, by pathname. */
  file?(pathname: string): Promise<Uint8Array | null>;
}

/** The sheets of the device document, in its order. */
async function styles(): Promise<string> {
  const sheets = ['device.css', 'bars.css', 'dialogs.css', 'keyboard.css'].map((name) =>
    readFile(path.join(SIMULATOR, 'device', name), 'utf8'),
  );
  return (await Promise.all(sheets)).join('');
}

/** Compiled projects on the whole stack in a browser: an embedder with a host, the device, logic thread and views. */
export class PhoneInBrowser {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #show: (build: Build) => void;
  #start: Start | undefined;
  #session: Promise<CDPSession> | undefined;

  private constructor(page: Page, browser: Browser, server: Server, show: (build: Build) => void) {
    this.page = page;
    this.#browser = browser;
    this.#server = server;
    this.#show = show;
  }

  /** Without `host` the browser is the host. */
  static async launch(host?: HostOfTests): Promise<PhoneInBrowser> {
    const own: Record<string, string> = {
      '/': '<!doctype html><style>body{margin:0}iframe{border:0;width:393px;height:852px}</style><script src="/embedder.js" defer></script>',
      '/embedder.js': await program('device/testing/embedder-page.ts'),
      '/simulator/device.html':
        '<!doctype html><link rel="stylesheet" href="device.css"><body><script src="device.js" defer></script></body>',
      '/simulator/device.css': await styles(),
      '/simulator/device.js': await program('device/device.ts'),
      '/simulator/page.html': '<!doctype html><body><script src="view.js" defer></script></body>',
      '/simulator/view.js': await program('view/view.ts'),
      '/simulator/logic.js': await program('logic/worker.ts'),
    };
    let build: Build | undefined;
    const find = async (pathname: string): Promise<string | Uint8Array | null> => {
      if (own[pathname] !== undefined) return own[pathname];
      const served = await host?.file?.(pathname);
      if (served) return served;
      const file = build?.files.get(decodeURIComponent(pathname.replace('/build/', '')));
      if (!file) return null;
      return file.kind === 'generated' ? file.text : readFile(file.source);
    };
    let port = 0;
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      response.setHeader('origin-agent-cluster', '?1');
      if (request.headers.host?.startsWith('guest.')) {
        response.setHeader('content-security-policy', guestPolicy(`http://kumquat.localhost:${port}`));
      }
      void find(pathname).then((body) => {
        const type = pathname === '/' ? 'text/html' : (TYPES[path.extname(pathname)] ?? 'application/octet-stream');
        response.writeHead(body === null ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(body ?? '');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: [...sandboxArguments(), '--autoplay-policy=no-user-gesture-required'],
    });
    const page = await browser.newPage({ viewport: { width: 393, height: 852 }, hasTouch: true });
    if (host) {
      // As frames of text, which carry bytes.
      await page.exposeFunction('hostOfTests', (api: string, args: string, call: number) =>
        host
          .answer(api, decodeFrame(args), call)
          .then(
            (result) => ({ result }),
            (error: unknown) => ({
              error: error instanceof HostError ? { errMsg: error.errMsg, errno: error.errno } : { errMsg: String(error) },
            }),
          )
          .then(encodeFrame),
      );
    }
    await page.goto(`http://kumquat.localhost:${port}/`);
    return new PhoneInBrowser(page, browser, server, (shown) => {
      build = shown;
    });
  }

  /** Starts a build in a new frame. `more` changes the start message. */
  async open(build: Build, more: Partial<Start> = {}): Promise<void> {
    if (!build.config) throw new Error(JSON.stringify(build.diagnostics));
    this.#show(build);
    this.#start = {
      kind: 'start',
      baseUrl: '/build/',
      config: build.config,
      device: DEVICES[0]!,
      launch: { path: build.config.entryPagePath, query: {}, scene: 1001 },
      theme: 'light',
      language: 'en',
      envVersion: 'develop',
      chrome: true,
      still: true,
      ...more,
    };
    await this.#embedder((embedder, start) => embedder.open(start), this.#start);
  }

  /** Starts the program again in the frame that is there. */
  async restart(): Promise<void> {
    await this.#embedder((embedder, start) => embedder.restart(start), this.#start!);
  }

  send(message: EmbedderToDevice): Promise<void> {
    return this.#embedder((embedder, sent) => embedder.send(sent), encodeFrame(message));
  }

  /** What the device said so far, and forgets it. */
  take(): Promise<DeviceToEmbedder[]> {
    return this.#embedder((embedder) => embedder.said.splice(0), null);
  }

  /** Waits for a message with these fields; it and all before it are forgotten. */
  async heard(fields: Partial<Record<string, unknown>>): Promise<DeviceToEmbedder> {
    const found = await this.page.waitForFunction((wanted) => {
      const { said } = (window as unknown as { embedder: EmbedderPage }).embedder;
      const index = said.findIndex((message) =>
        Object.entries(wanted).every(([key, value]) => (message as unknown as Record<string, unknown>)[key] === value),
      );
      return index < 0 ? null : said.splice(0, index + 1).at(-1);
    }, fields);
    return (await found.jsonValue()) as DeviceToEmbedder;
  }

  /** DevTools of the page, for input that Playwright has no words for. */
  session(): Promise<CDPSession> {
    this.#session ??= this.page.context().newCDPSession(this.page);
    return this.#session;
  }

  get device(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  /** The page on top. */
  get view(): FrameLocator {
    return this.device.frameLocator('.page.visible:not([inert]) .page-frame');
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #embedder<A, R>(run: (embedder: EmbedderPage, argument: A) => R | Promise<R>, argument: A): Promise<R> {
    const source = `(${run})(window.embedder, argument)`;
    return this.page.evaluate(([code, given]) => new Function('argument', `return ${code}`)(given) as R, [source, argument] as const);
  }
}
