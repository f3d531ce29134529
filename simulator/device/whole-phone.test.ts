import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appFiles, compile, type Files } from '../compiler/testing/fixture.ts';
import { PhoneInBrowser } from './testing/phone-in-browser.ts';

let phone: PhoneInBrowser;
beforeAll(async () => {
  phone = await PhoneInBrowser.launch();
});
afterAll(() => phone?.close());
beforeEach(() => phone.page.evaluate(() => localStorage.clear()));

async function open(files: Files, start: Parameters<PhoneInBrowser['open']>[1] = {}): Promise<void> {
  await phone.open(await compile(appFiles(files)), start);
}

const text = (id: string): Promise<string> => phone.view.locator(`#${id}`).innerText();
const tap = (id: string): Promise<void> => phone.view.locator(`#${id}`).tap();

describe('storage', () => {
  const counter: Files = {
    'pages/home/home.wxml':
      '<view id="count">{{count}}</view><view id="add" bindtap="add">add</view><view id="hang" bindtap="hang">hang</view>',
    'pages/home/home.js': `Page({ data: { count: 0 }, onLoad() { this.setData({ count: wx.getStorageSync('count') || 0 }); },
      add() { const count = this.data.count + 1; wx.setStorageSync('count', count); this.setData({ count }); },
      hang() { wx.setStorageSync('count', 40); for (;;); } });`,
  };

  it('is there after a restart, in the same frame and in a new one', async () => {
    await open(counter);
    await tap('add');
    await phone.view.getByText('1', { exact: true }).waitFor();
    await phone.restart();
    await phone.heard({ kind: 'firstRender' });
    await phone.heard({ kind: 'runState', state: 'starting' });
    await phone.view.getByText('1', { exact: true }).waitFor();
    await open(counter);
    await phone.view.getByText('1', { exact: true }).waitFor();
  });

  it('has the last change, though the restart was asked for in the same breath', async () => {
    await open({
      ...counter,
      'app.js': `App({ onHide() { wx.setStorageSync('count', (wx.getStorageSync('count') || 0) + 7); } });`,
    });
    await phone.view.locator('#count').waitFor();
    await phone.send({ kind: 'setVisible', visible: false });
    await phone.restart();
    await phone.view.getByText('7', { exact: true }).waitFor();
  });

  it('has what was stored before an endless loop', async () => {
    await open(counter);
    await tap('hang');
    await phone.heard({ kind: 'runState', state: 'unresponsive' });
    await phone.send({ kind: 'stop' });
    await phone.heard({ kind: 'runState', state: 'stopped' });
    await open(counter);
    await phone.view.getByText('40', { exact: true }).waitFor();
  });

  it('is what the menu of the phone restarts with', async () => {
    await open(counter);
    await tap('add');
    await phone.view.getByText('1', { exact: true }).waitFor();
    await phone.device.getByRole('button', { name: 'Menu' }).tap();
    await phone.take();
    await phone.device.getByRole('button', { name: 'Restart' }).tap();
    await phone.heard({ kind: 'firstRender' });
    expect(await text('count')).toBe('1');
  });
});
