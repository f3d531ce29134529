import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { within } from './headless-browser.ts';

const PICTURE_LIMIT = 10_000;
/** How long a canvas is waited for that goes on drawing, as charts do when they come in; in milliseconds. */
const DRAWING_LIMIT = 2000;
const BETWEEN = 120;
/** A page that does not answer is shown as it is. */
const ANSWER_LIMIT = 2000;

/** Takes a picture of the phone as a file. Nothing but canvases moves in a snapshot; one that moves may come to its end first. */
export async function takePicture(page: Page, file: string): Promise<void> {
  // The device fills the page, and shows no caret: what else makes a picture steady takes as long as the picture.
  const take = (): Promise<Buffer> => page.screenshot({ timeout: PICTURE_LIMIT, caret: 'initial' });
  let picture = await take();
  if (await within(ANSWER_LIMIT, hasCanvas(page)).catch(() => false)) {
    for (const end = performance.now() + DRAWING_LIMIT; performance.now() < end; ) {
      await delay(BETWEEN);
      const next = await take();
      if (next.equals(picture)) break;
      picture = next;
    }
  }
  await writeFile(file, picture);
}

async function hasCanvas(page: Page): Promise<boolean> {
  for (const frame of page.frames()) if ((await frame.locator('wx-canvas').count()) > 0) return true;
  return false;
}
