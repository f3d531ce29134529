const { heard, set } = require('../lib/surroundings');

/** The API opens a dialog; the developer answers with one of its buttons. */
async function answered(t, api, options, label) {
  const result = t.call(api, options);
  await t.tapDevice(label);
  return result;
}

const asked = (api, options, wrong) => async (t) => {
  t.equal((await answered(t, api, options, 'Succeed')).errMsg, `${api}:ok`);
  t.equal((await answered(t, api, options, 'As cancelled')).errMsg, `${api}:fail cancel`);
  if (wrong) await t.fails(api, wrong, /fail parameter error/);
};

/** The phone says it; again, if on a busy machine the words were gone before somebody looked. */
const noted = (t, words, run) =>
  t.until(async () => {
    await run();
    return (await t.deviceText('.note')) === words;
  }, `'${words}'`);

module.exports = {
  async 'getBatteryInfo: tells level, charging and power saving'(t) {
    await set(t, { battery: { level: 37, charging: false, lowPower: true } });
    await t.until(() => wx.getBatteryInfoSync().level === 37);
    const { level, isCharging, isLowPowerModeEnabled } = await t.succeeds('getBatteryInfo');
    t.equal([level, isCharging, isLowPowerModeEnabled], [37, false, true]);
    await set(t, { battery: { level: 100, charging: true, lowPower: false } });
  },
  async 'getBatteryInfoSync: follows the tools'(t) {
    await set(t, { battery: { level: 5, charging: true, lowPower: false } });
    await t.until(() => wx.getBatteryInfoSync().level === 5);
    t.equal(wx.getBatteryInfoSync(), { level: 5, isCharging: true, isLowPowerModeEnabled: false });
    await set(t, { battery: { level: 100, charging: true, lowPower: false } });
  },
  async 'onBatteryInfoChange: hears of power saving'(t) {
    const { event } = await heard(t, 'BatteryInfoChange', () => set(t, { battery: { level: 15, charging: false, lowPower: true } }));
    t.equal(event, { isLowPowerModeEnabled: true });
    await set(t, { battery: { level: 100, charging: true, lowPower: false } });
  },
  async 'offBatteryInfoChange: ends the listening'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onBatteryInfoChange(listener);
    wx.offBatteryInfoChange(listener);
    await set(t, { battery: { level: 15, charging: false, lowPower: true } });
    await t.until(() => wx.getBatteryInfoSync().level === 15);
    t.equal(calls, 0);
    await set(t, { battery: { level: 100, charging: true, lowPower: false } });
  },

  async 'getNetworkType: tells the type and whether it is weak'(t) {
    for (const [network, networkType, weakNet] of [
      ['4g', '4g', false],
      ['2g', '2g', true],
      ['slow', 'wifi', true],
    ]) {
      await set(t, { network });
      await t.until(async () => (await t.call('getNetworkType')).networkType === networkType);
      t.equal((await t.succeeds('getNetworkType')).weakNet, weakNet, network);
    }
  },
  async 'onNetworkStatusChange: hears of a lost network, and requests fail'(t) {
    const events = [];
    const listener = (event) => events.push(event);
    wx.onNetworkStatusChange(listener);
    t.act('offline', { ms: 150 }).catch(() => {});
    await t.until(() => events.length > 0);
    t.equal(events[0], { isConnected: false, networkType: 'none' });
    await t.fails('request', { url: 'https://example.test/' }, /^request:fail The Internet connection appears to be offline\.$/);
    await t.until(() => events.length > 1);
    t.equal(events[1], { isConnected: true, networkType: 'wifi' });
    wx.offNetworkStatusChange(listener);
  },
  async 'offNetworkStatusChange: ends the listening'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onNetworkStatusChange(listener);
    wx.offNetworkStatusChange(listener);
    await set(t, { network: '5g' });
    await t.until(async () => (await t.call('getNetworkType')).networkType === '5g');
    t.equal(calls, 0);
    await set(t, { network: null });
  },
  async 'onDeviceOrientationChange: hears how the phone is held'(t) {
    const { event } = await heard(t, 'DeviceOrientationChange', () => set(t, { orientation: 'landscape' }));
    t.equal(event, { value: 'landscape' });
  },
  async 'offDeviceOrientationChange: ends the listening'(t) {
    const { stopped } = await heard(t, 'DeviceOrientationChange', () => set(t, { orientation: 'landscape' }));
    const { event } = await heard(t, 'DeviceOrientationChange', () => set(t, { orientation: 'portrait' }));
    t.equal(event, { value: 'portrait' });
    t.ok(stopped(), 'no event for the listener that was taken away');
  },
  async 'onNetworkWeakChange: hears of a slow network'(t) {
    const { event } = await heard(t, 'NetworkWeakChange', () => set(t, { network: '2g' }));
    t.equal(event, { weakNet: true, networkType: '2g' });
    await set(t, { network: null });
  },
  async 'offNetworkWeakChange: ends the listening'(t) {
    const { event, stopped } = await heard(t, 'NetworkWeakChange', () => set(t, { network: '2g' }));
    t.ok(event.weakNet);
    await set(t, { network: null });
    await t.until(async () => (await t.call('getNetworkType')).networkType === 'wifi');
    t.ok(stopped());
  },

  async 'onMemoryWarning: hears of it, with the level on Android only'(t) {
    const { event } = await heard(t, 'MemoryWarning', () => t.device({ kind: 'moment', moment: { name: 'memoryWarning', level: 10 } }));
    t.equal(event, {});
  },
  async 'offMemoryWarning: ends the listening'(t) {
    const warn = () => t.device({ kind: 'moment', moment: { name: 'memoryWarning', level: 5 } });
    const { stopped } = await heard(t, 'MemoryWarning', warn);
    await warn();
    t.ok(stopped());
  },
  async 'onUserCaptureScreen: hears of it'(t) {
    const { event } = await heard(t, 'UserCaptureScreen', () => t.device({ kind: 'moment', moment: { name: 'userCaptureScreen' } }));
    t.equal(event, {});
  },
  async 'offUserCaptureScreen: ends the listening'(t) {
    const capture = () => t.device({ kind: 'moment', moment: { name: 'userCaptureScreen' } });
    const { stopped } = await heard(t, 'UserCaptureScreen', capture);
    await capture();
    t.ok(stopped());
  },
  async 'onGeneratePoster: shows the poster that the program makes'(t) {
    const make = () => ({ src: '/a.png', promise: Promise.resolve({ src: '/b.png' }) });
    wx.onGeneratePoster(make);
    await t.device({ kind: 'moment', moment: { name: 'generatePoster' } });
    await t.until(() => t.deviceText('.share-path'), 'the preview of the share');
    await t.shows('.share-path', /^\/?pages\/apis\/apis/);
    await t.tapDevice('Send');
    wx.offGeneratePoster(make);
  },
  async 'offGeneratePoster: ends the listening'(t) {
    let calls = 0;
    const make = () => {
      calls += 1;
    };
    wx.onGeneratePoster(make);
    wx.offGeneratePoster(make);
    await t.device({ kind: 'moment', moment: { name: 'generatePoster' } });
    t.equal(calls, 0);
  },
  async 'getScreenRecordingState: is off until the screen is recorded'(t) {
    t.equal((await t.succeeds('getScreenRecordingState')).state, 'off');
    await set(t, { screenRecording: true });
    await t.until(async () => (await t.call('getScreenRecordingState')).state === 'on');
    await set(t, { screenRecording: false });
  },
  async 'onScreenRecordingStateChanged: hears of start and stop'(t) {
    const start = await heard(t, 'ScreenRecordingStateChanged', () => set(t, { screenRecording: true }));
    t.equal(start.event, { state: 'start' });
    const stop = await heard(t, 'ScreenRecordingStateChanged', () => set(t, { screenRecording: false }));
    t.equal(stop.event, { state: 'stop' });
  },
  async 'offScreenRecordingStateChanged: ends the listening'(t) {
    const { stopped } = await heard(t, 'ScreenRecordingStateChanged', () => set(t, { screenRecording: true }));
    await set(t, { screenRecording: false });
    await t.until(async () => (await t.call('getScreenRecordingState')).state === 'off');
    t.ok(stopped());
  },
  async 'setVisualEffectOnCapture: takes none and hidden'(t) {
    await t.succeeds('setVisualEffectOnCapture', { visualEffect: 'hidden' });
    await t.succeeds('setVisualEffectOnCapture', { visualEffect: 'none' });
    await t.fails('setVisualEffectOnCapture', { visualEffect: 'blur' }, /parameter error/);
  },
  async 'setScreenBrightness: makes the screen darker'(t) {
    await t.succeeds('setScreenBrightness', { value: 0.2 });
    t.equal((await t.succeeds('getScreenBrightness')).value, 0.2);
    const [dark] = await t.pixel('.name', 0.99, 0.5);
    await t.succeeds('setScreenBrightness', { value: 1 });
    const [bright] = await t.pixel('.name', 0.99, 0.5);
    t.ok(dark < bright - 50, `${dark} is much darker than ${bright}`);
    await t.fails('setScreenBrightness', { value: 2 }, /parameter error/);
  },
  async 'getScreenBrightness: is what was set'(t) {
    await t.succeeds('setScreenBrightness', { value: 0.5 });
    t.equal((await t.succeeds('getScreenBrightness')).value, 0.5);
    await t.succeeds('setScreenBrightness', { value: -1 });
    t.equal((await t.succeeds('getScreenBrightness')).value, 1);
  },
  async 'setKeepScreenOn: says so'(t) {
    await noted(t, 'The screen stays on', () => t.succeeds('setKeepScreenOn', { keepScreenOn: true }));
    await t.fails('setKeepScreenOn', {}, /parameter error/);
  },
  async 'vibrateShort: says so'(t) {
    await noted(t, 'Short vibration', () => t.succeeds('vibrateShort', { type: 'light' }));
  },
  async 'vibrateLong: says so'(t) {
    await noted(t, 'Long vibration', () => t.succeeds('vibrateLong'));
  },
  async 'checkIsOpenAccessibility: follows the tools'(t) {
    t.equal((await t.succeeds('checkIsOpenAccessibility')).open, false);
    await set(t, { accessibility: true });
    await t.until(async () => (await t.call('checkIsOpenAccessibility')).open);
    await set(t, { accessibility: false });
  },

  async 'getRandomValues: gives as many bytes as asked for'(t) {
    const { randomValues } = await t.succeeds('getRandomValues', { length: 70000 });
    const bytes = new Uint8Array(randomValues);
    t.equal(bytes.length, 70000);
    t.ok(new Set(bytes).size > 200, 'many different bytes');
    await t.fails('getRandomValues', { length: 2000000 }, /parameter error/);
  },
  async 'getLocalIPAddress: answers a stand-in'(t) {
    const { localip, netmask } = await t.succeeds('getLocalIPAddress');
    t.equal([localip, netmask], ['192.168.1.23', '255.255.255.0']);
  },
  async 'setClipboardData: is what getClipboardData reads'(t) {
    await t.succeeds('setClipboardData', { data: 'kumquat' });
    t.equal((await t.succeeds('getClipboardData')).data, 'kumquat');
    await t.fails('setClipboardData', {}, /parameter error/);
  },
  async 'getClipboardData: reads text'(t) {
    await t.succeeds('setClipboardData', { data: '金橘' });
    t.equal((await t.succeeds('getClipboardData')).data, '金橘');
  },
  async 'scanCode: takes the text that the developer types'(t) {
    const result = t.call('scanCode');
    await t.act('typeDevice', { selector: '.sheet textarea', text: 'https://example.test/?a=橘' });
    await t.tapDevice('OK');
    const { errMsg, result: text, scanType, charSet, rawData } = await result;
    t.equal([errMsg, text, scanType, charSet], ['scanCode:ok', 'https://example.test/?a=橘', 'QR_CODE', 'UTF-8']);
    t.equal(new Uint8Array(wx.base64ToArrayBuffer(rawData)).length, 27);
    t.equal((await answered(t, 'scanCode', {}, 'Cancel')).errMsg, 'scanCode:fail cancel');
  },
  'makePhoneCall: asks the developer': asked('makePhoneCall', { phoneNumber: '1' }),
  'sendSms: asks the developer': asked('sendSms', { phoneNumber: '1', content: 'x' }),
  'addPhoneContact: asks the developer': asked('addPhoneContact', { firstName: 'Kim' }),
  'addPhoneCalendar: asks the developer': asked('addPhoneCalendar', { title: 'x', startTime: 1700000000 }, { title: 'x' }),
  'addPhoneRepeatCalendar: asks the developer': asked(
    'addPhoneRepeatCalendar',
    { title: 'x', startTime: 1700000000, repeatInterval: 'week' },
    { title: 'x', startTime: 1700000000, repeatInterval: 'hour' },
  ),
  async 'chooseContact: gives the contact that the developer chooses'(t) {
    const { errMsg, phoneNumber, displayName } = await answered(t, 'chooseContact', {}, 'Succeed');
    t.equal(errMsg, 'chooseContact:ok');
    t.ok(phoneNumber && displayName, 'a number and a name');
  },

  async 'onKeyDown: hears keys pressed on the page'(t) {
    const events = [];
    const listener = (event) => events.push(event);
    wx.onKeyDown(listener);
    await t.tap('.name');
    await t.act('pressKey', { key: 'Shift+A' });
    await t.until(() => events.length >= 2);
    const { key, code, shiftKey } = events[events.length - 1];
    t.equal([key, code, shiftKey], ['A', 'KeyA', true]);
    wx.offKeyDown(listener);
  },
  async 'offKeyDown: ends the listening'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onKeyDown(listener);
    wx.offKeyDown(listener);
    await t.tap('.name');
    await t.act('pressKey', { key: 'A' });
    t.equal(calls, 0);
  },
  async 'onKeyUp: hears keys let go'(t) {
    const events = [];
    const listener = (event) => events.push(event);
    wx.onKeyUp(listener);
    await t.tap('.name');
    await t.act('pressKey', { key: 'ArrowLeft' });
    await t.until(() => events.length > 0);
    t.equal(events[0].code, 'ArrowLeft');
    wx.offKeyUp(listener);
  },
  async 'offKeyUp: ends the listening'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onKeyUp(listener);
    wx.offKeyUp(listener);
    await t.tap('.name');
    await t.act('pressKey', { key: 'A' });
    t.equal(calls, 0);
  },
  async 'getSelectedTextRange: fails while no field has the caret'(t) {
    await t.fails('getSelectedTextRange', {}, /^getSelectedTextRange:fail no focused input$/);
  },
};
