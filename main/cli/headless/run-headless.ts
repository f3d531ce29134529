import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { answerDataRequest, isDataRequest } from '../../../simulator/host/operations-data.ts';
import { sampleData } from '../../../simulator/host/operations-sample.ts';
import { isStorageApi } from '../../../simulator/protocol/api-calls.ts';
import type { AppConfig } from '../../../simulator/protocol/build.ts';
import type { CodeLocation, DeviceProfile, StartMessage, Theme } from '../../../simulator/protocol/device.ts';
import { type Orientation, orientationOf, turned } from '../../../simulator/protocol/orientation.ts';
import type { Simulation } from '../../../simulator/protocol/simulation.ts';
import { findChromium, sandboxArguments } from './find-chromium.ts';
import { HeadlessBrowser, within } from './headless-browser.ts';
import { type ServedFile, startHeadlessServer } from './headless-server.ts';
import type { HeadlessWindow, HostAnswer } from './headless-window.ts';
import { takePicture } from './take-picture.ts';
import { answersAgain, doesNotAnswer, emptyPage, type HeadlessPage, isSilent, watchPage } from './watch-page.ts';

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
  /** Answers what the device does not; without it storage is forgotten, operations data are a sample, and every other call fails. Files end with the app. */
  hostCall?(api: string, args: unknown): Promise<unknown>;
  storage?: Record<string, string>;
  /** Answers of simulated APIs; those without one succeed with what the simulator suggests. */
  simulations?: Simulation[];
  theme?: Theme;
  language?: string;
  /** Scene of the launch; 1001 without. */
  scene?: number;
  /** How the phone is held. */
  orientation?: Orientation;
  /** Says where in the sources an error of the app is, for its message. */
  locate?(location: CodeLocation): string | null;
  signal?: AbortSignal;
}

export interface HeadlessResult {
  ms: number;
  pages: HeadlessPage[];
}

/** Longest time for one page with its picture, in milliseconds; what watches a page ends well before. */
const PAGE_LIMIT = 40_000;
/** Longest time to ask a browser's page whether the program in it has frozen. */
const SILENCE_LIMIT = 5000;

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
  const browser = new HeadlessBrowser({
    executablePath,
    args,
    device: options.device,
    address: `${server.embedder}/`,
    hostCall: (api, given) => answerHostCall(options, api, given),
  });
  const abort = (): void => void browser.close();
  signal?.addEventListener('abort', abort);
  try {
    await browser.page();
    signal?.throwIfAborted();
    const pages = await runPages(browser, `${server.guest}/simulator/device.html`, options);
    return { ms: performance.now() - startedAt, pages };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    await browser.close();
    await server.close();
  }
}

async function answerHostCall(options: HeadlessOptions, api: string, args: unknown): Promise<HostAnswer> {
  if (!options.hostCall && isStorageApi(api)) return { result: {} };
  if (!options.hostCall && api === 'request' && isDataRequest(args)) return { result: await answerDataRequest(args, sampleData()) };
  if (!options.hostCall) return { error: { errMsg: `${api}:fail not available without a window` } };
  try {
    return { result: await options.hostCall(api, args) };
  } catch (error) {
    const { errMsg, errno } = error as { errMsg?: string; errno?: number };
    return { error: { errMsg: errMsg ?? `${api}:fail ${error instanceof Error ? error.message : String(error)}`, errno } };
  }
}

/**
 * Opens one page after the other. A page that was not ok leaves nothing behind: the app starts anew for the next one, and the
 * browser's page is replaced when it no longer answers. One that is not ok where others ran before it is shown again by itself.
 */
async function runPages(browser: HeadlessBrowser, deviceUrl: string, options: HeadlessOptions): Promise<HeadlessPage[]> {
  const results: HeadlessPage[] = [];
  let running = false;
  for (const target of options.pages) {
    options.signal?.throwIfAborted();
    try {
      const shown = browser.page().then((page) => runPage(page, deviceUrl, options, target, results, running));
      running = await within(PAGE_LIMIT, shown);
      if (target === options.pages.at(-1))
        await within(
          PAGE_LIMIT,
          browser.page().then((page) => blameForSilence(page, target, results)),
        );
    } catch (error) {
      options.signal?.throwIfAborted();
      const result = results.find((found) => found.path === target.path) ?? emptyPage(target.path);
      if (!results.includes(result)) results.push(result);
      result.ok = false;
      // No picture can be taken of a page that has frozen since it painted.
      if (await within(SILENCE_LIMIT, browser.page().then(isSilent)).catch(() => false)) {
        if (!result.errors.includes(doesNotAnswer(target.path))) result.errors.push(doesNotAnswer(target.path));
      } else
        result.errors.push(
          `${target.path} could not be shown: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`,
        );
      running = false;
      await browser.forgetPage();
    }
  }
  return results;
}

/** What hangs once it has painted is noticed by the page after it; the last one is asked for by opening it once more. */
async function blameForSilence(page: Page, target: HeadlessOptions['pages'][number], results: readonly HeadlessPage[]): Promise<void> {
  const last = results.at(-1);
  if (!last?.ok) return;
  await page.evaluate(({ path: to, query }) => (window as unknown as HeadlessWindow).kumquatHeadless.open(to, query), target);
  if (await answersAgain(page)) return;
  last.ok = false;
  last.errors.push(doesNotAnswer(last.path));
}

/** The window is as large as the phone when that page is on top. */
function sizeOf({ config, device, orientation = 'portrait' }: HeadlessOptions, page: string): { width: number; height: number } {
  const { width, height } = turned(device, orientationOf(config, page, device, orientation));
  return { width, height };
}

/** Resolves with whether the app can show the next page. */
async function runPage(
  page: Page,
  deviceUrl: string,
  options: HeadlessOptions,
  target: HeadlessOptions['pages'][number],
  results: HeadlessPage[],
  running: boolean,
): Promise<boolean> {
  if (!running) {
    await page.evaluate(
      ([url, message, simulations]) => (window as unknown as HeadlessWindow).kumquatHeadless.start(url, message, simulations),
      [deviceUrl, startMessage(options, target), options.simulations ?? []] as const,
    );
  } else {
    await page.evaluate(({ path: to, query }) => (window as unknown as HeadlessWindow).kumquatHeadless.open(to, query), target);
  }
  const { result, ended, quiet } = await watchPage(page, target.path, results, options.locate ?? (() => null), running);
  // What pages before it left in the app may be to blame: in an app of its own it answers for itself alone.
  if (running && !result.ok) return runPage(page, deviceUrl, options, target, results, false);
  results.push(result);
  if (ended !== 'hangs') {
    const file = path.join(options.outFolder, `${target.path.replaceAll('/', '-')}.png`);
    await page.setViewportSize(sizeOf(options, target.path));
    await takePicture(page, file);
    result.screenshot = file;
  }
  const asks = await page.frameLocator('#device').locator('[role=dialog], [role=alertdialog]').count();
  // A program that never rests would go on beside the next page.
  return ended === null && quiet && result.ok && asks === 0;
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
    unattended: true,
  };
}
