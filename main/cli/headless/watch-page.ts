import type { Page } from 'playwright-core';
import type { CodeLocation, DeviceToEmbedder } from '../../../simulator/protocol/device.ts';
import type { HeadlessWindow } from './headless-window.ts';

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

export type Locate = (location: CodeLocation) => string | null;

/** How the app stands after a page: `null` when it runs on. */
export type Ended = 'crashed' | 'hangs' | null;

const RENDER_TIMEOUT = 10_000;
/** A page that failed before it painted is not waited for as long. */
const FAILED_TIMEOUT = 3_000;
/** Errors that are told of one page, and characters of each. */
const MOST_ERRORS = 50;
const MOST_CHARACTERS = 2000;
const QUIET = 150;
const SETTLE_LIMIT = 1500;

export function emptyPage(path: string): HeadlessPage {
  return { path, ok: false, firstRenderMs: -1, nodes: 0, errors: [], missingApis: [], missingComponents: [], screenshot: '' };
}

/**
 * Collects what the device says until the page has painted, then been quiet for a moment with nothing left to do, or never is.
 *
 * @param earlier results of the pages before: what one of them says late is its own
 * @param locate text of a place in the sources for a place in the build's scripts; null when nobody knows
 * @param running whether the app ran before: when it hangs and never began this page, the page before did it
 */
export async function watchPage(
  page: Page,
  wanted: string,
  earlier: readonly HeadlessPage[],
  locate: Locate,
  running: boolean,
): Promise<{ result: HeadlessPage; ended: Ended; quiet: boolean }> {
  const result = emptyPage(wanted);
  const startedAt = performance.now();
  let renderedAt = Number.POSITIVE_INFINITY;
  let changedAt = startedAt;
  let over = false;
  let ended: Ended = null;
  let quiet = false;
  let begun = !running;
  /** Whether the app's thread was asked since the last change: a long computation is as silent as a page at rest. */
  let asked: 'no' | 'waiting' | 'idle' = 'no';
  let askedAt = 0;
  let settlesFrom = Number.POSITIVE_INFINITY;
  while (!over) {
    const messages = await page.evaluate(() => (window as unknown as HeadlessWindow).kumquatHeadless.take());
    const now = performance.now();
    for (const message of messages) {
      note(result, earlier, locate, message);
      if (message.kind === 'setDataStats') {
        changedAt = now;
        if (asked === 'idle') asked = 'no';
      }
      if (message.kind === 'idle') {
        asked = 'idle';
        // It was busy until now: what it shows then may take its time as well.
        if (now - askedAt > QUIET) settlesFrom = now;
      }
      if (message.kind === 'pageStack' && message.pages.at(-1)?.path === wanted) begun = true;
      if (message.kind === 'firstRender' && message.path === wanted && result.firstRenderMs < 0) {
        result.firstRenderMs = message.ms;
        result.nodes = message.nodes;
        renderedAt = now;
        changedAt = now;
        settlesFrom = now;
        asked = 'no';
      }
      if (message.kind === 'runState' && message.state === 'crashed') {
        result.errors.push(message.reason ?? 'the app crashed');
        ended = 'crashed';
        over = true;
      } else if (message.kind === 'runState' && message.state === 'unresponsive') {
        const owner = (begun ? undefined : earlier.at(-1)) ?? result;
        owner.errors.push(doesNotAnswer(owner.path));
        owner.ok = false;
        ended = 'hangs';
        over = true;
      }
    }
    const limit = result.errors.length > 0 ? FAILED_TIMEOUT : RENDER_TIMEOUT;
    if (!over && now - startedAt > limit && renderedAt === Number.POSITIVE_INFINITY) {
      result.errors.push(`${wanted} painted nothing within ${limit / 1000} s`);
      over = true;
    } else if (now - changedAt > QUIET && now > renderedAt && asked !== 'waiting') {
      if (asked === 'idle') quiet = over = true;
      else {
        await page.evaluate(() => (window as unknown as HeadlessWindow).kumquatHeadless.awaitIdle());
        asked = 'waiting';
        askedAt = now;
      }
    } else if ((asked !== 'waiting' && now - settlesFrom > SETTLE_LIMIT) || now - renderedAt > RENDER_TIMEOUT) over = true;
    if (!over) await nextFrames(page);
  }
  result.ok = result.firstRenderMs >= 0 && result.errors.length === 0;
  return { result, ended, quiet };
}

export function doesNotAnswer(path: string): string {
  return `${path} does not answer: look for an endless loop in its scripts`;
}

/** Resolves with whether the app has come to a standstill since the device was last heard. */
export async function isSilent(page: Page): Promise<boolean> {
  const messages = await page.evaluate(() => (window as unknown as HeadlessWindow).kumquatHeadless.take());
  return messages.some((message) => message.kind === 'runState' && message.state === 'unresponsive');
}

/** Resolves with whether the app opens a page that it was told to open, or has come to a standstill. */
export async function answersAgain(page: Page): Promise<boolean> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < RENDER_TIMEOUT) {
    const messages = await page.evaluate(() => (window as unknown as HeadlessWindow).kumquatHeadless.take());
    if (messages.some((message) => message.kind === 'runState' && message.state === 'unresponsive')) return false;
    if (messages.some(({ kind }) => kind === 'pageStack')) return true;
    await nextFrames(page);
  }
  return false;
}

function nextFrames(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

function note(result: HeadlessPage, earlier: readonly HeadlessPage[], locate: Locate, message: DeviceToEmbedder): void {
  if (message.kind !== 'appError' && message.kind !== 'missing') return;
  const late = message.path === result.path ? undefined : earlier.find((page) => page.path === message.path);
  const owner = late ?? result;
  if (message.kind === 'appError') {
    owner.ok = false;
    if (owner.errors.length >= MOST_ERRORS) {
      if (owner.errors.length === MOST_ERRORS) owner.errors.push('more errors were thrown');
      return;
    }
    const place = message.location ? locate(message.location) : null;
    const text = message.message.slice(0, MOST_CHARACTERS);
    owner.errors.push(place === null ? text : `${place} ${text}`);
    return;
  }
  const list = message.what === 'api' ? owner.missingApis : owner.missingComponents;
  if (!list.includes(message.name)) list.push(message.name);
}
