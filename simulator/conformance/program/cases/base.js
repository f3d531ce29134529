const bytes = (...values) => new Uint8Array(values).buffer;

/** Cases of an event that never comes here: listening and ceasing to listen change nothing. */
function silent(name) {
  return {
    async [`on${name}: takes a listener`](t) {
      t.equal(
        wx[`on${name}`](() => {}),
        undefined,
      );
    },
    async [`off${name}: takes a listener, or none`](t) {
      const listener = () => {};
      wx[`on${name}`](listener);
      wx[`off${name}`](listener);
      t.equal(wx[`off${name}`](), undefined);
    },
  };
}

/** Cases of an event that `cause` brings about: heard by a listener, and no longer by one that was taken away. */
function heard(name, cause, check) {
  return {
    async [`on${name}: hears of it`](t, page) {
      const seen = [];
      const listener = (detail) => seen.push(detail);
      wx[`on${name}`](listener);
      await cause(t, page);
      await t.until(() => seen.length > 0, `a call of the listener of on${name}`);
      wx[`off${name}`](listener);
      if (check) check(t, seen[0]);
    },
    async [`off${name}: ends it`](t, page) {
      const seen = [];
      const gone = () => seen.push('gone');
      const stays = () => seen.push('stays');
      wx[`on${name}`](gone);
      wx[`on${name}`](stays);
      wx[`off${name}`](gone);
      await cause(t, page);
      await t.until(() => seen.length > 0, 'a call of the other listener');
      wx[`off${name}`](stays);
      t.equal(seen.includes('gone'), false, 'a call of the listener that was taken away');
    },
  };
}

const fail = (text) => {
  setTimeout(() => {
    throw new Error(`expected: ${text}`);
  }, 0);
};

const leaveAndReturn = async (t) => {
  await t.device({ kind: 'setVisible', visible: false });
  await t.device({ kind: 'setVisible', visible: true });
};

const bothThemes = async (t) => {
  await t.device({ kind: 'setTheme', theme: 'dark' });
  await t.device({ kind: 'setTheme', theme: 'light' });
};

module.exports = Object.assign(
  {
    async 'arrayBufferToBase64: writes bytes'(t) {
      t.equal(wx.arrayBufferToBase64(bytes(0, 255, 16, 32)), 'AP8QIA==');
      t.equal(wx.arrayBufferToBase64(bytes()), '');
    },
    async 'base64ToArrayBuffer: reads bytes'(t) {
      t.equal(Array.from(new Uint8Array(wx.base64ToArrayBuffer('AP8QIA=='))), [0, 255, 16, 32]);
    },
    async 'canIUse: follows what the simulator honours'(t) {
      t.equal(wx.canIUse('navigateTo'), true);
      t.equal(wx.canIUse('getXrFrameSystem'), false, 'what is refused');
      t.equal(wx.canIUse('noSuchThing'), false);
      t.equal(wx.canIUse('button'), true);
      t.equal(wx.canIUse('functional-page-navigator'), false);
      t.equal(wx.canIUse('getSystemInfoSync.return.screenWidth'), true);
      t.equal(wx.canIUse('showToast.object.image'), true);
      t.equal(wx.canIUse('cloud.callFunction'), false);
      t.equal(wx.canIUse(), false);
    },
    async 'requestIdleCallback: runs when the thread is idle'(t) {
      const deadline = await new Promise((resolve) => wx.requestIdleCallback(resolve));
      t.equal(deadline.didTimeout, false);
      t.ok(deadline.timeRemaining() >= 0, 'time that remains');
    },
    async 'cancelIdleCallback: keeps it from running'(t) {
      let ran = false;
      const id = wx.requestIdleCallback(() => {
        ran = true;
      });
      wx.cancelIdleCallback(id);
      await t.wait(20);
      t.equal(ran, false);
    },
    async 'createSelectorQuery: asks for places, sizes and scroll offsets'(t, page) {
      const [name, names, viewport, none] = await new Promise((resolve) => {
        const query = wx.createSelectorQuery();
        query.select('.name').boundingClientRect();
        query.selectAll('.name').fields({ size: true, dataset: true });
        query.selectViewport().scrollOffset();
        query.select('.none').boundingClientRect();
        query.exec(resolve);
      });
      t.ok(name.width > 0 && name.bottom === name.top + name.height, 'a rectangle');
      t.equal(names.length, 1);
      t.equal(names[0].width, name.width);
      t.equal(viewport.scrollTop, 0);
      t.equal(none, null);
      t.equal((await t.rect('.name', page)).width, name.width);
    },
    async 'createIntersectionObserver: hears when an element comes into sight'(t, page) {
      const observer = wx.createIntersectionObserver(page, { thresholds: [0, 0.5] });
      const entry = await new Promise((resolve) => observer.relativeToViewport().observe('.name', resolve));
      observer.disconnect();
      t.near(entry.intersectionRatio, 1, 0.01, 'intersectionRatio');
      t.ok(entry.boundingClientRect.width > 0 && entry.relativeRect.height > 0 && entry.time > 0, 'an entry');
    },
    async 'env: names the folder of the user'(t) {
      t.match(wx.env.USER_DATA_PATH, /^\w+:\/\/usr$/);
    },
    async 'getApiCategory: is the default'(t) {
      t.equal(wx.getApiCategory(), 'default');
    },
    async 'getLaunchOptionsSync: how the app was opened'(t) {
      const { path, query, scene, referrerInfo, apiCategory } = wx.getLaunchOptionsSync();
      t.equal([path, query, scene, referrerInfo, apiCategory], ['pages/apis/apis', {}, 1001, {}, 'default']);
    },
    async 'getEnterOptionsSync: how it came to the front last'(t) {
      await leaveAndReturn(t);
      const { scene, path } = await t.until(() => {
        const options = wx.getEnterOptionsSync();
        return options.scene === 1089 && options;
      });
      t.equal([path, scene], ['pages/apis/apis', 1089]);
    },
    async 'getDeviceBenchmarkInfo: knows nothing of a phone’s speed'(t) {
      const { benchmarkLevel, modelLevel } = await t.succeeds('getDeviceBenchmarkInfo');
      t.equal([benchmarkLevel, modelLevel], [-1, 0]);
    },
    async 'getUserCryptoManager UserCryptoManager.getRandomValues: fills bytes'(t) {
      const manager = wx.getUserCryptoManager();
      const ask = (method, options) =>
        new Promise((resolve) => manager[method](Object.assign({}, options, { success: resolve, fail: resolve })));
      const { errMsg, randomValues } = await ask('getRandomValues', { length: 70_000 });
      t.equal([errMsg, randomValues.byteLength], ['getRandomValues:ok', 70_000]);
      t.ok(new Set(new Uint8Array(randomValues)).size > 200, 'different bytes');
      t.match((await ask('getRandomValues', { length: 0 })).errMsg, /^getRandomValues:fail invalid length/);
      t.match((await ask('getLatestUserKey')).errMsg, /^getLatestUserKey:fail not supported by the simulator/);
    },
    async 'getExptInfoSync: is empty'(t) {
      t.equal(wx.getExptInfoSync(['a']), {});
    },
    async 'getExtConfig: is empty'(t) {
      t.equal((await t.succeeds('getExtConfig')).extConfig, {});
    },
    async 'getExtConfigSync: is empty'(t) {
      t.equal(wx.getExtConfigSync(), {});
    },
    async 'getLogManager: writes to the console'() {
      const logs = wx.getLogManager({ level: 0 });
      for (const level of ['debug', 'info', 'log', 'warn']) logs[level]('written by a case', { level });
    },
    async 'getRealtimeLogManager: writes to the console and counts'(t, page) {
      const logs = wx.getRealtimeLogManager();
      logs.info('one');
      logs.warn('two');
      logs.error('three');
      logs.in(page);
      logs.setFilterMsg('a');
      logs.addFilterMsg('b');
      logs.tag('plugin').info('key', 1);
      const { logCount, maxLogCount, size, maxSize } = logs.getCurrentState();
      t.equal(logCount, 4);
      t.ok(size > 0 && maxSize >= size && maxLogCount >= logCount, 'the state');
    },
    async 'getPerformance: has the figures of each page'(t) {
      const performance = wx.getPerformance();
      const observer = performance.createObserver((list) => seen.push(...list.getEntries()));
      t.equal(observer.supportedEntryTypes, ['navigation', 'render', 'script']);
      const seen = [];
      observer.observe({ entryTypes: ['render', 'navigation'] });
      await t.call('navigateTo', { url: '/pages/plain/plain' });
      const route = await t.until(() => seen.find(({ name }) => name === 'route'), 'an entry of the route');
      observer.disconnect();
      t.equal([route.path, route.navigationType], ['pages/plain/plain', 'navigateTo']);
      t.ok(route.duration > 0 && Math.abs(route.startTime - Date.now()) < 60_000, 'its times');
      const [render] = performance.getEntriesByType('render').slice(-2);
      t.equal([render.name, render.path], ['firstRender', 'pages/plain/plain']);
      performance.setBufferSize(1);
      t.equal(performance.getEntries().length, 1);
      performance.setBufferSize(30);
    },
    async 'getRendererUserAgent: names the browser'(t) {
      t.match((await t.succeeds('getRendererUserAgent')).userAgent, /Mozilla/);
    },
    async 'getSkylineInfo: says that it is not there'(t) {
      t.equal((await t.succeeds('getSkylineInfo')).isSupported, false);
    },
    async 'getSkylineInfoSync: says that it is not there'(t) {
      t.equal(wx.getSkylineInfoSync().isSupported, false);
    },
    async 'getUpdateManager: ends its check without an update'(t) {
      const manager = wx.getUpdateManager();
      manager.onUpdateReady(() => {});
      manager.onUpdateFailed(() => {});
      t.equal(await new Promise((resolve) => manager.onCheckForUpdate(resolve)), { hasUpdate: false });
    },
    async 'getUserCryptoManager: makes random values'(t) {
      const manager = wx.getUserCryptoManager();
      const { randomValues, errMsg } = await manager.getRandomValues({ length: 70_000 });
      t.equal([randomValues.byteLength, errMsg], [70_000, 'getRandomValues:ok']);
      t.ok(
        new Uint8Array(randomValues).some((byte) => byte !== 0),
        'a byte that is not zero',
      );
      const refused = await new Promise((resolve) => manager.getRandomValues({ length: 0, fail: resolve }));
      t.equal(refused.errMsg, 'getRandomValues:fail invalid length 0');
      const key = await new Promise((resolve) => manager.getLatestUserKey({ fail: resolve }));
      t.match(key.errMsg, /^getLatestUserKey:fail not supported by the simulator/);
    },
    async 'cloud: fails with the reason, at the end of every chain'(t) {
      wx.cloud.init({ env: 'x' });
      const called = await new Promise((resolve) => wx.cloud.callFunction({ name: 'f', fail: resolve }));
      t.match(called.errMsg, /^cloud\.callFunction:fail the simulator has no cloud/);
      const error = await wx.cloud
        .database()
        .collection('a')
        .where({ b: 1 })
        .get()
        .catch((reason) => reason);
      t.match(error.errMsg, /^cloud\.database\.get:fail the simulator has no cloud/);
    },
    async 'openAppAuthorizeSetting: asks the developer'(t) {
      const result = t.call('openAppAuthorizeSetting');
      await t.tapDevice('Succeed');
      t.equal((await result).errMsg, 'openAppAuthorizeSetting:ok');
    },
    async 'openSystemBluetoothSetting: asks the developer'(t) {
      const result = t.call('openSystemBluetoothSetting');
      await t.tapDevice('As cancelled');
      t.equal((await result).errMsg, 'openSystemBluetoothSetting:fail cancel');
    },
    async 'preDownloadSubpackage: ends at once'(t) {
      const seen = [];
      const result = await new Promise((resolve) => {
        const task = wx.preDownloadSubpackage({ packageType: 'workers', success: resolve });
        task.onProgressUpdate((progress) => seen.push(progress.progress));
      });
      t.equal([result.errMsg, seen], ['preDownloadSubpackage:ok', [100]]);
      const failure = await new Promise((resolve) => wx.preDownloadSubpackage({ packageType: 'x', fail: resolve }));
      t.equal(failure.errMsg, 'preDownloadSubpackage:fail invalid packageType "x"');
    },
    async 'preloadAssets: ends at once'(t) {
      await t.succeeds('preloadAssets', { data: [{ type: 'image', src: 'https://example.test/a.png' }] });
      await t.fails('preloadAssets', {}, /^preloadAssets:fail parameter error: parameter.data should be Array/);
    },
    async 'preloadWebview: ends at once'(t) {
      await t.succeeds('preloadWebview');
    },
    async 'reportAnalytics: takes its arguments'(t) {
      t.equal(wx.reportAnalytics('event', { a: 1 }), undefined);
    },
    async 'reportEvent: takes its arguments'(t) {
      t.equal(wx.reportEvent('event', { a: 1 }), undefined);
    },
    async 'reportMonitor: takes its arguments'(t) {
      t.equal(wx.reportMonitor('1', 1), undefined);
    },
    async 'reportPerformance: takes its arguments'(t) {
      t.equal(wx.reportPerformance(1101, 680, 'a'), undefined);
    },
    async 'setEnableDebug: succeeds'(t) {
      await t.succeeds('setEnableDebug', { enableDebug: true });
    },
  },
  silent('ApiCategoryChange'),
  silent('AudioInterruptionBegin'),
  silent('AudioInterruptionEnd'),
  silent('LazyLoadError'),
  heard('AppHide', leaveAndReturn, (t, detail) => t.equal(detail, { reason: 3 })),
  heard('AppShow', leaveAndReturn, (t, { path, scene, referrerInfo }) =>
    t.equal([path, scene, referrerInfo], ['pages/apis/apis', 1089, {}]),
  ),
  heard('ThemeChange', bothThemes, (t, detail) => t.equal(detail, { theme: 'dark' })),
  heard(
    'Error',
    async () => fail('thrown in a timer'),
    (t, text) => t.match(text, /^expected: thrown in a timer\nError: expected: thrown in a timer\n\s+at /),
  ),
  heard(
    'UnhandledRejection',
    async () => void Promise.reject(new Error('expected: nobody catches this')),
    (t, { reason, promise }) => {
      t.equal(reason.message, 'expected: nobody catches this');
      t.ok(promise instanceof Promise, 'promise');
    },
  ),
  heard(
    'PageNotFound',
    async (t) => {
      await t.device({ kind: 'reLaunch', path: 'pages/nowhere/nowhere', query: { a: '1' } });
    },
    (t, detail) => t.equal(detail, { path: 'pages/nowhere/nowhere', query: { a: '1' }, isEntryPage: false }),
  ),
);
