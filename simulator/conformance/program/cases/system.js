const set = (t, environment) => t.device({ kind: 'setEnvironment', environment });

module.exports = {
  async 'getWindowInfo: tells screen, window and safe area'(t) {
    const info = wx.getWindowInfo();
    t.equal([info.screenWidth, info.screenHeight, info.statusBarHeight, info.pixelRatio], [393, 852, 54, 3]);
    t.equal(info.safeArea, { left: 0, right: 393, top: 59, bottom: 818, width: 393, height: 759 });
    t.equal([info.windowWidth, info.windowHeight, info.screenTop], [393, 754, 98]);
  },
  async 'getSystemInfo: is all of it'(t) {
    const info = await t.succeeds('getSystemInfo');
    t.equal([info.model, info.brand, info.platform, info.system], ['iPhone 15', 'Apple', 'ios', 'iOS 17.4']);
    t.equal([info.deviceOrientation, info.locationEnabled, info.locationAuthorized], ['portrait', true, true]);
  },
  async 'getSystemInfoAsync: is the same as getSystemInfoSync'(t) {
    const { errMsg, ...info } = await t.succeeds('getSystemInfoAsync');
    t.equal(JSON.parse(JSON.stringify(info)), JSON.parse(JSON.stringify(wx.getSystemInfoSync())));
    t.equal(errMsg, 'getSystemInfoAsync:ok');
  },
  async 'getSystemInfoSync: follows the device'(t) {
    const { system, language } = wx.getSystemInfoSync();
    t.equal([system, language], ['iOS 17.4', 'en']);
  },
  async 'getDeviceInfo: tells brand and model'(t) {
    const { brand, model, platform, memorySize } = wx.getDeviceInfo();
    t.equal([brand, model, platform, typeof memorySize], ['Apple', 'iPhone 15', 'ios', 'string']);
  },
  async 'getAppBaseInfo: tells language, font size and, in this program with darkmode, the theme'(t) {
    await set(t, { fontSize: 20 });
    await t.until(() => wx.getAppBaseInfo().fontSizeSetting === 20);
    const { language, fontSizeScaleFactor, theme } = wx.getAppBaseInfo();
    t.equal([language, fontSizeScaleFactor, theme], ['en', 1.25, 'light']);
    await set(t, { fontSize: 16 });
  },
  async 'getSystemSetting: follows network and location'(t) {
    await set(t, { network: '4g', locationAccess: 'off' });
    await t.until(() => !wx.getSystemSetting().wifiEnabled);
    t.equal(wx.getSystemSetting(), {
      bluetoothEnabled: false,
      locationEnabled: false,
      wifiEnabled: false,
      deviceOrientation: 'portrait',
    });
    await set(t, { network: null, locationAccess: 'allowed' });
  },
  async 'getAppAuthorizeSetting: follows the tools'(t) {
    t.equal(wx.getAppAuthorizeSetting().locationAuthorized, 'authorized');
    await set(t, { locationAccess: 'denied' });
    await t.until(() => wx.getAppAuthorizeSetting().locationAuthorized === 'denied');
    await set(t, { locationAccess: 'allowed' });
  },
  async 'openAppAuthorizeSetting: asks the developer'(t) {
    const result = t.call('openAppAuthorizeSetting');
    await t.tapDevice('Succeed');
    t.equal((await result).errMsg, 'openAppAuthorizeSetting:ok');
  },
  async 'getRendererUserAgent: names the browser'(t) {
    t.match((await t.succeeds('getRendererUserAgent')).userAgent, /Mozilla.*Chrome/);
  },
  async 'getUpdateManager: finds no update in a plain start'(t) {
    const manager = wx.getUpdateManager();
    const found = await new Promise((resolve) => manager.onCheckForUpdate(resolve));
    t.equal(found, { hasUpdate: false });
  },
  async 'onThemeChange: hears of the dark theme'(t) {
    const themes = [];
    const listener = ({ theme }) => themes.push(theme);
    wx.onThemeChange(listener);
    await t.device({ kind: 'setTheme', theme: 'dark' });
    await t.until(() => themes.length > 0);
    t.equal([themes[0], wx.getAppBaseInfo().theme], ['dark', 'dark']);
    await t.device({ kind: 'setTheme', theme: 'light' });
    await t.until(() => themes.length > 1);
    wx.offThemeChange(listener);
  },
  async 'offThemeChange: ends the listening'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onThemeChange(listener);
    wx.offThemeChange(listener);
    await t.device({ kind: 'setTheme', theme: 'dark' });
    await t.until(() => wx.getAppBaseInfo().theme === 'dark');
    t.equal(calls, 0);
    await t.device({ kind: 'setTheme', theme: 'light' });
  },
  async 'onAppShow: hears of the return with its scene'(t) {
    const scenes = [];
    const listener = ({ scene }) => scenes.push(scene);
    wx.onAppShow(listener);
    await t.device({ kind: 'setVisible', visible: false });
    await t.device({ kind: 'setVisible', visible: true, scene: 1047 });
    await t.until(() => scenes.length > 0);
    t.equal([scenes[0], wx.getEnterOptionsSync().scene], [1047, 1047]);
    wx.offAppShow(listener);
  },
  async 'onAppHide: hears that the program left the foreground'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onAppHide(listener);
    await t.device({ kind: 'setVisible', visible: false });
    await t.until(() => calls > 0);
    await t.device({ kind: 'setVisible', visible: true });
    wx.offAppHide(listener);
  },
  async 'onWindowResize: hears of another device, and turns with a page that turns'(t) {
    await new Promise((resolve, reject) => wx.redirectTo({ url: '/pages/wide/wide', success: resolve, fail: reject }));
    await t.until(() => getCurrentPages().at(-1).route === 'pages/wide/wide');
    const page = getCurrentPages().at(-1);
    const events = [];
    const listener = (event) => events.push(event);
    wx.onWindowResize(listener);
    await set(t, { orientation: 'landscape' });
    await t.until(() => events.length > 0);
    t.equal([events[0].size.windowWidth, events[0].size.screenHeight, events[0].deviceOrientation], [852, 393, 'landscape']);
    t.equal(page.data.width, 852, 'the width that onResize told');
    const info = wx.getWindowInfo();
    t.equal([info.statusBarHeight, info.safeArea.left, info.safeArea.right, info.safeArea.bottom], [0, 59, 793, 372]);
    t.equal(wx.getSystemSetting().deviceOrientation, 'landscape');
    await t.until(async () => (await t.rect('.wide')).width === 852, 'the page’s width');
    await set(t, { orientation: 'portrait' });
    await t.until(() => events.length > 1);
    t.equal(events[1].size.windowWidth, 393);
    wx.offWindowResize(listener);
  },
  async 'getMenuButtonBoundingClientRect: is where the capsule is'(t) {
    t.equal(wx.getMenuButtonBoundingClientRect(), { width: 87, height: 32, top: 60, right: 386, bottom: 92, left: 299 });
  },
};
