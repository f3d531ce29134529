import { afterEach, expect, test } from 'vitest';
import { runMiniProgram, stopAll } from '../test-support/run-mini-program.ts';

afterEach(stopAll);

const life = (name: string) =>
  `Page({ data: { v: 'v1' }, ${['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload'].map((step) => `${step}() { getApp().log.push('${name} ${step}') }`).join(', ')}, onTabItemTap(item) { getApp().log.push('${name} tapped ' + item.index) } })`;

const SOURCES = {
  'app.json': JSON.stringify({
    pages: ['pages/home/home', 'pages/me/me', 'pages/detail/detail'],
    subpackages: [{ root: 'shop', pages: ['pages/cart'] }],
    tabBar: {
      list: [
        { pagePath: 'pages/home/home', text: 'Home' },
        { pagePath: 'pages/me/me', text: 'Me' },
      ],
    },
  }),
  'app.js':
    "App({ log: [], globalData: { n: 1 }, onLaunch() { this.log.push('onLaunch') }, onShow() { this.log.push('app onShow') }, onHide() { this.log.push('app onHide') } })",
  ...Object.fromEntries(
    ['home', 'me', 'detail'].flatMap((name) => [
      [`pages/${name}/${name}.wxml`, `<view>${name} {{v}}</view>`],
      [`pages/${name}/${name}.json`, '{}'],
      [`pages/${name}/${name}.js`, life(name)],
    ]),
  ),
  'shop/pages/cart.wxml': '<view>cart</view>',
  'shop/pages/cart.json': '{}',
  'shop/pages/cart.js': life('cart'),
};

const start = async () => {
  const app = await runMiniProgram(SOURCES);
  return app;
};

test('launching: app first, then the entry page', async () => {
  const app = await start();
  expect(app.log).toEqual(['onLaunch', 'app onShow', 'home onLoad', 'home onShow', 'home onReady']);
  expect(app.of('booted')).toHaveLength(1);
  expect(app.of('openPage')).toMatchObject([{ path: 'pages/home/home', mode: 'relaunch', packageRoots: [''] }]);
});

test('navigateTo hides the page below, navigateBack unloads the page and shows the one below', async () => {
  const app = await start();
  app.log.length = 0;
  expect(await app.api('navigateTo', { url: '/pages/detail/detail?id=1' })).toMatchObject({ errMsg: 'navigateTo:ok' });
  await app.idle();
  expect(app.page['route']).toBe('pages/detail/detail');
  expect(app.page['options']).toEqual({ id: '1' });
  expect(await app.api('navigateBack')).toEqual({ errMsg: 'navigateBack:ok' });
  expect(app.log).toEqual(['home onHide', 'detail onLoad', 'detail onShow', 'detail onReady', 'detail onUnload', 'home onShow']);
  expect(app.of('closePages').at(-1)).toEqual({ kind: 'closePages', pageIds: [2] });
  expect(app.of('showPage').at(-1)).toEqual({ kind: 'showPage', pageId: 1, animate: true });
  expect(app.stack).toEqual(['pages/home/home']);
});

test('relative URLs start from the page on top', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '../detail/detail' });
  expect(app.stack).toEqual(['pages/home/home', 'pages/detail/detail']);
});

test.each([
  ['navigateTo', '/pages/me/me', 'navigateTo:fail can not navigateTo a tabbar page'],
  ['redirectTo', '/pages/me/me', 'redirectTo:fail can not redirectTo a tabbar page'],
  ['switchTab', '/pages/detail/detail', 'switchTab:fail can not switch to no-tabBar page'],
  ['navigateTo', '/pages/nowhere?x=1', 'navigateTo:fail page "pages/nowhere?x=1" is not found'],
  ['reLaunch', '/pages/nowhere', 'reLaunch:fail page "pages/nowhere" is not found'],
  ['navigateBack', undefined, 'navigateBack:fail cannot navigate back at first page.'],
])('%s to %s fails', async (api, url, errMsg) => {
  const app = await start();
  expect(await app.api(api, { url })).toEqual({ errMsg });
  expect(app.stack).toEqual(['pages/home/home']);
});

test('a stack holds ten pages', async () => {
  const app = await start();
  for (let i = 0; i < 9; i++) await app.api('navigateTo', { url: '/pages/detail/detail' });
  expect(await app.api('navigateTo', { url: '/pages/detail/detail' })).toEqual({ errMsg: 'navigateTo:fail webview count limit exceed' });
  expect(app.stack).toHaveLength(10);
  await app.api('navigateBack', { delta: 4 });
  expect(app.stack).toHaveLength(6);
});

test('redirectTo replaces the page on top', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/pages/detail/detail' });
  await app.idle();
  app.log.length = 0;
  await app.api('redirectTo', { url: '/pages/detail/detail?again=1' });
  await app.idle();
  expect(app.log).toEqual(['detail onUnload', 'detail onLoad', 'detail onShow', 'detail onReady']);
  expect(app.of('openPage').at(-1)).toMatchObject({ mode: 'replace', query: { again: '1' } });
});

test('tab pages stay alive; pages above them are unloaded', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/pages/detail/detail' });
  await app.idle();
  app.log.length = 0;
  await app.api('switchTab', { url: '/pages/me/me' });
  await app.idle();
  await app.api('switchTab', { url: '/pages/home/home' });
  expect(app.log).toEqual(['detail onUnload', 'me onLoad', 'me onShow', 'me onReady', 'me onHide', 'home onShow']);
  expect(app.of('openPage')).toHaveLength(3);
  expect(app.stack).toEqual(['pages/home/home']);
});

test('tapping the tab bar tells the page', async () => {
  const app = await start();
  app.send({ kind: 'tabTapped', path: 'pages/me/me' });
  await app.idle();
  expect(app.log.slice(-3).sort()).toEqual(['me onReady', 'me onShow', 'me tapped 1']);
});

test('reLaunch unloads everything, topmost first', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/pages/detail/detail' });
  await app.idle();
  app.log.length = 0;
  await app.api('reLaunch', { url: '/pages/me/me' });
  await app.idle();
  expect(app.log).toEqual(['detail onUnload', 'home onUnload', 'me onLoad', 'me onShow', 'me onReady']);
  expect(app.of('closePages').at(-1)).toEqual({ kind: 'closePages', pageIds: [2, 1] });
});

test('a subpackage is loaded when its first page opens, once', async () => {
  const app = await start();
  expect(app.imported).toEqual(['0/logic.js']);
  await app.api('navigateTo', { url: '/shop/pages/cart' });
  await app.api('navigateTo', { url: '/shop/pages/cart' });
  expect(app.imported).toEqual(['0/logic.js', '0/shop/logic.js']);
  expect(app.of('openPage').at(-1)).toMatchObject({ packageRoots: ['', 'shop'] });
});

test('pages talk over the event channel', async () => {
  const app = await start();
  const heard: unknown[] = [];
  const result = await new Promise<Record<string, unknown>>((success) =>
    app.wx['navigateTo']!({ url: '/pages/detail/detail', events: { fromDetail: (x: unknown) => heard.push(x) }, success }),
  );
  const channel = (
    app.page['getOpenerEventChannel'] as () => { emit(n: string, x: unknown): void; on(n: string, f: (x: unknown) => void): void }
  )();
  channel.on('fromHome', (x) => heard.push(x));
  channel.emit('fromDetail', 1);
  (result['eventChannel'] as typeof channel).emit('fromHome', 2);
  expect(heard).toEqual([1, 2]);
});

test('an app restart opens the pages that were open', async () => {
  const app = await runMiniProgram(SOURCES, {
    stack: [
      { path: 'pages/home/home', query: {} },
      { path: 'pages/gone', query: {} },
    ],
    launch: { path: 'pages/detail/detail', query: { id: '9' }, scene: 1001 },
  });
  expect(app.stack).toEqual(['pages/home/home', 'pages/detail/detail']);
});

test('an unknown launch page is reported, and the entry page opens', async () => {
  const app = await runMiniProgram(SOURCES, { launch: { path: 'pages/gone', query: {}, scene: 1001 } });
  expect(app.of('appError')).toMatchObject([{ message: 'page "pages/gone" is not found' }]);
  expect(app.stack).toEqual(['pages/home/home']);
});

test('leaving and returning: page before app, app before page', async () => {
  const app = await start();
  app.log.length = 0;
  app.send({ kind: 'visibility', visible: false });
  app.send({ kind: 'visibility', visible: true });
  expect(app.log).toEqual(['home onHide', 'app onHide', 'app onShow', 'home onShow']);
});

test('reloadPages runs the new scripts, keeps the stack, the app and its data', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/pages/detail/detail?id=3' });
  (app.app['globalData'] as { n: number }).n = 7;
  const before = app.app;
  await app.reloadPages({ 'pages/detail/detail.js': life('detail').replace('v1', 'v2'), 'pages/home/home.wxml': '<view>new home</view>' });
  expect(app.stack).toEqual(['pages/home/home', 'pages/detail/detail']);
  expect(app.view.text()).toBe('detail v2');
  expect(app.page['options']).toEqual({ id: '3' });
  expect(app.app).toBe(before);
  expect((app.app['globalData'] as { n: number }).n).toBe(7);
  expect(app.log.filter((line) => line === 'onLaunch')).toHaveLength(1);
  expect(app.of('reloaded')).toHaveLength(1);
  await app.api('navigateBack');
  expect(app.view.text()).toBe('new home');
});

test('messages of the device reach the page on top', async () => {
  const app = await runMiniProgram({
    'app.json': '{"pages":["a"]}',
    'app.js': 'App({ log: [] })',
    'a.wxml': '<view/>',
    'a.js':
      "Page({ onPullDownRefresh() { getApp().log.push('pull') }, onReachBottom() { getApp().log.push('bottom') }, onPageScroll(e) { getApp().log.push(e.scrollTop) }, onResize(e) { getApp().log.push(e.size.windowWidth) } })",
  });
  expect(app.view.options).toMatchObject({ pageScroll: true, reachBottom: true, onReachBottomDistance: 50 });
  app.send({ kind: 'pullDownRefresh', pageId: 1 });
  app.view.send({ kind: 'reachBottom' });
  app.view.send({ kind: 'pageScroll', scrollTop: 12 });
  await app.idle();
  expect(app.log).toEqual(['pull', 'bottom', 12]);
});

test('heartbeats are answered at once', async () => {
  const app = await start();
  app.send({ kind: 'heartbeat', id: 77 });
  expect(app.messages.at(-1)).toEqual({ kind: 'heartbeat', id: 77 });
});

test('setData after the page was closed is harmless, and its callback is still called', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/pages/detail/detail' });
  const { page } = app;
  await app.api('navigateBack');
  let called = false;
  page.setData({ v: 'late' }, () => {
    called = true;
  });
  await app.idle();
  expect(called).toBe(true);
  expect(app.of('appError')).toEqual([]);
});

test('a custom tab bar is part of each tab page', async () => {
  const app = await runMiniProgram({
    'app.json': JSON.stringify({ pages: ['a'], tabBar: { custom: true, list: [{ pagePath: 'a', text: 'A' }] } }),
    'app.js': 'App({})',
    'a.wxml': '<view>page</view>',
    'a.js': 'Page({ onShow() { this.getTabBar().setData({ n: 2 }) } })',
    'custom-tab-bar/index.json': '{"component":true}',
    'custom-tab-bar/index.wxml': '<view>bar {{n}}</view>',
    'custom-tab-bar/index.js': 'Component({ data: { n: 1 } })',
  });
  expect(app.of('appError')).toEqual([]);
  expect(app.view.text()).toBe('pagebar 2');
});
