// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { FromView } from '../protocol/ops.ts';
import { connect } from './channel.ts';
import { enroll, nodeOf } from './elements.ts';
import { warmUp } from './warm-up.ts';

/** Turns that wait for the browser to have time. */
const waiting: (() => void)[] = [];
vi.stubGlobal('requestIdleCallback', (turn: () => void) => waiting.push(turn));

it('makes elements that nobody sees or hears of, keeps none, and ends when the page comes', () => {
  const sent: FromView[] = [];
  connect({ postMessage: (message) => sent.push(message) });
  enroll(1, document.body);
  const before = document.documentElement.outerHTML;
  const made = vi.spyOn(document, 'createElement');
  let opened = false;
  warmUp(() => opened);
  expect(made).not.toHaveBeenCalled();
  waiting.shift()!();
  waiting.shift()!();
  expect(made.mock.calls.length).toBeGreaterThan(100);
  opened = true;
  const count = made.mock.calls.length;
  waiting.shift()!();
  expect([made.mock.calls.length, waiting.length]).toEqual([count, 0]);
  expect(sent).toEqual([]);
  expect(document.documentElement.outerHTML).toBe(before);
  expect(nodeOf(0x4000_0000)).toBeUndefined();
  expect(nodeOf(0x4000_0001)).toBeUndefined();
});

it('ends by itself', () => {
  warmUp(() => false);
  let turns = 0;
  while (waiting.length > 0) {
    waiting.shift()!();
    turns += 1;
  }
  expect(turns).toBe(10);
});
