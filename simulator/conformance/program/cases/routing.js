const trace = require('../lib/trace');

const PLAIN = '/pages/plain/plain';
const routes = () => getCurrentPages().map((page) => page.route);
const top = () => getCurrentPages().pop();

/** Opens the plain page and waits until it stands. */
async function openPlain(t, query) {
  trace.take();
  const result = await t.succeeds('navigateTo', { url: query ? `${PLAIN}?${query}` : PLAIN });
  await t.until(() => trace.lines.includes('plain onRouteDone'), 'the page');
  return result;
}

/** A listener of a route event hears what `open` causes; after off it does not. */
function event(name, check) {
  return {
    async [`on${name}: hears of a way`](t) {
      const seen = [];
      wx[`on${name}`]((detail) => seen.push(detail));
      await openPlain(t, 'a=1');
      await t.call('redirectTo', { url: `${PLAIN}?a=2` });
      await t.until(() => trace.lines.filter((line) => line === 'plain onRouteDone').length === 2, 'the page');
      await t.until(() => seen.length > 0, `a call of the listener of on${name}`);
      wx[`off${name}`]();
      check(t, seen);
    },
    async [`off${name}: ends it`](t) {
      const seen = [];
      const listener = (detail) => seen.push(detail);
      wx[`on${name}`](listener);
      wx[`off${name}`](listener);
      await openPlain(t);
      await t.call('redirectTo', { url: PLAIN });
      t.equal(seen, []);
    },
  };
}

const opened = (openType) => (t, seen) => {
  const found = seen.find((detail) => detail.openType === openType);
  t.equal([found.path, typeof found.routeEventId], ['pages/plain/plain', 'string']);
  t.ok(found.query.a, 'its query');
};
const closed = (t, seen) => t.equal(seen[0].path, 'pages/plain/plain');

module.exports = Object.assign(
  {
    async 'navigateTo: opens a page over this one'(t, page) {
      await openPlain(t, `name=${encodeURIComponent('a b&c')}&flag`);
      t.equal(routes(), ['pages/apis/apis', 'pages/plain/plain']);
      t.equal(top().options, { name: 'a%20b%26c', flag: '' });
      t.equal(getCurrentPages()[0] === page, true, 'the page below');
      t.equal(trace.take(), ['plain onLoad', 'plain onShow', 'plain onReady', 'plain onRouteDone']);
      await t.shows('.page:not([inert]) .navigation-title', 'Plain', 'the title');
    },
    async 'navigateTo: takes paths from the page'(t) {
      await t.succeeds('navigateTo', { url: '../plain/plain' });
      t.equal(top().route, 'pages/plain/plain');
    },
    async 'navigateTo: gives both pages a channel'(t) {
      const heard = [];
      const { eventChannel } = await t.call('navigateTo', { url: PLAIN, events: { up: (value) => heard.push(value) } });
      const channel = top().getOpenerEventChannel();
      channel.on('down', (value) => heard.push(value));
      channel.once('down', (value) => heard.push(value * 10));
      channel.emit('up', 1);
      eventChannel.emit('down', 2);
      channel.off('down');
      eventChannel.emit('down', 3);
      t.equal(heard, [1, 2, 20]);
    },
    async 'navigateTo: fails as on a phone'(t) {
      await t.fails('navigateTo', { url: '/pages/tab-one/tab-one' }, /^navigateTo:fail can not navigateTo a tabbar page$/);
      await t.fails('navigateTo', { url: '/pages/no/no?a=1' }, /^navigateTo:fail page "pages\/no\/no\?a=1" is not found$/);
      await t.fails('navigateTo', {}, /^navigateTo:fail parameter error: parameter.url should be String instead of Undefined;$/);
    },
    async 'navigateTo: no more than ten pages'(t) {
      for (let n = 1; n < 10; n++) await t.call('navigateTo', { url: PLAIN });
      t.equal(routes().length, 10);
      await t.fails('navigateTo', { url: PLAIN }, /^navigateTo:fail webview count limit exceed$/);
    },
    async 'navigateBack: closes pages'(t) {
      await openPlain(t);
      trace.take();
      await t.succeeds('navigateBack');
      t.equal(routes(), ['pages/apis/apis']);
      t.equal(trace.take(), ['plain onUnload']);
      await t.fails('navigateBack', {}, /^navigateBack:fail cannot navigate back at first page\.$/);
    },
    async 'navigateBack: further than there are pages ends at the first'(t) {
      await t.call('navigateTo', { url: PLAIN });
      await t.call('navigateTo', { url: PLAIN });
      await t.succeeds('navigateBack', { delta: 7 });
      t.equal(routes(), ['pages/apis/apis']);
    },
    async 'redirectTo: takes the place of the page'(t) {
      await openPlain(t);
      trace.take();
      await t.succeeds('redirectTo', { url: `${PLAIN}?second=1` });
      await t.until(() => trace.lines.includes('plain onRouteDone'), 'the page');
      t.equal(trace.take(), ['plain onUnload', 'plain onLoad', 'plain onShow', 'plain onReady', 'plain onRouteDone']);
      t.equal(routes(), ['pages/apis/apis', 'pages/plain/plain']);
      await t.fails('redirectTo', { url: '/pages/tab-one/tab-one' }, /^redirectTo:fail can not redirectTo a tabbar page$/);
    },
    async 'reLaunch: closes everything, also for a tab'(t) {
      await t.call('navigateTo', { url: PLAIN });
      await t.succeeds('reLaunch', { url: '/pages/tab-two/tab-two?a=1' });
      t.equal(routes(), ['pages/tab-two/tab-two']);
      t.equal(top().options, { a: '1' });
      await t.fails('reLaunch', { url: '/pages/no' }, /^reLaunch:fail page "pages\/no" is not found$/);
    },
    async 'switchTab: keeps tabs alive and closes what stands over them'(t) {
      await t.succeeds('switchTab', { url: '/pages/tab-one/tab-one' });
      const first = top();
      await t.until(() => trace.lines.includes('tab-one onRouteDone'), 'the first tab');
      await openPlain(t);
      trace.take();
      await t.call('switchTab', { url: '/pages/tab-two/tab-two' });
      await t.until(() => trace.lines.includes('tab-two onRouteDone'), 'the second tab');
      await t.call('switchTab', { url: '/pages/tab-one/tab-one' });
      await t.until(() => trace.lines.includes('tab-one onRouteDone'), 'the first tab');
      t.equal(trace.take(), [
        'plain onUnload',
        'tab-two onLoad',
        'tab-two onShow',
        'tab-two onReady',
        'tab-two onRouteDone',
        'tab-two onHide',
        'tab-one onShow',
        'tab-one onRouteDone',
      ]);
      t.equal(top() === first, true, 'the same page as before');
      await t.fails('switchTab', { url: PLAIN }, /^switchTab:fail can not switch to no-tabBar page$/);
    },
    async 'switchTab: a tap tells the page'(t) {
      await t.call('switchTab', { url: '/pages/tab-one/tab-one' });
      await t.until(() => trace.lines.includes('tab-one onReady'), 'the page');
      trace.take();
      await t.tapDevice('Two');
      await t.until(() => trace.lines.some((line) => line.startsWith('tab-two tapped')), 'onTabItemTap');
      t.ok(trace.take().includes('tab-two tapped 1 pages/tab-two/tab-two Two'), 'its item');
    },
    async 'rewriteRoute: leads a way elsewhere'(t) {
      const answers = [];
      const listener = ({ path }) => {
        if (path === 'pages/plain/plain')
          wx.rewriteRoute({ url: '/pages/tab-one/tab-one', complete: ({ errMsg }) => answers.push(errMsg) });
      };
      wx.onBeforeAppRoute(listener);
      await t.call('reLaunch', { url: PLAIN });
      wx.offBeforeAppRoute(listener);
      t.equal(routes(), ['pages/tab-one/tab-one']);
      t.equal(answers, ['rewriteRoute:ok']);
      await t.fails('rewriteRoute', { url: PLAIN }, /^rewriteRoute:fail rewriteRoute can only be called/);
    },
    async 'exitMiniProgram: asks the developer'(t) {
      const result = t.call('exitMiniProgram');
      await t.tapDevice('Succeed');
      t.equal((await result).errMsg, 'exitMiniProgram:ok');
    },
    async 'navigateToMiniProgram: asks the developer'(t) {
      const result = t.call('navigateToMiniProgram', { appId: 'other' });
      await t.tapDevice('Succeed');
      t.equal((await result).errMsg, 'navigateToMiniProgram:ok');
    },
    async 'navigateBackMiniProgram: asks the developer'(t) {
      const result = t.call('navigateBackMiniProgram', { extraData: {} });
      await t.tapDevice('Fail');
      t.equal((await result).errMsg, 'navigateBackMiniProgram:fail');
    },
    async 'openEmbeddedMiniProgram: asks the developer'(t) {
      const result = t.call('openEmbeddedMiniProgram', { appId: 'other' });
      await t.tapDevice('As cancelled');
      t.equal((await result).errMsg, 'openEmbeddedMiniProgram:fail cancel');
    },
    async 'restartMiniProgram: checks its path'(t) {
      await t.fails('restartMiniProgram', { path: 'pages/no' }, /^restartMiniProgram:fail page "pages\/no" is not found$/);
      await t.fails('restartMiniProgram', {}, /^restartMiniProgram:fail parameter error: parameter.path should be String/);
    },
  },
  event('BeforeAppRoute', opened('redirectTo')),
  event('AppRoute', opened('navigateTo')),
  event('AppRouteDone', opened('navigateTo')),
  event('BeforePageLoad', opened('navigateTo')),
  event('AfterPageLoad', (t, seen) => {
    opened('redirectTo')(t, seen);
    t.equal(seen[0].page.route, 'pages/plain/plain');
  }),
  event('BeforePageUnload', closed),
  event('AfterPageUnload', closed),
);
