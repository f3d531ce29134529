import type { Browser } from '@playwright/test';
import { round } from '../shared/figures.ts';
import { BenchPhone } from './bench-phone.ts';
import { Inspector } from './inspector.ts';

const WARM_UP = 20;
const TURNS = 200;
const MEGABYTE = 1024 * 1024;
const BOUND = 5;

const PROJECT = {
  'app.json': JSON.stringify({ pages: ['pages/home/home', 'pages/next/next'] }),
  'app.js': 'App({});',
  'pages/home/home.wxml': '<view bindtap="none">home</view>',
  'pages/home/home.js': `Page({
  onLoad({ turns }) { this.left = Number(turns || 0); },
  onReady() { if (this.left > 0) this.next(); },
  onShow() {
    if (this.left === undefined || !this.opened) return;
    this.left -= 1;
    if (this.left > 0) this.next();
    else console.log('turned 1');
  },
  next() { this.opened = true; wx.navigateTo({ url: '/pages/next/next' }); },
});`,
  'pages/next/next.wxml': `<scroll-view scroll-y style="height: 200px"><view wx:for="{{rows}}" wx:key="id" class="row" bindtap="none" data-id="{{item.id}}">
<text>{{item.label}}</text><image src="{{item.none}}" /></view></scroll-view><input value="{{text}}" bindinput="none" /><button bindtap="none">ok</button>`,
  'pages/next/next.wxss': '.row { padding: 4px; }',
  'pages/next/next.js': `Page({
  data: { text: 'text', rows: Array.from({ length: 100 }, (_, id) => ({ id, label: 'Row ' + id, none: '' })) },
  onReady() {
    this.observer = this.createIntersectionObserver();
    this.observer.relativeToViewport().observe('.row', () => {});
    this.setData({ text: 'ready' }, () => wx.navigateBack());
  },
  none() {},
});`,
};

interface Counts {
  frames: number;
  workers: number;
  listeners: number;
  nodes: number;
  documents: number;
  deviceHeap: number;
  threadHeap: number;
}

async function count(phone: BenchPhone, inspector: Inspector): Promise<Counts> {
  // The next page's frame is made a moment after a page opened.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const [device, thread] = await inspector.collected();
  return {
    frames: phone.page.frames().length,
    workers: phone.page.workers().length,
    listeners: device['JSEventListeners'] ?? Number.NaN,
    nodes: device['Nodes'] ?? Number.NaN,
    documents: device['Documents'] ?? Number.NaN,
    deviceHeap: device['JSHeapUsedSize'] ?? Number.NaN,
    threadHeap: thread,
  };
}

/** What 200 pages that were opened and closed leave behind, after as many as a program needs to warm up. */
export async function measureLeaks(browser: Browser, say: (line: string) => void): Promise<Record<string, unknown>> {
  const phone = await BenchPhone.start(browser, PROJECT, true);
  const inspector = await Inspector.attach(phone);
  const turn = async (turns: number): Promise<Counts> => {
    await phone.open('pages/home/home', { turns: String(turns) });
    await phone.said('turned');
    return count(phone, inspector);
  };
  try {
    const before = await turn(WARM_UP);
    const after = await turn(TURNS);
    const more = (key: keyof Counts): number => after[key] - before[key];
    const left = round((more('deviceHeap') + more('threadHeap')) / MEGABYTE);
    say(`leaks: ${JSON.stringify({ before, after })}`);
    const none = (key: keyof Counts): Record<string, unknown> => ({
      before: before[key],
      after: after[key],
      bound: before[key],
      ok: after[key] <= before[key],
    });
    return {
      turns: TURNS,
      frames: none('frames'),
      workers: none('workers'),
      documents: none('documents'),
      listeners: none('listeners'),
      nodes: none('nodes'),
      megabytes: {
        deviceAndPages: round(more('deviceHeap') / MEGABYTE),
        logicThread: round(more('threadHeap') / MEGABYTE),
        left,
        bound: BOUND,
        ok: left <= BOUND,
      },
    };
  } finally {
    await phone.stop();
  }
}
