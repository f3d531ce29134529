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
      // The restart is asked for while the thread is still at work.
      'app.js': `App({ onHide() { for (const end = Date.now() + 60; Date.now() < end; );
        wx.setStorageSync('count', (wx.getStorageSync('count') || 0) + 7); } });`,
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

describe('built-in components', () => {
  const two: Files = {
    'app.json': {
      pages: ['pages/home/home', 'pages/next/next'],
      window: { backgroundColor: '#ff0000' },
    },
    'pages/home/home.wxml': `<navigator id="go" url="/pages/next/next?from=home">go</navigator>
      <navigator id="replace" open-type="redirect" url="../next/next?from=redirect">replace</navigator>
      <button id="user" open-type="getUserInfo" bindgetuserinfo="told">user</button>
      <button id="phone" open-type="getPhoneNumber" bindgetphonenumber="told">phone</button>
      <button id="share" open-type="share" data-card="7">share</button>
      <view id="detail">{{detail}}</view>`,
    'pages/home/home.js': `Page({ data: { detail: '' }, told({ type, detail }) {
        this.setData({ detail: [type, detail.errMsg, detail.code || (detail.userInfo && detail.userInfo.nickName)].join(' ') }); },
      onShareAppMessage({ from, target }) { return { title: from + ' ' + target.dataset.card }; } });`,
    'pages/next/next.wxml': '<view id="from">{{from}}</view><navigator id="back" open-type="navigateBack">back</navigator>',
    'pages/next/next.js': 'Page({ data: { from: "" }, onLoad({ from }) { this.setData({ from }); } });',
  };

  it('navigate there and back', async () => {
    await open(two);
    await tap('go');
    await phone.view.getByText('home', { exact: true }).waitFor();
    await tap('back');
    await tap('replace');
    await phone.view.getByText('redirect', { exact: true }).waitFor();
    await phone.device.getByRole('button', { name: 'Home page' }).waitFor();
  });

  it('carry the outcome of an open-type button', async () => {
    await open(two, { user: { id: '1', name: 'Kim' } });
    await tap('user');
    await phone.view.getByText('getuserinfo getUserInfo:ok Kim').waitFor();
    await tap('phone');
    await phone.device.getByRole('button', { name: 'As cancelled' }).tap();
    await phone.view.getByText('getphonenumber getPhoneNumber:fail user deny').waitFor();
    await tap('phone');
    await phone.device.getByRole('button', { name: 'Succeed' }).tap();
    await phone.view.getByText('getphonenumber getPhoneNumber:ok simulated-code').waitFor();
    await tap('share');
    await phone.device.getByRole('dialog', { name: 'Send to somebody' }).waitFor();
  });
});

it('a production build runs as a development build does', async () => {
  const files = appFiles({
    'utils/words.js': 'export const word = "good"; export default "day";',
    'pages/home/home.wxml': `<wxs module="m">module.exports = { loud: function (text) { return text.constructor === 'String' ? text + '!' : ''; },
      move: function (event) { event.instance.setStyle({ opacity: 0.5 }); } };</wxs>
      <view id="said" bindtap="{{m.move}}">{{m.loud(said)}}</view>`,
    'pages/home/home.js': 'import day, { word } from "../../utils/words"; Page({ data: { said: word + " " + day } });',
  });
  await phone.open(await compile(files, { mode: 'production' }));
  await phone.view.getByText('good day!').tap();
  await expect.poll(() => phone.view.locator('#said').evaluate((element) => getComputedStyle(element).opacity)).toBe('0.5');
});

describe('the theme', () => {
  const page: Files = {
    'pages/home/home.wxml': '<view id="theme">{{theme}}</view>',
    'pages/home/home.js': 'Page({ data: { theme: wx.getSystemInfoSync().theme || "none" } });',
    'pages/home/home.wxss': '@media (prefers-color-scheme: dark) { #theme { color: rgb(1, 2, 3); } }',
  };
  const colors = (): Promise<string[]> =>
    phone.view.locator('#theme').evaluate((element) => [getComputedStyle(element).color, getComputedStyle(document.body).backgroundColor]);

  it('is light for an app that knows no dark one', async () => {
    await open(page, { theme: 'dark' });
    await phone.view.locator('#theme').waitFor();
    expect(await colors()).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });

  it('reaches the pages of an app with darkmode, and follows the phone', async () => {
    await open({ ...page, 'app.json': { pages: ['pages/home/home'], darkmode: true } }, { theme: 'dark' });
    await phone.view.locator('#theme').waitFor();
    expect(await colors()).toEqual(['rgb(1, 2, 3)', 'rgb(25, 25, 25)']);
    await phone.send({ kind: 'setTheme', theme: 'light' });
    await expect.poll(colors).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });
});

/** Every one is noticed, leaves the embedder's own page at work, and the program runs again afterwards. */
describe('an endless loop', () => {
  const good: Files = { 'pages/home/home.wxml': '<view id="good">good</view>' };

  async function isEndedAndRunsAgain(): Promise<void> {
    await phone.heard({ kind: 'runState', state: 'unresponsive' });
    // Only a page that is not in the frozen process comes to its next frame.
    await phone.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await open(good);
    await phone.view.locator('#good').waitFor();
    await phone.heard({ kind: 'runState', state: 'running' });
  }

  it('in onLoad', async () => {
    await open({ 'pages/home/home.js': 'Page({ onLoad() { for (;;); } });' });
    await isEndedAndRunsAgain();
  });

  it('in a tap handler', async () => {
    await open({
      'pages/home/home.wxml': '<view id="hang" bindtap="hang">hang</view>',
      'pages/home/home.js': 'Page({ hang() { while (true); } });',
    });
    await tap('hang');
    await isEndedAndRunsAgain();
  });

  it('in an expression of a view script', async () => {
    await open({
      'pages/home/home.wxml': '<wxs module="m">module.exports = { spin: function () { while (true); } };</wxs><view>{{m.spin()}}</view>',
    });
    await isEndedAndRunsAgain();
  });

  it('in an event handler of a view script, which freezes the device as well', async () => {
    await open({
      'pages/home/home.wxml':
        '<wxs module="m">module.exports = { spin: function () { while (true); } };</wxs><view id="hang" bindtap="{{m.spin}}">hang</view>',
    });
    await phone.view.locator('#hang').waitFor();
    const box = await phone.view.locator('#hang').boundingBox();
    // The answer to this tap never comes.
    void phone.page.touchscreen.tap(box!.x + 5, box!.y + 5).catch(() => undefined);
    await isEndedAndRunsAgain();
  });

  it('that ends by itself is said to be over', async () => {
    await open({
      'pages/home/home.wxml': '<view id="busy" bindtap="busy">busy</view>',
      'pages/home/home.js': 'Page({ busy() { const end = Date.now() + 5500; while (Date.now() < end); } });',
    });
    await tap('busy');
    await phone.heard({ kind: 'runState', state: 'unresponsive' });
    await phone.heard({ kind: 'runState', state: 'running' });
  });
});
