import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appFiles, compile, type Files } from '../compiler/testing/fixture.ts';
import { DEVICES, deviceNamed } from '../protocol/devices.ts';
import { orientationOf, turned } from '../protocol/orientation.ts';
import { PhoneInBrowser } from './testing/phone-in-browser.ts';

let phone: PhoneInBrowser;
beforeAll(async () => {
  phone = await PhoneInBrowser.launch();
});
afterAll(() => phone?.close());

async function open(files: Files, start: Parameters<PhoneInBrowser['open']>[1] = {}): Promise<void> {
  await phone.open(await compile(appFiles(files)), start);
  await phone.heard({ kind: 'firstRender' });
}

const shared = `Page({ onShareAppMessage({ from }) {
  return { title: 'not this one', path: '/pages/home/home?from=' + from, promise: Promise.resolve({ title: 'A basket of ' + from }) };
} });`;

it('the menu shares what the page says, and tells what the mini program is', async () => {
  await open({ 'pages/home/home.js': shared, 'pages/home/home.wxml': '<view>home</view>' });
  const { device } = phone;
  await device.getByRole('button', { name: 'Menu' }).tap();
  await device.getByRole('button', { name: 'Send to somebody' }).tap();
  const card = device.getByRole('dialog', { name: 'Send to somebody' });
  await card.getByText('A basket of menu').waitFor();
  expect(await card.locator('.share-path').innerText()).toBe('/pages/home/home?from=menu');
  await card.getByRole('button', { name: 'Send' }).tap();
  await device.getByRole('status').getByText('Shared').waitFor();
  await device.getByRole('button', { name: 'Menu' }).tap();
  await device.getByRole('button', { name: 'About this mini program' }).tap();
  await device.getByRole('dialog').getByText('Developer version').waitFor();
});

it('the menu of a page that shares nothing does not offer it', async () => {
  await open({ 'pages/home/home.wxml': '<view>home</view>' });
  await phone.device.getByRole('button', { name: 'Menu' }).tap();
  await phone.device.getByRole('button', { name: 'Restart' }).waitFor();
  expect(await phone.device.getByRole('button', { name: 'Send to somebody' }).count()).toBe(0);
});

it('a start that finds an update starts again as the new version', async () => {
  const updates = `Page({ data: { found: '' }, onLoad() { const manager = wx.getUpdateManager();
    manager.onCheckForUpdate(({ hasUpdate }) => { wx.setStorageSync('found', wx.getStorageSync('found') + ' ' + hasUpdate);
      this.setData({ found: wx.getStorageSync('found') }); });
    manager.onUpdateReady(() => manager.applyUpdate()); } });`;
  const files = { 'pages/home/home.js': updates, 'pages/home/home.wxml': '<view id="found">{{found}}</view>' };
  await phone.open(await compile(appFiles(files)), { update: true });
  await phone.view.getByText('true false').waitFor();
});

it('a page that stands sideways turns the screen, and the one before comes back upright', async () => {
  const go = 'Page({ go() { wx.navigateTo({ url: "/pages/wide/wide" }) } });';
  await open({
    'app.json': JSON.stringify({ pages: ['pages/home/home', 'pages/wide/wide'] }),
    'pages/home/home.js': go,
    'pages/home/home.wxml': '<view id="go" bindtap="go">go</view>',
    'pages/wide/wide.js': 'Page({})',
    'pages/wide/wide.json': '{"pageOrientation":"landscape"}',
    'pages/wide/wide.wxml': '<view id="wide" style="padding-left:env(safe-area-inset-left)">wide</view>',
  });
  await phone.view.locator('#go').tap();
  expect(await phone.heard({ kind: 'orientation' })).toMatchObject({ orientation: 'landscape' });
  await phone.view.locator('#wide').waitFor();
  expect(await phone.view.locator('#wide').evaluate((box) => [box.clientWidth, getComputedStyle(box).paddingLeft])).toEqual([852, '59px']);
  await phone.send({ kind: 'back' });
  expect(await phone.heard({ kind: 'orientation' })).toMatchObject({ orientation: 'portrait' });
  await phone.view.locator('#go').waitFor();
});

it('the screen is drawn as a picture: colours, scrolled content, images; black while the program hides it', async () => {
  await open({
    'app.json': JSON.stringify({ pages: ['pages/home/home'], window: { navigationStyle: 'custom' } }),
    'pages/home/home.js': `Page({ data: { top: 100 }, onLoad(query) { wx.setVisualEffectOnCapture({ visualEffect: 'none' }); },
      hide() { wx.setVisualEffectOnCapture({ visualEffect: 'hidden', success: () => this.setData({ hidden: 'hidden' }) }); } });`,
    'pages/home/home.wxml': `<scroll-view scroll-y scroll-top="{{top}}" class="list"><view class="red"></view><view class="blue"></view></scroll-view>
      <image class="image" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9' fill='lime'/%3E%3C/svg%3E" />
      <view id="hide" bindtap="hide">hide {{hidden}}</view>`,
    'pages/home/home.wxss': `.list { margin-top: 200px; height: 100px; } .red, .blue { height: 100px; background: red; } .blue { background: blue; }
      .image { display: block; width: 100px; height: 100px; }`,
  });
  await expect
    .poll(() => phone.view.locator('.list').evaluate((list) => list.scrollTop || list.shadowRoot?.firstElementChild?.scrollTop))
    .toBe(100);
  const picture = async (): Promise<PNG> => {
    await phone.send({ kind: 'takeScreenshot', scale: 2 });
    const { png, missing } = (await phone.heard({ kind: 'screenshot' })) as unknown as { png: string; missing: string[] };
    expect(missing).toEqual([]);
    return PNG.sync.read(Buffer.from(png.split(',')[1] ?? '', 'base64'));
  };
  const at = ({ data, width }: PNG, x: number, y: number): number[] => [...data.subarray((y * 2 * width + x * 2) * 4).subarray(0, 3)];
  const seen = await picture();
  expect([seen.width, seen.height]).toEqual([786, 1704]);
  expect([at(seen, 200, 250), at(seen, 50, 350)]).toEqual([
    [0, 0, 255],
    [0, 255, 0],
  ]);
  await phone.view.locator('#hide').tap();
  await phone.view.getByText('hide hidden').waitFor();
  expect(at(await picture(), 200, 250)).toEqual([0, 0, 0]);
});

it('every device has a portrait and a landscape that fit its screen', () => {
  expect(DEVICES.length).toBeGreaterThanOrEqual(12);
  expect(new Set(DEVICES.map(({ name }) => name)).size).toBe(DEVICES.length);
  for (const device of DEVICES) {
    const wide = turned(device, 'landscape');
    expect([device.name, wide.width, wide.height]).toEqual([device.name, device.height, device.width]);
    expect(wide.width).toBeGreaterThan(wide.height);
    expect((wide.safeAreaLeft ?? 0) + (wide.safeAreaRight ?? 0)).toBeLessThan(200);
    expect(device.safeAreaTop ?? device.statusBarHeight).toBeGreaterThanOrEqual(device.statusBarHeight);
  }
});

it('phones follow pageOrientation, tablets resizable', async () => {
  const { config } = await compile(appFiles({ 'app.json': JSON.stringify({ pages: ['pages/home/home'], resizable: true }) }));
  const small = deviceNamed('iphone 15')!;
  const large = deviceNamed('iPad mini')!;
  expect(orientationOf(config!, 'pages/home/home', small, 'landscape')).toBe('portrait');
  expect(orientationOf(config!, 'pages/home/home', large, 'landscape')).toBe('landscape');
  expect(orientationOf({ ...config!, window: { pageOrientation: 'auto' } }, 'pages/home/home', small, 'landscape')).toBe('landscape');
  expect(orientationOf({ ...config!, resizable: false }, 'pages/home/home', large, 'landscape')).toBe('portrait');
});
