const set = (t, environment) => t.device({ kind: 'setEnvironment', environment });
const place = (latitude, longitude) => ({ latitude, longitude, accuracy: 20, altitude: 5, speed: 1 });
const asked = (api, options) => async (t) => {
  const result = t.call(api, options);
  await t.tapDevice('Succeed');
  t.equal((await result).errMsg, `${api}:ok`);
};

/** Follows the location, moves, and gives the places told. */
async function follow(t, start, run) {
  const places = [];
  const listener = (found) => places.push(found);
  wx.onLocationChange(listener);
  await t.succeeds(start);
  await run(places);
  await t.succeeds('stopLocationUpdate');
  wx.offLocationChange(listener);
}

module.exports = {
  async 'getLocation: is where the tools put the phone'(t) {
    await set(t, { location: place(40.4168, -3.7038) });
    await t.until(async () => (await t.call('getLocation')).latitude === 40.4168);
    const { longitude, accuracy, altitude, speed, horizontalAccuracy, verticalAccuracy } = await t.succeeds('getLocation');
    t.equal([longitude, accuracy, altitude, speed, horizontalAccuracy, verticalAccuracy], [-3.7038, 20, 5, 1, 20, 20]);
    await set(t, { location: null });
  },
  async 'getLocation: gcj02 shifts places in mainland China only'(t) {
    await set(t, { location: place(39.9087, 116.3975) });
    await t.until(async () => (await t.call('getLocation')).latitude === 39.9087);
    const { latitude, longitude } = await t.succeeds('getLocation', { type: 'gcj02' });
    t.near(latitude, 39.9101, 0.0002, 'latitude');
    t.near(longitude, 116.4037, 0.0002, 'longitude');
    await set(t, { location: null });
  },
  async 'getLocation: fails when the user refused'(t) {
    await set(t, { locationAccess: 'denied' });
    await t.until(() => wx.getAppAuthorizeSetting().locationAuthorized === 'denied');
    await t.fails('getLocation', {}, /^getLocation:fail auth deny$/);
    await set(t, { locationAccess: 'allowed' });
  },
  async 'getFuzzyLocation: knows about a kilometre'(t) {
    await set(t, { location: place(40.41684, -3.70382) });
    await t.until(async () => (await t.call('getLocation')).latitude === 40.41684);
    const { latitude, longitude } = await t.succeeds('getFuzzyLocation');
    t.equal([latitude, longitude], [40.42, -3.7]);
    await set(t, { location: null });
  },
  async 'startLocationUpdate: tells each place'(t) {
    await follow(t, 'startLocationUpdate', async (places) => {
      await set(t, { location: place(10, 20) });
      await t.until(() => places.some(({ latitude, longitude }) => latitude === 10 && longitude === 20));
    });
    await set(t, { location: null });
  },
  async 'startLocationUpdateBackground: goes on while the program is hidden'(t) {
    await follow(t, 'startLocationUpdateBackground', async (places) => {
      await t.device({ kind: 'setVisible', visible: false });
      await set(t, { location: place(11, 21) });
      await t.until(() => places.some(({ latitude }) => latitude === 11));
      await t.device({ kind: 'setVisible', visible: true });
    });
    await set(t, { location: null });
  },
  async 'stopLocationUpdate: ends the places'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onLocationChange(listener);
    await t.succeeds('startLocationUpdate');
    await t.until(() => calls > 0);
    await t.succeeds('stopLocationUpdate');
    const before = calls;
    await set(t, { location: place(12, 22) });
    await t.until(async () => (await t.call('getLocation')).latitude === 12);
    t.equal(calls, before);
    wx.offLocationChange(listener);
    await set(t, { location: null });
  },
  async 'onLocationChange: is silent before it is started'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onLocationChange(listener);
    await set(t, { location: place(13, 23) });
    await t.until(async () => (await t.call('getLocation')).latitude === 13);
    t.equal(calls, 0);
    wx.offLocationChange(listener);
    await set(t, { location: null });
  },
  async 'offLocationChange: ends the listening'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onLocationChange(listener);
    wx.offLocationChange(listener);
    await t.succeeds('startLocationUpdate');
    await set(t, { location: place(14, 24) });
    await t.until(async () => (await t.call('getLocation')).latitude === 14);
    t.equal(calls, 0);
    await t.succeeds('stopLocationUpdate');
    await set(t, { location: null });
  },
  async 'onLocationChangeError: hears that the location was turned off'(t) {
    const errors = [];
    const listener = (error) => errors.push(error);
    wx.onLocationChangeError(listener);
    await t.succeeds('startLocationUpdate');
    await set(t, { locationAccess: 'off' });
    await t.until(() => errors.length > 0);
    t.equal(errors[0], { errCode: 2 });
    t.equal(wx.getSystemSetting().locationEnabled, false);
    wx.offLocationChangeError(listener);
    await t.succeeds('stopLocationUpdate');
    await set(t, { locationAccess: 'allowed' });
  },
  async 'offLocationChangeError: ends the listening'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onLocationChangeError(listener);
    wx.offLocationChangeError(listener);
    await t.succeeds('startLocationUpdate');
    await set(t, { locationAccess: 'denied' });
    await t.until(() => wx.getAppAuthorizeSetting().locationAuthorized === 'denied');
    t.equal(calls, 0);
    await t.succeeds('stopLocationUpdate');
    await set(t, { locationAccess: 'allowed' });
  },
  'chooseLocation: asks the developer': asked('chooseLocation'),
  'choosePoi: asks the developer': asked('choosePoi'),
  'openLocation: asks the developer': asked('openLocation', { latitude: 1, longitude: 2 }),
};
