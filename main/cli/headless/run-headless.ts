import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { isStorageApi } from '../../../simulator/protocol/api-calls.ts';
import type { AppConfig } from '../../../simulator/protocol/build.ts';
import type { DeviceProfile, DeviceToEmbedder, StartMessage, Theme } from '../../../simulator/protocol/device.ts';
import { type Orientation, orientationOf, turned } from '../../../simulator/protocol/orientation.ts';
import { findChromium, sandboxArguments } from './find-chromium.ts';
import { type ServedFile, startHeadlessServer } from './headless-server.ts';
import type { HeadlessWindow, HostAnswer } from './headless-window.ts';

export interface HeadlessOptions {
  /** A file of the guest's origin, `/simulator/...` or below the build's folder `/build/`. */
  files(path: string): Promise<ServedFile | null>;
  config: AppConfig;
  device: DeviceProfile;
  pages: { path: string; query: Record<string, string> }[];
  /** Screenshots go here as `pages-home-home.png`. */
  outFolder: string;
  /** Holds `dist/headless`. */
  programFolder: string;
  /** Answers what the device does not; without it storage is forgotten and every other call fails. */
  hostCall?(api: string, args: unknown): Promise<unknown>;
  storage?: Record<string, string>;
  theme?: Theme;
  language?: string;
  /** Scene of the launch; 1001 without. */
  scene?: number;
  /** How the phone is held. */
  orientation?: Orientation;
  signal?: AbortSignal;
}

export interface HeadlessPage {
  path: string;
  /** It rendered, and nothing threw. */
  ok: boolean;
  /** -1 when it did not render in time. */
  firstRenderMs: number;
  nodes: number;
  errors: string[];
  missingApis: string[];
  missingComponents: string[];
  /** Path of the picture; '' when the program hangs, which no picture can be taken of. */
  screenshot: string;
}

export interface HeadlessResult {
  ms: number;
  pages: HeadlessPage[];
}

const RENDER_TIMEOUT = 10_000;
const QUIET = 150;
const SETTLE_LIMIT = 1500;

/**
 * Runs an app in a browser without a window and takes a picture of each page. Throws when no browser can be started, or when
 * `signal` aborts; what goes wrong in the app is in the result.
 */
export async function runHeadless(options: HeadlessOptions): Promise<HeadlessResult> {
  const startedAt = performance.now();
  const { signal } = options;
  signal?.throwIfAborted();
  const executablePath = await findChromium();
  const args = sandboxArguments();
  await mkdir(options.outFolder, { recursive: true });
  const server = await startHeadlessServer(options.programFolder, options.files);
  let browser: Browser | undefined;
  const abort = (): void => void browser?.close().catch(() => undefined);
  signal?.addEventListener('abort', abort);
  try {
    browser = await chromium.launch({ executablePath, args });
    signal?.throwIfAborted();
    const { device } = options;
    const context = await browser.newContext({
      viewport: { width: device.width, height: device.height },
      deviceScaleFactor: Math.min(2, device.pixelRatio),
      hasTouch: true,
    });
    const page = await context.newPage();
    await page.exposeFunction('kumquatHostCall', (api: string, given: unknown) => answerHostCall(options, api, given));
    await page.goto(`${server.embedder}/`);
    await page.waitForFunction(() => 'kumquatHeadless' in window);
    const pages = await runPages(page, `${server.guest}/simulator/device.html`, options);
    return { ms: performance.now() - startedAt, pages };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    await browser?.close().catch(() => undefined);
    await server.close();
  }
}

async function answerHostCall(options: HeadlessOptions, api: string, args: unknown): Promise<HostAnswer> {
  if (!options.hostCall && isStorageApi(api)) return { result: {} };
  if (!options.hostCall) return { error: { errMsg: `${api}:fail not available without a window` } };
  try {
    return { result: await options.hostCall(api, args) };
  } catch (error) {
    const { errMsg, errno } = error as { errMsg?: string; errno?: number };
    return { error: { errMsg: errMsg ?? `${api}:fail ${error instanceof Error ? error.message : String(error)}`, errno } };
  }
}

async function runPages(page: Page, deviceUrl: string, options: HeadlessOptions): Promise<HeadlessPage[]> {
  const results: HeadlessPage[] = [];
  let running = false;
  for (const target of options.pages) {
    options.signal?.throwIfAborted();
    if (!running) {
      await page.evaluate(([url, message]) => (window as unknown as HeadlessWindow).kumquatHeadless.start(url, message), [
        deviceUrl,
        startMessage(options, target),
      ] as const);
    } else {
      await page.evaluate(({ path: to, query }) => (window as unknown as HeadlessWindow).kumquatHeadless.open(to, query), target);
    }
    const { result, ended } = await watchPage(page, target.path);
    running = ended === null;
    results.push(result);
    if (ended === 'hangs') continue;
    await page.setViewportSize(sizeOf(options, target.path));
    result.screenshot = path.join(options.outFolder, `${target.path.replaceAll('/', '-')}.png`);
    await page.locator('#device').screenshot({ path: result.screenshot });
  }
  return results;
}

/** The window is as large as the phone when that page is on top. */
function sizeOf({ config, device, orientation = 'portrait' }: HeadlessOptions, page: string): { width: number; height: number } {
  const { width, height } = turned(device, orientationOf(config, page, device, orientation));
  return { width, height };
}

function startMessage(options: HeadlessOptions, target: { path: string; query: Record<string, string> }): StartMessage {
  return {
    kind: 'start',
    baseUrl: '/build/',
    config: options.config,
    device: options.device,
    launch: { ...target, scene: options.scene ?? 1001 },
    environment: { orientation: options.orientation ?? 'portrait' },
    theme: options.theme ?? 'light',
    language: options.language ?? 'en',
    storage: options.storage ?? {},
    envVersion: 'develop',
    chrome: true,
    still: true,
  };
}

/** Collects what the device says until the page has painted and then been quiet for a moment. */
async function watchPage(page: Page, wanted: string): Promise<{ result: HeadlessPage; ended: 'crashed' | 'hangs' | null }> {
  const result: HeadlessPage = {
    path: wanted,
    ok: false,
    firstRenderMs: -1,
    nodes: 0,
    errors: [],
    missingApis: [],
    missingComponents: [],
    screenshot: '',
  };
  const startedAt = performance.now();
  let renderedAt = Number.POSITIVE_INFINITY;
  let changedAt = startedAt;
  let over = false;
  let ended: 'crashed' | 'hangs' | null = null;
  while (!over) {
    const messages = await page.evaluate(() => (window as unknown as HeadlessWindow).kumquatHeadless.take());
    const now = performance.now();
    for (const message of messages) {
      note(result, message);
      if (message.kind === 'setDataStats') changedAt = now;
      if (message.kind === 'firstRender' && message.path === wanted && result.firstRenderMs < 0) {
        result.firstRenderMs = message.ms;
        result.nodes = message.nodes;
        renderedAt = now;
        changedAt = now;
      }
      if (message.kind === 'runState' && message.state === 'crashed') {
        result.errors.push(message.reason ?? 'the app crashed');
        ended = 'crashed';
        over = true;
      } else if (message.kind === 'runState' && message.state === 'unresponsive') {
        result.errors.push(`${wanted} does not answer: look for an endless loop in its scripts`);
        ended = 'hangs';
        over = true;
      }
    }
    if (now - startedAt > RENDER_TIMEOUT && renderedAt === Number.POSITIVE_INFINITY) {
      result.errors.push(`${wanted} painted nothing within ${RENDER_TIMEOUT / 1000} s`);
      over = true;
    } else if (now - changedAt > QUIET && now > renderedAt) over = true;
    else if (now - renderedAt > SETTLE_LIMIT) over = true;
    if (!over) await nextFrames(page);
  }
  result.ok = result.firstRenderMs >= 0 && result.errors.length === 0;
  return { result, ended };
}

function nextFrames(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

function note(result: HeadlessPage, message: DeviceToEmbedder): void {
  if (message.kind === 'appError') result.errors.push(message.message);
  else if (message.kind === 'missing') {
    const list = message.what === 'api' ? result.missingApis : result.missingComponents;
    if (!list.includes(message.name)) list.push(message.name);
  }
}
