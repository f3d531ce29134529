import type { Browser } from '@playwright/test';
import { launchChromium } from './shared/browser.ts';
import { measureDrag } from './simulator/drag.ts';
import { measureLeaks } from './simulator/leaks.ts';
import { measureMessages } from './simulator/messages.ts';
import { measureOpenPage } from './simulator/open-page.ts';
import { measureRows, measureRowsInFrames } from './simulator/rows.ts';

export const measures =
  '`rows`: rows of three nodes and a text, from setData to painted, in our engine, where logic and page are two threads, and on ' +
  'glass-easel alone, in one thread on its own DOM backend, in turn. Frames are drawn as soon as there is something to ' +
  'draw, so that times are not rounded to the frames of a screen; `rowsInFramesOf60` are medians with those. `openPage`: from a tap ' +
  'to the first painted frame of a page, and from the same document as an HTML string to its painted frame, in turn. `messages`: what is sent ' +
  'to a page. `drag`: a drag whose handler is a view script. `leaks`: what pages that were opened and closed leave behind. ' +
  'Ratios are ours to the other; `ok` is whether a figure is within its `bound`.';

/** Frames are drawn without waiting for a screen's next one. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

async function withChromium<T>(args: readonly string[], work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium(args);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

export async function run(say: (line: string) => void): Promise<Record<string, unknown>> {
  const unpaced = await withChromium(UNPACED, async (browser) => ({
    rows: await measureRows(browser, say),
  }));
  const paced = await withChromium([], async (browser) => ({
    rowsInFramesOf60: await measureRowsInFrames(browser),
    openPage: await measureOpenPage(browser, say),
    messages: await measureMessages(browser),
    drag: await measureDrag(browser, say),
    leaks: await measureLeaks(browser, say),
  }));
  return { ...unpaced, ...paced };
}
