import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Frame } from '@playwright/test';
import { ProjectCompiler } from '../simulator/compiler/project-compiler.ts';
import { launchChromium, root, startServer } from './shared/browser.ts';
import { ratio, summary } from './shared/figures.ts';

const RUNS = 7;

export const measures =
  'The shop template. `shownMs`: from a changed file on the disk to the page on top of the simulator showing it, in the browser ' +
  'shell, for a style, a template and a script. `compileMs`: the compiler alone, a first build and builds after one changed file; ' +
  '`ratio.rebuildToFirst` compares those.';

type Kind = 'style' | 'template' | 'script';
const KINDS: readonly Kind[] = ['style', 'template', 'script'];
const FILES: Record<Kind, string> = {
  style: 'pages/home/home.wxss',
  template: 'pages/home/home.wxml',
  script: 'pages/home/home.js',
};

/** The text of a file with a mark that the page shows: a colour, a title, or one more kind of fruit. */
function marked(kind: Kind, text: string, turn: number): string {
  if (kind === 'style') return `${text}\n.banner { background: rgb(1, 2, ${turn}); }\n`;
  if (kind === 'template') return text.replace('Winter fruit, picked this week', `Fruit of turn ${turn}`);
  return text.replace('kinds: KINDS', `kinds: ['Kind of turn ${turn}', ...KINDS]`);
}

/** Runs in the device's document. Resolves at the first frame in which the page on top shows the mark. */
function shown([kind, turn]: readonly [Kind, number]): Promise<void> {
  const isShown = (page: Document): boolean => {
    if (kind === 'template') return page.body.textContent?.includes(`Fruit of turn ${turn}`) ?? false;
    if (kind === 'script') return page.body.textContent?.includes(`Kind of turn ${turn}`) ?? false;
    const banner = page.querySelector('.banner, [class*="banner"]');
    return banner !== null && getComputedStyle(banner).backgroundColor === `rgb(1, 2, ${turn})`;
  };
  return new Promise((resolve) => {
    const look = (): void => {
      const frame = document.querySelector<HTMLIFrameElement>('.page.visible:not([inert]) iframe');
      if (frame?.contentDocument?.body && isShown(frame.contentDocument)) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function compileTimes(folder: string, say: (line: string) => void): Promise<{ first: number[]; rebuild: Record<Kind, number[]> }> {
  const first: number[] = [];
  const rebuild: Record<Kind, number[]> = { style: [], template: [], script: [] };
  for (let turn = 1; turn <= RUNS; turn++) {
    const compiler = new ProjectCompiler({ folder, mode: 'development', npmFolders: [] });
    const timed = async (changed?: string[]): Promise<number> => {
      const start = performance.now();
      const build = await compiler.build(changed);
      if (!build.ok) throw new Error('the shop does not compile');
      return performance.now() - start;
    };
    first.push(await timed());
    for (const kind of KINDS) {
      const file = path.join(folder, FILES[kind]);
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, marked(kind, before, turn));
      rebuild[kind].push(await timed([FILES[kind]]));
      writeFileSync(file, before);
    }
    await compiler.dispose();
    const rebuilt = KINDS.map((kind) => `${kind} ${Math.round(rebuild[kind].at(-1) ?? 0)} ms`).join(', ');
    say(`compile ${turn}: first ${Math.round(first.at(-1) ?? 0)} ms, ${rebuilt}`);
  }
  return { first, rebuild };
}

async function deviceFrame(frames: () => Frame[]): Promise<Frame> {
  for (;;) {
    const frame = frames().find((one) => one.url().includes('/simulator/device.html'));
    if (frame) return frame;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function shownTimes(home: string, folder: string, say: (line: string) => void): Promise<Record<Kind, number[]>> {
  const times: Record<Kind, number[]> = { style: [], template: [], script: [] };
  const server = await startServer(home, [folder]);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    await page.goto(server.url);
    const top = page.frameLocator('iframe[title="Simulated phone"]').frameLocator('.page.visible:not([inert]) iframe');
    await top.getByText('Winter fruit, picked this week').waitFor();
    const device = await deviceFrame(() => page.frames());
    // The first turn warms up and does not count.
    for (let turn = 0; turn <= RUNS; turn++) {
      for (const kind of KINDS) {
        const file = path.join(folder, FILES[kind]);
        const before = readFileSync(file, 'utf8');
        const start = performance.now();
        writeFileSync(file, marked(kind, before, turn));
        await device.evaluate(shown, [kind, turn] as const);
        if (turn > 0) times[kind].push(performance.now() - start);
        const back = device.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
        writeFileSync(file, before);
        // The project as it was, shown and quiet again.
        await back;
      }
      if (turn > 0) say(`shown ${turn}: ${KINDS.map((kind) => `${kind} ${Math.round(times[kind].at(-1) ?? 0)} ms`).join(', ')}`);
    }
    return times;
  } finally {
    await browser.close();
    await server.stop();
  }
}

export async function run(say: (line: string) => void): Promise<Record<string, unknown>> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'kumquat-bench-'));
  const folder = path.join(home, 'shop');
  try {
    const env = { ...process.env, KUMQUAT_DATA: path.join(home, 'data') };
    execFileSync(process.execPath, [path.join(root, 'dist/main/cli.js'), 'create', 'shop', folder], { env, stdio: 'pipe' });
    const { first, rebuild } = await compileTimes(folder, say);
    const shownIn = await shownTimes(home, folder, say);
    const each = <T>(value: (kind: Kind) => T): Record<string, T> => Object.fromEntries(KINDS.map((kind) => [kind, value(kind)]));
    return {
      shownMs: each((kind) => summary(shownIn[kind])),
      compileMs: { first: summary(first), ...each((kind) => summary(rebuild[kind])) },
      ratio: { rebuildToFirst: each((kind) => ratio(rebuild[kind], first)) },
    };
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
