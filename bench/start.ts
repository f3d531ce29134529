import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchChromium, startServer } from './shared/browser.ts';
import { ratio, summary } from './shared/figures.ts';

const RUNS = 7;

export const measures =
  'Cold start of the browser shell with nothing to build and an empty data folder: from starting the program to its address, ' +
  'from starting Chromium with an empty profile to the start page that can be used, and both, one after the other. ' +
  '`floor`: an empty Node program and an empty page in Chromium.';

/** Milliseconds from `since`. */
const passed = (since: number): number => performance.now() - since;

async function floor(): Promise<number> {
  const start = performance.now();
  execFileSync(process.execPath, ['-e', '']);
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto('about:blank');
  const ms = passed(start);
  await browser.close();
  return ms;
}

export async function run(say: (line: string) => void): Promise<Record<string, unknown>> {
  const server: number[] = [];
  const page: number[] = [];
  const total: number[] = [];
  const floors: number[] = [];
  // The first one fills the system's file cache and does not count.
  for (let turn = 0; turn <= RUNS; turn++) {
    const home = mkdtempSync(path.join(os.tmpdir(), 'kumquat-bench-'));
    const start = performance.now();
    const running = await startServer(home);
    const ready = passed(start);
    const browser = await launchChromium();
    try {
      const window = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
      await window.goto(running.url);
      await window.getByRole('button', { name: /^Shop/ }).waitFor();
      const all = passed(start);
      if (turn > 0) {
        server.push(ready);
        page.push(all - ready);
        total.push(all);
        floors.push(await floor());
        say(`${turn}: server ${Math.round(ready)} ms, page ${Math.round(all - ready)} ms, floor ${Math.round(floors.at(-1) ?? 0)} ms`);
      }
    } finally {
      await browser.close();
      await running.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return {
    serverReadyMs: summary(server),
    pageUsableMs: summary(page),
    totalMs: summary(total),
    floorMs: summary(floors),
    ratio: { totalToFloor: ratio(total, floors) },
  };
}
