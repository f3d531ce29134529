import { afterAll, beforeAll, expect, it } from 'vitest';
import { appFiles, compile } from '../compiler/testing/fixture.ts';
import { PhoneInBrowser } from './testing/phone-in-browser.ts';

let phone: PhoneInBrowser;
beforeAll(async () => {
  phone = await PhoneInBrowser.launch();
});
afterAll(() => phone?.close());

/** Opens and closes a page `turns` times, then waits until the frame for the next page is there. */
async function openAndClose(turns: number): Promise<void> {
  await phone.send({ kind: 'reLaunch', path: 'pages/home/home', query: { turns: String(turns) } });
  await phone.view.getByText(`done ${turns}`, { exact: true }).waitFor();
  await expect.poll(() => phone.page.frames().length).toBe(4);
}

interface Left {
  frames: number;
  workers: number;
  layers: number;
  /** Nodes and listeners of all documents, after collecting garbage. */
  nodes: number;
  listeners: number;
}

async function left(): Promise<Left> {
  const device = phone.page.frames().find((frame) => frame.url().includes('/simulator/device.html'))!;
  const session = await phone.page.context().newCDPSession(device);
  await session.send('Performance.enable');
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)!.value;
  await session.detach();
  return {
    frames: phone.page.frames().length,
    workers: phone.page.workers().length,
    layers: await device.locator('.page').count(),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

it('pages that were opened and closed leave nothing behind', async () => {
  const files = appFiles({
    'app.json': { pages: ['pages/home/home', 'pages/next/next'] },
    'pages/home/home.wxml': '<view>{{said}}</view>',
    'pages/home/home.js': `Page({ data: { said: '' },
      onLoad({ turns }) { this.turns = this.left = Number(turns || 0); },
      onReady() { if (this.left > 0) this.next(); },
      onShow() { if (!this.opened) return; this.left -= 1; if (this.left > 0) this.next(); else this.setData({ said: 'done ' + this.turns }); },
      next() { this.opened = true; wx.navigateTo({ url: '/pages/next/next' }); } });`,
    'pages/next/next.wxml': `<scroll-view scroll-y bindscroll="none"><view wx:for="{{rows}}" wx:key="*this" bindtap="none">{{item}}</view></scroll-view>
      <input value="text" bindinput="none" /><swiper><swiper-item>one</swiper-item></swiper>`,
    'pages/next/next.js': `Page({ data: { rows: Array.from({ length: 50 }, (_, row) => row) },
      onReady() { this.createIntersectionObserver().relativeToViewport().observe('view', () => {}); this.setData({ rows: [1] }, () => wx.navigateBack()); },
      none() {} });`,
  });
  await phone.open(await compile(files));
  await phone.heard({ kind: 'firstRender' });
  await openAndClose(3);
  const before = await left();
  await openAndClose(20);
  await expect.poll(left, { timeout: 10_000 }).toEqual(before);
});
