import type { Browser } from '@playwright/test';
import { median, ratio, round, summary } from '../shared/figures.ts';
import { AloneRows, dressOf } from './alone-rows.ts';
import { BenchPhone } from './bench-phone.ts';
import { takeRecords, weight } from './recorders.ts';

const TURNS = 25;
const TURNS_IN_FRAMES = 7;
const WARM_UP_TURNS = 5;
const STEPS = ['create', 'replace', 'update100', 'onePath', 'removeFirst', 'append'] as const;
export type RowStep = (typeof STEPS)[number];

/** At most how many times the time of glass-easel alone. */
const BOUND: Record<RowStep, number> = { create: 1.25, replace: 1.25, update100: 1, onePath: 1, removeFirst: 1, append: 1.25 };

export const ROW_TEMPLATE =
  '<view class="run" bind:tap="run"></view>' +
  '<view wx:for="{{rows}}" wx:key="id" class="row"><view class="inner"><text class="label">{{item.label}}</text></view></view>';
export const ROW_STYLE =
  '.run { height: 10px; } .row { padding: 2px 8px; } .inner { border-bottom: 1px solid #ddd; } .label { color: #333; }';

/** One step on one side: `start` and `end` in milliseconds since 1970, `script` in milliseconds. */
export interface RowRun {
  step: RowStep | 'clear';
  start: number;
  end: number;
  script: number;
}

/**
 * What both sides run. `setData(data, painted)`, `now()` and `busy()` are theirs. After each step both rest, so that no work
 * of one step is counted with the next one.
 */
export const ROW_SERIES = `
let seed = 0;
const rows = () => Array.from({ length: 1000 }, (_, id) => ({ id: ++seed * 1000 + id, label: 'Row ' + seed }));
const steps = {
  create: () => ({ rows: rows() }),
  replace: () => ({ rows: rows() }),
  update100: () => Object.fromEntries(Array.from({ length: 100 }, (_, n) => ['rows[' + n * 10 + '].label', 'Changed ' + ++seed])),
  onePath: () => ({ 'rows[500].label': 'One ' + ++seed }),
  removeFirst: (data) => ({ rows: data.rows.slice(1) }),
  append: (data) => ({ rows: data.rows.concat(rows()) }),
  clear: () => ({ rows: [] }),
};
async function runSeries(component, setData, clock, turns) {
  const runs = [];
  for (let turn = 0; turn < turns; turn++) {
    for (const step of Object.keys(steps)) {
      const data = steps[step](component.data);
      const before = clock.busy();
      const start = clock.now();
      let set = 0;
      await new Promise((painted) => {
        setData(data, painted);
        set = clock.now() - start;
      });
      const end = clock.now();
      runs.push({ step, start, end, script: set + clock.busy() - before });
      await new Promise((rested) => setTimeout(rested, 30));
    }
  }
  return runs;
}
`;

export const PROJECT = {
  'app.json': JSON.stringify({ pages: ['pages/rows/rows'] }),
  'app.js': 'App({});',
  'pages/rows/rows.wxml': ROW_TEMPLATE,
  'pages/rows/rows.wxss': ROW_STYLE,
  'pages/rows/rows.js': `${ROW_SERIES}
Page({
  data: { rows: [] },
  async run() {
    const runs = await runSeries(this, (data, painted) => this.setData(data, painted), __bench, 1);
    console.log('rows ' + JSON.stringify(runs));
  },
});`,
};

interface Measured {
  painted: number;
  toCallback: number;
  script: number;
  view: number;
  bytes: number;
  messages: number;
}

/** One turn in our engine. */
async function ourTurn(phone: BenchPhone): Promise<[RowRun['step'], Measured][]> {
  await phone.tap('.run');
  const runs = await phone.said<RowRun[]>('rows');
  const { received, painted } = await takeRecords(await phone.top());
  const after = (at: number, ends: number[]): number => ends.find((end) => end > at) ?? Number.NaN;
  return runs.map(({ step, start, end, script }) => {
    const messages = received.filter(({ at }) => at > start && at <= end);
    const last = messages.at(-1);
    const whole = messages.filter(({ goesOn }) => !goesOn);
    if (!last || last.goesOn || whole.length !== 1) throw new Error(`${step} took ${whole.length} batches`);
    const measured = {
      painted: after(last.at, painted) - start,
      toCallback: end - start,
      script,
      view: messages.reduce((sum, { applied }) => sum + applied, 0),
      bytes: messages.reduce((sum, message) => sum + weight(message), 0),
      messages: messages.length,
    };
    return [step, measured];
  });
}

type Sides = Record<'ours' | 'alone', Record<RowStep, Measured[]>>;

async function aloneTurn(alone: AloneRows): Promise<[RowRun['step'], Measured][]> {
  return (await alone.series(1)).map(({ step, start, end, script }) => [
    step,
    { painted: end - start, toCallback: end - start, script, view: 0, bytes: 0, messages: 0 },
  ]);
}

/** Both sides in turn, after each has warmed up, so that what else the machine does meets both. */
async function measure(browser: Browser, rounds: number, say: (line: string) => void): Promise<Sides> {
  const phone = await BenchPhone.start(browser, PROJECT);
  const alone = await AloneRows.start(browser, await dressOf(await phone.top()));
  const none = (): Record<RowStep, Measured[]> => ({ create: [], replace: [], update100: [], onePath: [], removeFirst: [], append: [] });
  const sides: Sides = { ours: none(), alone: none() };
  for (let turn = 0; turn < WARM_UP_TURNS; turn++) {
    await ourTurn(phone);
    await aloneTurn(alone);
  }
  for (let turn = 1; turn <= rounds; turn++) {
    const measured = { ours: await ourTurn(phone), alone: await aloneTurn(alone) };
    for (const side of ['ours', 'alone'] as const) {
      for (const [step, one] of measured[side]) if (step !== 'clear') sides[side][step].push(one);
      const times = measured[side].map(([step, { painted }]) => `${step} ${round(painted)}`);
      say(`rows ${turn}: ${side} ${times.join(', ')} ms`);
    }
  }
  await phone.stop();
  await alone.stop();
  return sides;
}

function figures({ ours, alone }: Sides): Record<string, unknown> {
  const each = (step: RowStep): Record<string, unknown> => {
    const of = (side: Measured[], part: keyof Measured): number[] => side.map((one) => one[part]);
    const found = ratio(of(ours[step], 'painted'), of(alone[step], 'painted'));
    return {
      ratio: found,
      bound: BOUND[step],
      ok: found <= BOUND[step],
      ours: {
        painted: summary(of(ours[step], 'painted')),
        toCallback: round(median(of(ours[step], 'toCallback'))),
        script: round(median(of(ours[step], 'script'))),
        view: round(median(of(ours[step], 'view'))),
        bytes: median(of(ours[step], 'bytes')),
        messages: median(of(ours[step], 'messages')),
      },
      alone: { painted: summary(of(alone[step], 'painted')), scriptAndDom: round(median(of(alone[step], 'script'))) },
    };
  };
  return Object.fromEntries(STEPS.map((step) => [step, each(step)]));
}

/** Frames of the browser given should not wait for a screen, else times are rounded to its frames. */
export async function measureRows(browser: Browser, say: (line: string) => void): Promise<Record<string, unknown>> {
  return figures(await measure(browser, TURNS, say));
}

/** Medians with a screen's frames. */
export async function measureRowsInFrames(browser: Browser): Promise<Record<string, unknown>> {
  const sides = await measure(browser, TURNS_IN_FRAMES, () => {});
  const medians = (side: 'ours' | 'alone'): Record<string, number> =>
    Object.fromEntries(STEPS.map((step) => [step, round(median(sides[side][step].map(({ painted }) => painted)))]));
  return { ours: medians('ours'), alone: medians('alone') };
}
