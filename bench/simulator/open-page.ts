import type { Browser } from '@playwright/test';
import { median, ratio, round, summary } from '../shared/figures.ts';
import { BenchPhone } from './bench-phone.ts';
import { LaidOut } from './laid-out.ts';
import { OPEN_PAGE_PROJECT } from './open-page-project.ts';
import { takeRecords } from './recorders.ts';

const RUNS = 15;
const BOUND = 2.5;

interface Opened {
  painted: number;
  /** Until the first part of the page's first batch arrived. */
  toView: number;
  /** Until the whole of it was applied. */
  toApplied: number;
  /** How long the view took with the operations alone. */
  applied: number;
}

/** A tap on the home page's button opens the page; afterwards it is closed, and a spare frame made. */
async function openOnce(phone: BenchPhone): Promise<Opened> {
  await phone.rested();
  const home = await phone.top();
  await takeRecords(home);
  const box = await (await home.waitForSelector('.open')).boundingBox();
  if (!box) throw new Error('the button has no place');
  await phone.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await phone.said('opened');
  const { taps } = await takeRecords(home);
  const { received, painted } = await takeRecords(await phone.top());
  await phone.said('back');
  const [tap] = taps;
  const [first] = received;
  const last = received.find(({ goesOn }) => !goesOn);
  if (tap === undefined || !first || !last) throw new Error('the page was not opened by the tap');
  const end = painted.find((at) => at > last.at) ?? Number.NaN;
  const batch = received.slice(0, received.indexOf(last) + 1);
  return {
    painted: end - tap,
    toView: first.at - tap,
    toApplied: last.at + last.applied - tap,
    applied: batch.reduce((sum, { applied }) => sum + applied, 0),
  };
}

/** From the tap to the first painted frame of a page of some hundred nodes, and the browser alone with the same document. */
export async function measureOpenPage(browser: Browser, say: (line: string) => void): Promise<Record<string, unknown>> {
  const phone = await BenchPhone.start(browser, OPEN_PAGE_PROJECT);
  const opened: Opened[] = [];
  const laidOut: number[] = [];
  let alone: LaidOut | undefined;
  try {
    // The first ones warm up and do not count.
    for (let run = -3; run < RUNS; run++) {
      const one = await openOnce(phone);
      alone ??= await LaidOut.start(browser, phone);
      const other = await alone.once();
      if (run < 0) continue;
      opened.push(one);
      laidOut.push(other);
    }
    const times = opened.map(({ painted }) => painted);
    const found = ratio(times, laidOut);
    say(`open: ours ${round(median(times))} ms, HTML ${round(median(laidOut))} ms`);
    return {
      ratio: found,
      bound: BOUND,
      ok: found <= BOUND,
      elements: alone?.elements,
      tapToPaintedMs: summary(times),
      tapToViewMs: round(median(opened.map(({ toView }) => toView))),
      tapToAppliedMs: round(median(opened.map(({ toApplied }) => toApplied))),
      appliedMs: round(median(opened.map(({ applied }) => applied))),
      htmlToPaintedMs: summary(laidOut),
    };
  } finally {
    await alone?.stop();
    await phone.stop();
  }
}
