import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build as bundle } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';
import { startHeadlessServer } from '../main/cli/headless/headless-server.ts';
import type { HeadlessWindow } from '../main/cli/headless/headless-window.ts';
import { headlessFiles } from '../main/cli/headless-files.ts';
import { ProjectCompiler } from '../simulator/compiler/project-compiler.ts';
import { DEVICES } from '../simulator/protocol/devices.ts';
import { launchChromium, root } from './shared/browser.ts';
import { median, ratio, round, summary } from './shared/figures.ts';

const ROUNDS = 5;
const RUNS_A_ROUND = 6;
const STEPS = ['create', 'update', 'onePath', 'clear'] as const;
type Step = (typeof STEPS)[number];
type Times = Record<Step, number[]>;

export const measures =
  'A page of 1,000 rows of three nodes and a text, from setData to the first callback after a painted frame: in our engine, where ' +
  'logic and page are two threads, and on glass-easel alone, in one thread on its own DOM backend, in turn in one Chromium. ' +
  'Ratios are ours to alone; wanted for creating: at most 1.25. Times end with a frame, so they come in steps of 16.7 ms. ' +
  '`bytes`: what our engine sends to the page for each step.';

const TEMPLATE =
  '<view wx:for="{{rows}}" wx:key="id" class="row"><view class="inner"><text class="label">{{item.label}}</text></view></view>';
const STYLE = '.row { padding: 2px 8px; } .inner { border-bottom: 1px solid #ddd; } .label { color: #333; }';

/** What both sides run. `setData(data, painted)` and `now` are theirs. */
const SERIES = `
let seed = 0;
const step = {
  create: () => ({ rows: Array.from({ length: 1000 }, (_, id) => ({ id: ++seed * 1000 + id, label: 'Row ' + seed })) }),
  update: () => Object.fromEntries(Array.from({ length: 100 }, (_, n) => ['rows[' + n * 10 + '].label', 'Changed ' + ++seed])),
  onePath: () => ({ 'rows[500].label': 'One ' + ++seed }),
  clear: () => ({ rows: [] }),
};
async function runSeries(setData, now, runs) {
  const times = { create: [], update: [], onePath: [], clear: [] };
  // The first turn warms up and does not count.
  for (let turn = 0; turn <= runs; turn++) {
    for (const name of Object.keys(times)) {
      const data = step[name]();
      const start = now();
      await new Promise((resolve) => setData(data, resolve));
      if (turn > 0) times[name].push(now() - start);
    }
  }
  return times;
}
`;

/** A project of one page that runs the series whenever it is opened with a query, and prints the times. */
function writeProject(folder: string): void {
  mkdirSync(path.join(folder, 'pages/rows'), { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  write('app.json', JSON.stringify({ pages: ['pages/rows/rows'] }));
  write('app.js', 'App({});');
  write('pages/rows/rows.wxml', TEMPLATE);
  write('pages/rows/rows.wxss', STYLE);
  write(
    'pages/rows/rows.js',
    `${SERIES}
const performance = wx.getPerformance();
Page({
  data: { rows: [] },
  onLoad({ runs }) { this.runs = Number(runs || 0); },
  async onReady() {
    if (this.runs === 0) return;
    const times = await runSeries((data, painted) => this.setData(data, painted), () => performance.now(), this.runs);
    console.log('bench ' + JSON.stringify(times));
  },
});`,
  );
}

type Recording = ({ kind?: string; ops?: Int32Array; strings?: string[]; values?: unknown[] } | null)[];

/** Keeps what arrives at the pages' ports, to be weighed afterwards. */
function recordPorts(): void {
  const kept: Recording = [];
  (globalThis as unknown as { recorded: Recording }).recorded = kept;
  const own = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...own,
    set(this: MessagePort, listener: (event: MessageEvent) => void) {
      this.addEventListener('message', (event) => kept.push((event as MessageEvent).data));
      own?.set?.call(this, listener);
    },
  });
}

class Ours {
  private constructor(
    private readonly page: Page,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(browser: Browser, folder: string): Promise<Ours> {
    writeProject(folder);
    const compiler = new ProjectCompiler({ folder, mode: 'production', npmFolders: [] });
    const build = await compiler.build();
    await compiler.dispose();
    if (!build.ok || !build.config) throw new Error(`the page does not compile: ${JSON.stringify(build.diagnostics)}`);
    const server = await startHeadlessServer(root, headlessFiles(build, root));
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const page = await context.newPage();
    await page.exposeFunction('kumquatHostCall', () => ({ error: { errMsg: 'fail' } }));
    await page.addInitScript(recordPorts);
    await page.goto(`${server.embedder}/`);
    await page.waitForFunction(() => 'kumquatHeadless' in window);
    const message = {
      kind: 'start' as const,
      baseUrl: '/build/',
      config: build.config,
      device: DEVICES[0]!,
      launch: { path: 'pages/rows/rows', query: {}, scene: 1001 },
      theme: 'light' as const,
      language: 'en',
      storage: {},
      envVersion: 'develop' as const,
      chrome: true,
      still: true,
    };
    await page.evaluate(([url, start]) => (window as unknown as HeadlessWindow).kumquatHeadless.start(url, start), [
      `${server.guest}/simulator/device.html`,
      message,
    ] as const);
    return new Ours(page, async () => {
      await context.close();
      await server.close();
    });
  }

  async series(runs: number): Promise<Times> {
    await this.page.evaluate((query) => (window as unknown as HeadlessWindow).kumquatHeadless.open('pages/rows/rows', query), {
      runs: String(runs),
    });
    for (;;) {
      const messages = await this.page.evaluate(() => (window as unknown as HeadlessWindow).kumquatHeadless.take());
      for (const message of messages) {
        if (message.kind === 'appError') throw new Error(message.message);
        const [first] = message.kind === 'console' ? message.entry.args : [];
        if (first?.type === 'string' && first.value.startsWith('bench ')) return JSON.parse(first.value.slice(6)) as Times;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Bytes of the messages of one turn, by step. */
  async bytes(): Promise<Record<Step, number>> {
    await this.series(1);
    const weigh = (): number[] => {
      const { recorded = [] } = globalThis as unknown as { recorded?: Recording };
      const text = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value ?? '')).length;
      return recorded.flatMap((message) =>
        message?.kind === 'ops' ? [(message.ops?.byteLength ?? 0) + text(message.strings) + text(message.values)] : [],
      );
    };
    const sizes = (await Promise.all(this.page.frames().map((frame) => frame.evaluate(weigh)))).find(
      (found) => found.length >= 2 * STEPS.length,
    );
    if (!sizes) throw new Error('no frame received the messages of the steps');
    const last = sizes.slice(-STEPS.length);
    return Object.fromEntries(STEPS.map((name, index) => [name, last[index]])) as Record<Step, number>;
  }

  stop(): Promise<void> {
    return this.end();
  }
}

async function startAlone(browser: Browser): Promise<{ series(runs: number): Promise<Times> }> {
  const group = new TmplGroup();
  group.addTmpl('page', TEMPLATE);
  const groups = group.getTmplGenObjectGroups();
  group.free();
  const engine = await bundle({
    stdin: { contents: "export * from 'glass-easel'", resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'glassEasel',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  const failures: Error[] = [];
  page.on('pageerror', (error) => failures.push(error));
  await page.setContent(`<style>body { margin: 0 } view { display: block } ${STYLE}</style>`);
  await page.addScriptTag({ content: engine.outputFiles[0]?.text });
  await page.addScriptTag({
    content: `${SERIES}
const groups = ${groups};
const space = new glassEasel.ComponentSpace();
const definition = space.defineComponent({ template: { groupList: groups, content: groups.page }, data: { rows: [] } });
const component = glassEasel.Component.createWithContext('root', definition.general(), new glassEasel.CurrentWindowBackendContext());
const placeholder = document.body.appendChild(document.createElement('div'));
glassEasel.Element.replaceDocumentElement(component, document.body, placeholder);
const channel = new MessageChannel();
let painted;
channel.port1.onmessage = () => painted();
function setData(data, done) {
  painted = done;
  component.setData(data);
  requestAnimationFrame(() => channel.port2.postMessage(0));
}
window.series = (runs) => runSeries(setData, () => performance.now(), runs);`,
  });
  if (failures[0]) throw failures[0];
  return {
    series: (runs) => page.evaluate((count) => (window as unknown as { series(runs: number): Promise<Times> }).series(count), runs),
  };
}

export async function run(say: (line: string) => void): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kumquat-bench-'));
  const browser = await launchChromium();
  const none = (): Times => ({ create: [], update: [], onePath: [], clear: [] });
  const times = { ours: none(), alone: none() };
  let ours: Ours | undefined;
  try {
    ours = await Ours.start(browser, folder);
    const own = ours;
    const alone = await startAlone(browser);
    for (let turn = 1; turn <= ROUNDS; turn++) {
      for (const [side, { series }] of [
        ['ours', { series: (n: number) => own.series(n) }],
        ['alone', alone],
      ] as const) {
        const measured = await series(RUNS_A_ROUND);
        for (const name of STEPS) times[side][name].push(...measured[name]);
        say(`${turn}: ${side} ${STEPS.map((name) => `${name} ${round(median(measured[name]))} ms`).join(', ')}`);
      }
    }
    const bytes = await ours.bytes();
    const figures = STEPS.map((name) => [name, { ours: summary(times.ours[name]), alone: summary(times.alone[name]) }]);
    const ratios = STEPS.map((name) => [name, ratio(times.ours[name], times.alone[name])]);
    return { ms: Object.fromEntries(figures), ratio: Object.fromEntries(ratios), bytes };
  } finally {
    await ours?.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
