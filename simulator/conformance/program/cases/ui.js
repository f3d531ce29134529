const trace = require('../lib/trace');

const PLAIN = '/pages/plain/plain';
const top = () => getCurrentPages().pop();

async function open(t, url, name) {
  trace.take();
  await t.call(url.includes('tab-') ? 'switchTab' : 'navigateTo', { url });
  await t.until(() => trace.lines.includes(`${name} onRouteDone`), 'the page');
  return top();
}
const openPlain = (t) => open(t, PLAIN, 'plain');
const openTab = (t) => open(t, '/pages/tab-one/tab-one', 'tab-one');

const title = (t) => t.deviceText('.page:not([inert]) .navigation-title');
const act = (t, css, read) => t.act('device-style', { selector: css, name: read });

/** An API of the tab bar fails where no tab is shown. */
const needsTab = async (t, name, options) => {
  await t.call('reLaunch', { url: '/pages/plain/plain' });
  await t.fails(name, options, new RegExp(`^${name}:fail not TabBar page$`));
};

/** Cases of an event that never comes here. */
const silent = (name) => ({
  async [`on${name}: takes a listener`](t) {
    t.equal(
      wx[`on${name}`](() => {}),
      undefined,
    );
  },
  async [`off${name}: takes none, or one`](t) {
    t.equal([wx[`off${name}`](() => {}), wx[`off${name}`]()], [undefined, undefined]);
  },
});

module.exports = Object.assign(
  {
    async 'showToast: shows its text until it is hidden'(t) {
      await t.succeeds('showToast', { title: 'Saved', duration: 10_000 });
      await t.shows('.toast', 'Saved');
      await t.fails('showToast', {}, /^showToast:fail parameter error: parameter.title should be String instead of Undefined;$/);
      await t.call('hideToast');
    },
    async 'showToast: goes by itself'(t) {
      await t.call('showToast', { title: 'Short', icon: 'none', duration: 50 });
      await t.until(async () => (await t.deviceText('.toast')) === '', 'the end of the toast');
    },
    async 'hideToast: hides it'(t) {
      await t.call('showToast', { title: 'Saved', duration: 10_000 });
      await t.succeeds('hideToast');
      await t.shows('.toast', '');
    },
    async 'showLoading: stays until it is hidden'(t) {
      await t.succeeds('showLoading', { title: 'Loading', mask: true });
      await t.shows('.toast', 'Loading');
      await t.call('hideLoading');
    },
    async 'hideLoading: hides it'(t) {
      await t.call('showLoading', { title: 'Loading' });
      await t.succeeds('hideLoading');
      await t.shows('.toast', '');
    },
    async 'showModal: says which button was touched'(t) {
      const first = t.call('showModal', { title: 'Sure?', content: 'Really', confirmText: 'Yes', cancelText: 'No' });
      await t.tapDevice('Yes');
      t.equal(await first, { confirm: true, cancel: false, content: null, errMsg: 'showModal:ok' });
      const second = t.call('showModal', { title: 'Sure?', confirmText: 'Yes', cancelText: 'No' });
      await t.tapDevice('No');
      const { confirm, cancel } = await second;
      t.equal([confirm, cancel], [false, true]);
    },
    async 'showModal: checks the length of its buttons'(t) {
      await t.fails(
        'showModal',
        { confirmText: 'far too long' },
        /^showModal:fail confirmText length should not larger than 4 Chinese characters$/,
      );
      await t.fails(
        'showModal',
        { cancelText: '很长的文字' },
        /^showModal:fail cancelText length should not larger than 4 Chinese characters$/,
      );
    },
    async 'showActionSheet: says which entry was touched'(t) {
      const chosen = t.call('showActionSheet', { itemList: ['A', 'B'] });
      await t.tapDevice('B');
      t.equal(await chosen, { tapIndex: 1, errMsg: 'showActionSheet:ok' });
      const cancelled = t.call('showActionSheet', { itemList: ['A'] });
      await t.tapDevice('Cancel');
      t.equal((await cancelled).errMsg, 'showActionSheet:fail cancel');
      await t.fails('showActionSheet', { itemList: '1234567'.split('') }, /itemList should not be large than 6$/);
      await t.fails('showActionSheet', {}, /^showActionSheet:fail parameter error: parameter.itemList should be Array/);
    },
    async 'enableAlertBeforeUnload: asks before the page goes'(t) {
      await openPlain(t);
      await t.succeeds('enableAlertBeforeUnload', { message: 'Unsaved. Leave?' });
      await t.device({ kind: 'back' });
      await t.tapDevice('Cancel');
      t.equal(top().route, 'pages/plain/plain');
      const back = t.call('navigateBack');
      await t.tapDevice('OK');
      t.equal([(await back).errMsg, top().route], ['navigateBack:ok', 'pages/apis/apis']);
      await t.fails('enableAlertBeforeUnload', {}, /^enableAlertBeforeUnload:fail parameter error: parameter.message/);
    },
    async 'disableAlertBeforeUnload: asks no longer'(t) {
      await openPlain(t);
      await t.call('enableAlertBeforeUnload', { message: 'Leave?' });
      await t.succeeds('disableAlertBeforeUnload');
      await t.succeeds('navigateBack');
      t.equal(top().route, 'pages/apis/apis');
    },
    async 'setNavigationBarTitle: changes the title of this page'(t) {
      await openPlain(t);
      await t.succeeds('setNavigationBarTitle', { title: 'Changed' });
      t.equal(await title(t), 'Changed');
      await t.call('navigateBack');
      await t.until(async () => (await title(t)) === 'APIs', 'the title of the page below');
      await t.fails('setNavigationBarTitle', {}, /^setNavigationBarTitle:fail parameter error: parameter.title should be String/);
    },
    async 'setNavigationBarColor: changes both colours'(t) {
      await t.succeeds('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#102030' });
      const bar = '.page:not([inert]) .navigation-bar';
      await t.until(async () => (await act(t, bar, 'background-color')) === 'rgb(16, 32, 48)', 'the background');
      t.equal(await act(t, '.page:not([inert]) .navigation-title', 'color'), 'rgb(255, 255, 255)');
      await t.fails(
        'setNavigationBarColor',
        { frontColor: 'red', backgroundColor: '#000000' },
        /^setNavigationBarColor:fail invalid frontColor "red"$/,
      );
    },
    async 'showNavigationBarLoading: shows a spinner'(t) {
      await t.succeeds('showNavigationBarLoading');
      t.equal(await t.act('device-count', { selector: '.page:not([inert]) .navigation-spinner:not([hidden])' }), 1);
      await t.call('hideNavigationBarLoading');
    },
    async 'hideNavigationBarLoading: takes it away'(t) {
      await t.call('showNavigationBarLoading');
      await t.succeeds('hideNavigationBarLoading');
      t.equal(await t.act('device-count', { selector: '.page:not([inert]) .navigation-spinner:not([hidden])' }), 0);
    },
    async 'hideHomeButton: takes the button away'(t) {
      await t.call('reLaunch', { url: PLAIN });
      await t.until(
        async () => (await t.act('device-count', { selector: '.page:not([inert]) [aria-label="Home page"]:not([hidden])' })) === 1,
        'the button',
      );
      await t.succeeds('hideHomeButton');
      await t.until(
        async () => (await t.act('device-count', { selector: '.page:not([inert]) [aria-label="Home page"]:not([hidden])' })) === 0,
        'no button',
      );
    },
    async 'showHomeButton: brings it back'(t) {
      const count = () => t.act('device-count', { selector: '.page:not([inert]) [aria-label="Home page"]:not([hidden])' });
      await t.call('reLaunch', { url: PLAIN });
      await t.until(async () => (await count()) === 1, 'the button');
      await t.succeeds('hideHomeButton');
      await t.until(async () => (await count()) === 0, 'no button');
      await t.succeeds('showHomeButton');
      await t.until(async () => (await count()) === 1, 'the button again');
    },
    async 'getMenuButtonBoundingClientRect: is where the capsule stands'(t) {
      const rect = wx.getMenuButtonBoundingClientRect();
      // A page that has just opened may still be on its way.
      const drawn = await t.until(async () => {
        const found = await t.act('device-rect', { selector: '.page:not([inert]) .capsule' });
        return Math.abs(found.top - rect.top) <= 1 && found;
      }, 'the capsule at its place');
      for (const side of ['left', 'top', 'width', 'height']) t.near(drawn[side], rect[side], 1, side);
      t.equal([rect.right, rect.bottom], [rect.left + rect.width, rect.top + rect.height]);
    },
    async 'pageScrollTo: moves the page'(t) {
      const page = await openPlain(t);
      await t.succeeds('pageScrollTo', { scrollTop: 300, duration: 0 });
      await t.until(() => page.scrolled === 300, 'onPageScroll');
      await t.succeeds('pageScrollTo', { selector: '#row-10', duration: 0 });
      await t.until(() => page.scrolled === 500, 'onPageScroll');
      trace.take();
      await t.succeeds('pageScrollTo', { selector: '#row-10', offsetTop: -40, duration: 50 });
      await t.until(() => page.scrolled === 460, 'onPageScroll');
      await t.call('pageScrollTo', { scrollTop: 100_000, duration: 0 });
      await t.until(() => trace.lines.includes('plain onReachBottom'), 'onReachBottom');
    },
    async 'startPullDownRefresh: runs the page’s refresh'(t) {
      await openPlain(t);
      await t.succeeds('startPullDownRefresh');
      await t.until(() => trace.lines.includes('plain onPullDownRefresh'), 'onPullDownRefresh');
      await t.call('stopPullDownRefresh');
    },
    async 'stopPullDownRefresh: ends it'(t) {
      await openPlain(t);
      await t.call('startPullDownRefresh');
      await t.succeeds('stopPullDownRefresh');
      await t.until(async () => (await t.act('device-count', { selector: '.page:not([inert]) .pull-strip.refreshing' })) === 0, 'the end');
    },
    async 'setBackgroundColor: colours what is behind the page'(t) {
      await openPlain(t);
      await t.succeeds('setBackgroundColor', { backgroundColor: '#112233', backgroundColorTop: '#112233' });
      await t.until(async () => (await act(t, '.page:not([inert]) .page-content', 'background-color')) === 'rgb(17, 34, 51)', 'the colour');
    },
    async 'setBackgroundTextStyle: changes the dots'(t) {
      await openPlain(t);
      await t.succeeds('setBackgroundTextStyle', { textStyle: 'light' });
      await t.fails('setBackgroundTextStyle', { textStyle: 'pink' }, /^setBackgroundTextStyle:fail invalid textStyle "pink"$/);
    },
    async 'createAnimation: moves an element in steps'(t, page) {
      const animation = wx.createAnimation({ duration: 30, timingFunction: 'linear' });
      animation.translateX(40).width(120).step().opacity(0.5).step({ duration: 20 });
      const { actions } = animation.export();
      t.equal([actions.length, actions[0].animates.length, actions[1].option.transition.duration], [2, 2, 20]);
      t.equal(animation.export(), { actions: [] });
      page.animate('.name', [{ opacity: 1 }, { opacity: 0.25 }], 30);
      await t.until(async () => Number((await t.styles('.name', ['opacity'])).opacity) === 0.25, 'the end of the animation');
      await new Promise((resolve) => page.clearAnimation('.name', resolve));
      await t.until(async () => Number((await t.styles('.name', ['opacity'])).opacity) === 1, 'the animation’s end');
    },
    async 'nextTick: runs after this turn'(t) {
      const seen = [];
      await new Promise((resolve) => {
        wx.nextTick(() => resolve(seen.push('tick')));
        seen.push('now');
      });
      t.equal(seen, ['now', 'tick']);
    },
    async 'onWindowResize: hears of another size'(t) {
      const before = wx.getWindowInfo().windowWidth;
      const listener = (detail) => seen.push(detail);
      const seen = [];
      wx.onWindowResize(listener);
      await t.act('resize', { width: 500 });
      await t.until(() => seen.length > 0, 'the event');
      t.equal(seen[0].size.windowWidth, 500);
      await t.act('resize', { width: before });
      await t.until(() => wx.getWindowInfo().windowWidth === before, 'the size as before');
      wx.offWindowResize(listener);
    },
    async 'offWindowResize: ends it'(t) {
      const before = wx.getWindowInfo().windowWidth;
      const seen = [];
      const listener = () => seen.push(1);
      wx.onWindowResize(listener);
      wx.offWindowResize(listener);
      await t.act('resize', { width: 501 });
      await t.until(() => wx.getWindowInfo().windowWidth === 501, 'the size');
      await t.act('resize', { width: before });
      await t.until(() => wx.getWindowInfo().windowWidth === before, 'the size as before');
      t.equal(seen, []);
    },
    async 'setTabBarBadge: marks a tab'(t) {
      await openTab(t);
      await t.succeeds('setTabBarBadge', { index: 1, text: '7' });
      await t.shows('.page:not([inert]) .tab-badge:not([hidden])', '7');
      await t.call('removeTabBarBadge', { index: 1 });
      await t.fails('setTabBarBadge', { index: 9, text: '1' }, /^setTabBarBadge:fail parameter error: tabbar item not found$/);
      await t.fails('setTabBarBadge', { text: '1' }, /^setTabBarBadge:fail parameter error: parameter.index should be Number/);
      await needsTab(t, 'setTabBarBadge', { index: 0, text: '1' });
    },
    async 'removeTabBarBadge: takes the mark away'(t) {
      await openTab(t);
      await t.call('setTabBarBadge', { index: 1, text: '7' });
      await t.succeeds('removeTabBarBadge', { index: 1 });
      await t.shows('.page:not([inert]) .tab-badge:not([hidden])', '');
      await needsTab(t, 'removeTabBarBadge', { index: 0 });
    },
    async 'showTabBarRedDot: shows a dot'(t) {
      await openTab(t);
      await t.succeeds('showTabBarRedDot', { index: 0 });
      t.equal(await t.act('device-count', { selector: '.page:not([inert]) .tab-dot' }), 1);
      await t.call('hideTabBarRedDot', { index: 0 });
    },
    async 'hideTabBarRedDot: takes it away'(t) {
      await openTab(t);
      await t.call('showTabBarRedDot', { index: 0 });
      await t.succeeds('hideTabBarRedDot', { index: 0 });
      t.equal(await t.act('device-count', { selector: '.page:not([inert]) .tab-dot' }), 0);
    },
    async 'setTabBarItem: changes its text'(t) {
      await openTab(t);
      await t.succeeds('setTabBarItem', { index: 1, text: 'Changed' });
      await t.shows('.page:not([inert]) .tab-bar', /One\s+Changed/);
      await t.call('setTabBarItem', { index: 1, text: 'Two' });
      await needsTab(t, 'setTabBarItem', { index: 0, text: 'x' });
    },
    async 'setTabBarStyle: changes its colours'(t) {
      await openTab(t);
      await t.succeeds('setTabBarStyle', { backgroundColor: '#010203', color: '#999999', selectedColor: '#ff0000' });
      t.equal(await act(t, '.page:not([inert]) .tab-bar', 'background-color'), 'rgb(1, 2, 3)');
      await needsTab(t, 'setTabBarStyle', { color: '#000000' });
    },
    async 'hideTabBar: gives the page its place'(t) {
      const page = await openTab(t);
      const before = (await t.act('page-size', {})).height;
      await t.succeeds('hideTabBar');
      await t.until(async () => (await t.act('page-size', {})).height > before, 'more room for the page');
      await t.call('showTabBar');
      t.ok(page.route, 'the page');
    },
    async 'showTabBar: brings it back'(t) {
      await openTab(t);
      const before = (await t.act('page-size', {})).height;
      await t.call('hideTabBar');
      await t.succeeds('showTabBar');
      await t.until(async () => (await t.act('page-size', {})).height === before, 'the room as before');
      await needsTab(t, 'showTabBar', {});
    },
    async 'setTopBarText: checks its text'(t) {
      await t.succeeds('setTopBarText', { text: 'hello' });
      await t.fails('setTopBarText', {}, /^setTopBarText:fail parameter error: parameter.text should be String/);
    },
    async 'checkIsPictureInPictureActive: is false'(t) {
      t.equal(wx.checkIsPictureInPictureActive(), false);
    },
  },
  silent('MenuButtonBoundingClientRectWeightChange'),
);
