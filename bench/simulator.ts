import type { Browser } from '@playwright/test';
import { launchChromium } from './shared/browser.ts';
import { measureRows } from './simulator/rows.ts';

export const measures =
  '`rows`: rows of three nodes and a text, from setData to painted, in our engine, where logic and page are two threads, and on ' +
  'glass-easel alone, in one thread on its own DOM backend, in turn. `ratio` is ours to alone, `ok` whether it is within `bound`; ' +
  'frames are drawn as soon as there is something to draw, so that times are not rounded to the frames of a screen; ' +
  '`inFramesOf60` are medians with those.';

/** Frames are drawn without waiting for a screen's next one. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

async function withBrowsers<T>(work: (unpaced: Browser, paced: Browser) => Promise<T>): Promise<T> {
  const unpaced = await launchChromium(UNPACED);
  try {
    const paced = await launchChromium();
    try {
      return await work(unpaced, paced);
    } finally {
      await paced.close();
    }
  } finally {
    await unpaced.close();
  }
}

export function run(say: (line: string) => void): Promise<Record<string, unknown>> {
  return withBrowsers(async (unpaced, paced) => ({ rows: await measureRows(unpaced, paced, say) }));
}
