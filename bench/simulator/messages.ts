import type { Browser } from '@playwright/test';
import { round } from '../shared/figures.ts';
import { BenchPhone } from './bench-phone.ts';
import { takeRecords, weight } from './recorders.ts';

const LOOP = 2000;

const PROJECT = {
  'app.json': JSON.stringify({ pages: ['pages/list/list'] }),
  'app.js': 'App({});',
  'pages/list/list.wxml': '<view wx:for="{{rows}}" wx:key="id"><text>{{item.label}}</text></view><text>{{count}}</text>',
  'pages/list/list.js': `
const rest = (ms) => new Promise((rested) => setTimeout(rested, ms));
Page({
  data: { count: 0, rows: Array.from({ length: 1000 }, (_, id) => ({ id, label: 'Row ' + id })) },
  onLoad({ kind }) { this.kind = kind; },
  async onReady() {
    if (!this.kind) return;
    await rest(500);
    const { now } = __bench;
    const start = now();
    if (this.kind === 'path') this.setData({ 'rows[500].label': 'Changed' });
    if (this.kind === 'task') for (let count = 1; count <= 50; count++) this.setData({ count });
    let times = 0;
    if (this.kind === 'loop') {
      const timer = setInterval(() => this.setData({ count: ++times }), 1);
      await rest(${LOOP});
      clearInterval(timer);
    }
    await rest(500);
    console.log('messages ' + JSON.stringify({ start, end: now(), times }));
  },
});`,
};

/** What our engine sends to a page: bytes of one changed path, messages of a task and of a frame, in frames of 60 a second. */
export async function measureMessages(browser: Browser): Promise<Record<string, unknown>> {
  const phone = await BenchPhone.start(browser, PROJECT);
  const during = async (kind: string): Promise<{ messages: number; times: number; bytes: number; frames: number }> => {
    await phone.open('pages/list/list', { kind });
    const { start, end, times } = await phone.said<{ start: number; end: number; times: number }>('messages');
    const { received, painted } = await takeRecords(await phone.top());
    const messages = received.filter(({ at }) => at > start && at <= end);
    // Several messages before one frame end with it at about the same time.
    const ends = painted.filter((at) => at > start).sort((a, b) => a - b);
    const frames = ends.filter((at, index) => index === 0 || at - (ends[index - 1] ?? 0) > 2).length;
    return { messages: messages.length, times, bytes: messages[0] ? weight(messages[0]) : 0, frames };
  };
  try {
    const path = await during('path');
    const task = await during('task');
    const loop = await during('loop');
    const idle = await during('idle');
    const perFrame = round(loop.messages / loop.frames);
    return {
      bytesOfOnePath: { bytes: path.bytes, bound: 100, ok: path.bytes < 100 },
      messagesOf50ChangesInATask: { messages: task.messages, bound: 1, ok: task.messages === 1 },
      messagesAFrameInALoop: { changes: loop.times, messages: loop.messages, perFrame, bound: 1, ok: perFrame <= 1 },
      messagesWhileNothingChanges: { messages: idle.messages, bound: 0, ok: idle.messages === 0 },
    };
  } finally {
    await phone.stop();
  }
}
