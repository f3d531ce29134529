import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Ide, test } from '../fixtures/ide.ts';
import { Editor } from '../pages/editor.ts';
import { Explorer } from '../pages/explorer.ts';
import { openHello } from '../pages/hello-project.ts';
import type { Simulator } from '../pages/simulator.ts';

/** Longest time, in ms, that the IDE's window may do nothing while a mini program hangs. */
const LONGEST_GAP = 500;

/** Watches the gaps between the window's own timers from now on; the answer is the longest one in ms. */
async function watchGaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { longest: 0, last: performance.now() };
    (globalThis as { gapWatch?: typeof watch }).gapWatch = watch;
    setInterval(() => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
    }, 20);
  });
  return () => page.evaluate(() => (globalThis as { gapWatch?: { longest: number } }).gapWatch?.longest ?? Number.NaN);
}

async function openWith(ide: Ide, change: (file: (name: string) => string) => void): Promise<Simulator> {
  const { simulator, file } = await openHello(ide);
  change(file);
  await expect(simulator.top.getByText('Hang me')).toBeVisible();
  return simulator;
}

/** Taps the trap, works in the IDE meanwhile, stops the program from the toolbar and starts it again. */
async function hangAndRecover(ide: Ide, simulator: Simulator, mend: () => void): Promise<void> {
  const { page } = ide;
  const editor = new Editor(page);
  await new Explorer(page).open('app.js');
  await editor.text.click();
  const longestGap = await watchGaps(page);
  await simulator.tap(simulator.top.getByText('Hang me'));
  await expect(page.getByText('The mini program does not answer. An endless loop in its script?')).toBeVisible();
  await editor.append('\n// typed while it hangs');
  await expect(editor.text).toContainText('typed while it hangs');
  expect(await longestGap()).toBeLessThan(LONGEST_GAP);

  await simulator.pane.getByRole('toolbar').getByRole('button', { name: 'Stop the mini program' }).click();
  await expect(page.getByText('The mini program is stopped.')).toBeVisible();
  await editor.save();
  await expect.poll(() => readFileSync(path.join(ide.projects, 'hello/app.js'), 'utf8')).toContain('typed while it hangs');
  mend();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(simulator.top.getByText('Mended')).toBeVisible();
}

test('a loop in the logic leaves the IDE alone and can be stopped', async ({ ide }) => {
  let mend = (): void => undefined;
  const simulator = await openWith(ide, (file) => {
    const home = readFileSync(file('pages/home/home.js'), 'utf8');
    const view = readFileSync(file('pages/home/home.wxml'), 'utf8').replace('Tap me', 'Hang me');
    writeFileSync(file('pages/home/home.js'), home.replace('onTap() {', 'onTap() {\n    while (true) {}'));
    writeFileSync(file('pages/home/home.wxml'), view);
    mend = () => {
      writeFileSync(file('pages/home/home.js'), home);
      writeFileSync(file('pages/home/home.wxml'), view.replace('Hang me', 'Mended'));
    };
  });
  await hangAndRecover(ide, simulator, mend);
});

test('a loop in a page, by a view script, leaves the IDE alone and can be stopped', async ({ ide }) => {
  let mend = (): void => undefined;
  const simulator = await openWith(ide, (file) => {
    const view = readFileSync(file('pages/home/home.wxml'), 'utf8').replace('Tap me', 'Hang me');
    // Runs in the page, after the tap that changed the value has been answered.
    const script = '<wxs module="trap">module.exports = { grow: function (now) { while (now > 0) {} } };</wxs>\n';
    const trap = '<view count="{{ count }}" change:count="{{ trap.grow }}"></view>\n';
    writeFileSync(file('pages/home/home.wxml'), script + trap + view);
    mend = () => writeFileSync(file('pages/home/home.wxml'), view.replace('Hang me', 'Mended'));
  });
  await hangAndRecover(ide, simulator, mend);
});
