import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, type Ide, test } from '../fixtures/ide.ts';
import { openHello } from '../pages/hello-project.ts';
import type { Simulator } from '../pages/simulator.ts';
import { heldBytes, LONGEST_GAP, watchGaps } from '../pages/window-watch.ts';

/** How much more the IDE's own page may hold after a hostile program than before it, in bytes. */
const MOST_GROWTH = 100 * 1024 * 1024;
/** How long a program is left to it before somebody looks at the figures, in ms. */
const RAGE = 3000;

interface Hostile {
  /** Body of the handler of the tap; `page` is the page. */
  tap?: string;
  /** Stands before the page's script. */
  script?: string;
  /** Stands in the page's data. */
  data?: string;
  /** Stands before what the page shows. */
  view?: string;
  /** More files of the project. */
  files?: Record<string, string>;
  /** What the console tells. Without it the program is not told of, because it does what it may. */
  told?: RegExp;
  /** The program hangs, and the status bar of the simulator says so. */
  hangs?: true;
}

const HANGS = 'The mini program does not answer. An endless loop in its script?';

function writeProgram(file: (name: string) => string, program: Hostile): void {
  for (const [name, content] of Object.entries(program.files ?? {})) writeFileSync(file(name), content);
  writeFileSync(
    file('pages/home/home.js'),
    `${program.script ?? ''}\nPage({ data: { ${program.data ?? ''} }, onGo() { const page = this; ${program.tap ?? ''} } });\n`,
  );
  writeFileSync(
    file('pages/home/home.wxml'),
    `${program.view ?? ''}\n<view bindtap="onGo" style="position:fixed;top:0;left:0;width:200px;height:60px">Hostile</view>\n`,
  );
}

/** The console's lines, of which the panel draws those that are in sight: the filter brings the wanted ones there. */
async function expectTold(page: Page, told: RegExp): Promise<void> {
  await expect(page.getByRole('log', { name: 'Console' }).getByText(told).first()).toBeVisible();
}

/** The program rages, the window goes on, somebody is told, and another program runs after it. */
async function rage(ide: Ide, program: Hostile): Promise<void> {
  const { page } = ide;
  // What the program does wrong stands in the console of its frames.
  ide.allowErrors(/./);
  const { simulator, file } = await openHello(ide);
  const before = await heldBytes(page);
  writeProgram(file, program);
  const button: ReturnType<Simulator['top']['getByText']> = simulator.top.getByText('Hostile', { exact: true });
  await expect(button).toBeVisible();
  const longestGap = await watchGaps(page);
  await simulator.tap(button);
  if (program.hangs) await expect(page.getByText(HANGS)).toBeVisible();
  await page.waitForTimeout(RAGE);
  const gap = await longestGap();
  const growth = (await heldBytes(page)) - before;
  test
    .info()
    .annotations.push({ type: 'figures', description: `gap ${Math.round(gap)} ms, held ${(growth / 1024 / 1024).toFixed(1)} MB more` });
  if (program.told) await expectTold(page, program.told);
  expect(gap).toBeLessThan(LONGEST_GAP);
  expect(growth).toBeLessThan(MOST_GROWTH);

  if (program.hangs) {
    await simulator.pane.getByRole('toolbar').getByRole('button', { name: 'Stop the mini program' }).click();
    await expect(page.getByText('The mini program is stopped.')).toBeVisible();
  }
  writeFileSync(file('pages/home/home.js'), 'Page({});\n');
  writeFileSync(file('pages/home/home.wxml'), '<text>Mended</text>\n');
  if (program.hangs) await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(simulator.top.getByText('Mended')).toBeVisible();
}

const PROGRAMS: Record<string, Hostile> = {
  'promises that follow each other for ever': {
    tap: 'const again = () => Promise.resolve().then(again); again();',
    hangs: true,
  },
  'a giant object in the console': {
    tap: 'const make = (d) => d === 0 ? "x".repeat(9000) : Array.from({ length: 200 }, () => make(d - 1)); const giant = make(2); for (let i = 0; i < 20; i++) console.log(giant, i);',
    told: /\(200\)/,
  },
};

for (const [name, program] of Object.entries(PROGRAMS)) test(name, ({ ide }) => rage(ide, program));
