import { afterEach, expect, test } from 'vitest';
import { runMiniProgram, stopAll } from '../test-support/run-mini-program.ts';

afterEach(stopAll);

const EVENTS = ['BeforeAppRoute', 'AppRoute', 'AppRouteDone', 'BeforePageLoad', 'AfterPageLoad', 'BeforePageUnload', 'AfterPageUnload'];

const page = (name: string) =>
  `Page({ ${['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onRouteDone'].map((step) => `${step}() { getApp().log.push('${name} ${step}') }`).join(', ')} })`;

const start = (options = {}) =>
  runMiniProgram(
    {
      'app.json': JSON.stringify({ pages: ['a', 'b', 'tab'], tabBar: { list: [{ pagePath: 'a' }, { pagePath: 'tab' }] } }),
      'app.js': `
        App({ log: [], seen: {}, onPageNotFound(e) { this.log.push(['notFound', e.path, e.isEntryPage]); if (this.goTo) wx.redirectTo({ url: this.goTo }) } });
        const app = getApp();
        ${JSON.stringify(EVENTS)}.forEach((name) => wx['on' + name]((e) => { app.log.push(name + ' ' + e.path); app.seen[name] = e }));`,
      ...Object.fromEntries(
        ['a', 'b', 'tab'].flatMap((name) => [
          [`${name}.wxml`, name],
          [`${name}.js`, page(name)],
        ]),
      ),
    },
    options,
  );

test('a redirection: listeners and lifetimes in the order of the documentation', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/b' });
  await app.idle();
  app.log.length = 0;
  await app.api('redirectTo', { url: '/b?n=2' });
  await app.idle();
  expect(app.log).toEqual([
    'BeforeAppRoute b',
    'BeforePageUnload b',
    'b onUnload',
    'AfterPageUnload b',
    'BeforePageLoad b',
    'b onLoad',
    'b onShow',
    'AfterPageLoad b',
    'AppRoute b',
    'b onReady',
    'b onRouteDone',
    'AppRouteDone b',
  ]);
});

test('what listeners hear', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/b?n=2' });
  await app.idle();
  const seen = app.app['seen'] as Record<string, Record<string, unknown>>;
  const route = { openType: 'navigateTo', path: 'b', query: { n: '2' }, webviewId: 2 };
  expect(seen['BeforeAppRoute']).toMatchObject({ ...route, notFound: false, renderer: 'webview', page: { window: {} } });
  expect(seen['AppRoute']).toMatchObject({ ...route, timeStamp: expect.any(Number) });
  expect(seen['AppRouteDone']).toMatchObject({ ...route, timeStamp: expect.any(Number) });
  expect(seen['BeforePageLoad']).toMatchObject({ openType: 'navigateTo', path: 'b', query: { n: '2' }, componentFramework: 'glass-easel' });
  expect(seen['AfterPageLoad']!['page']).toBe(app.page);
  const ids = EVENTS.slice(0, 5).map((name) => seen[name]!['routeEventId']);
  expect(new Set(ids).size).toBe(1);
});

test('back and tabs: routeDone of the page that is shown again', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/b' });
  await app.idle();
  app.log.length = 0;
  await app.api('navigateBack');
  await app.idle();
  expect(app.log).toEqual([
    'BeforeAppRoute a',
    'BeforePageUnload b',
    'b onUnload',
    'AfterPageUnload b',
    'a onShow',
    'AppRoute a',
    'a onRouteDone',
    'AppRouteDone a',
  ]);
  app.log.length = 0;
  await app.api('switchTab', { url: '/tab' });
  await app.idle();
  await app.api('switchTab', { url: '/a' });
  await app.idle();
  expect(app.log.slice(-6)).toEqual(['BeforeAppRoute a', 'tab onHide', 'a onShow', 'AppRoute a', 'a onRouteDone', 'AppRouteDone a']);
});

test('off ends listening', async () => {
  const app = await start();
  for (const name of EVENTS) app.wx[`off${name}`]!();
  app.log.length = 0;
  await app.api('navigateTo', { url: '/b' });
  await app.idle();
  expect(app.log.filter((line) => /^[A-Z]/.test(line))).toEqual([]);
});

test('rewriteRoute leads a way elsewhere, with its query or that of the way', async () => {
  const app = await start();
  let preserveQuery = false;
  let url = '/b?to=b';
  const answers: unknown[] = [];
  app.wx['onBeforeAppRoute']!((route: { query: Record<string, string> }) => {
    if ('stop' in route.query) return;
    app.wx['rewriteRoute']!({ url, preserveQuery, complete: (result: unknown) => answers.push(result) });
  });
  await app.api('reLaunch', { url: '/a?from=a' });
  await app.idle();
  expect([app.page['route'], app.page['options']]).toEqual(['b', { to: 'b' }]);
  preserveQuery = true;
  await app.api('navigateTo', { url: '/b?x=1' });
  expect([app.page['route'], app.page['options']]).toEqual(['b', { x: '1' }]);
  url = '/tab';
  await app.api('navigateTo', { url: '/b' });
  url = '/nowhere';
  await app.api('navigateTo', { url: '/b' });
  await app.api('navigateBack');
  expect(answers).toEqual([
    { errMsg: 'rewriteRoute:ok' },
    { errMsg: 'rewriteRoute:ok' },
    { errMsg: 'rewriteRoute:fail can not navigateTo a tabbar page' },
    { errMsg: 'rewriteRoute:fail page "nowhere" is not found' },
    { errMsg: 'rewriteRoute:fail page "nowhere" is not found' },
  ]);
  expect(await app.api('rewriteRoute', { url: '/b' })).toEqual({
    errMsg: 'rewriteRoute:fail rewriteRoute can only be called in the listener of wx.onBeforeAppRoute',
  });
});

test('onPageNotFound may open a page; without one the route is reported as not found', async () => {
  const app = await start({ launch: { path: 'gone', query: { k: 'v' }, scene: 1007 } });
  expect(app.log.filter((entry) => Array.isArray(entry))).toEqual([['notFound', 'gone', true]]);
  const seen = app.app['seen'] as Record<string, Record<string, unknown>>;
  expect(seen['AppRoute']).toMatchObject({ openType: 'appLaunch', path: 'gone', notFound: true });
});

test('a page that asks before it goes: the person may stay', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/b' });
  await app.api('enableAlertBeforeUnload', { message: 'Leave?' });
  app.answers['showModal'] = () => ({ confirm: false, cancel: true });
  expect(await app.api('navigateBack')).toEqual({ errMsg: 'navigateBack:fail cancel' });
  app.send({ kind: 'backPressed' });
  await app.idle();
  expect(app.calls('showModal')).toMatchObject([{ content: 'Leave?', showCancel: true }, { content: 'Leave?' }]);
  expect(app.stack).toEqual(['a', 'b']);
  expect(app.of('appError')).toEqual([]);
  app.answers['showModal'] = () => ({ confirm: true, cancel: false });
  app.send({ kind: 'backPressed' });
  await app.idle();
  expect(app.stack).toEqual(['a']);
  await app.api('navigateTo', { url: '/b' });
  await app.api('enableAlertBeforeUnload', { message: 'Leave?' });
  await app.api('disableAlertBeforeUnload');
  await app.api('navigateBack');
  expect(app.calls('showModal')).toHaveLength(3);
  expect(await app.api('enableAlertBeforeUnload', {})).toEqual({
    errMsg: 'enableAlertBeforeUnload:fail parameter error: parameter.message should be String instead of Undefined;',
  });
});

test('back further than the stack ends at its first page', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/b' });
  await app.api('navigateTo', { url: '/b' });
  expect(await app.api('navigateBack', { delta: 9 })).toEqual({ errMsg: 'navigateBack:ok' });
  expect(app.stack).toEqual(['a']);
});

test('queries reach onLoad as they were written; equals signs and empty values stay', async () => {
  const app = await start();
  await app.api('navigateTo', { url: `/b?name=${encodeURIComponent('a&b=ü')}&empty=&flag&eq=a=b#hash` });
  expect(app.page['options']).toEqual({ name: 'a%26b%3D%C3%BC', empty: '', flag: '', eq: 'a=b' });
});

test('getCurrentPages is the stack, and while a page is closing it is no longer in it', async () => {
  const app = await start();
  await app.api('navigateTo', { url: '/b' });
  const pages = (app.scope['getCurrentPages'] as () => { route: string }[])();
  expect(pages.map(({ route }) => route)).toEqual(['a', 'b']);
  pages.length = 0;
  expect((app.scope['getCurrentPages'] as () => unknown[])()).toHaveLength(2);
});

test('parameter errors name the parameter', async () => {
  const app = await start();
  expect(await app.api('navigateTo', {})).toEqual({
    errMsg: 'navigateTo:fail parameter error: parameter.url should be String instead of Undefined;',
  });
  expect(await app.api('switchTab', { url: 5 })).toEqual({
    errMsg: 'switchTab:fail parameter error: parameter.url should be String instead of Number;',
  });
});
