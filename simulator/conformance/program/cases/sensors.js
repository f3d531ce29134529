const { heard, set } = require('../lib/surroundings');

module.exports = {
  async 'onAccelerometerChange: starts by itself and tells the pull of the earth'(t) {
    await set(t, { motion: { alpha: 0, beta: 0, gamma: 90 } });
    const { event } = await heard(t, 'AccelerometerChange', () => {});
    t.near(event.x, 1, 0.01, 'x');
    t.near(event.z, 0, 0.01, 'z');
    await t.succeeds('stopAccelerometer');
    await set(t, { motion: { alpha: 0, beta: 0, gamma: 0 } });
  },
  async 'startAccelerometer: takes an interval'(t) {
    await t.succeeds('startAccelerometer', { interval: 'game' });
    const { event, count } = await heard(t, 'AccelerometerChange', () => t.wait(150));
    t.near(event.z, -1, 0.01, 'z');
    t.ok(count >= 3, `${count} events in 150 ms`);
    await t.succeeds('stopAccelerometer');
  },
  async 'stopAccelerometer: ends the events'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onAccelerometerChange(listener);
    await t.succeeds('startAccelerometer', { interval: 'game' });
    await t.until(() => calls > 0);
    await t.succeeds('stopAccelerometer');
    const before = calls;
    await t.wait(80);
    t.equal(calls, before);
    wx.offAccelerometerChange(listener);
  },
  async 'offAccelerometerChange: ends the listening'(t) {
    await t.succeeds('startAccelerometer', { interval: 'game' });
    const { stopped } = await heard(t, 'AccelerometerChange', () => {});
    await t.wait(60);
    t.ok(stopped());
    await t.succeeds('stopAccelerometer');
  },
  async 'onCompassChange: tells where the top points'(t) {
    await set(t, { motion: { alpha: 270, beta: 0, gamma: 0 } });
    const { event } = await heard(t, 'CompassChange', () => {});
    t.equal(event, { direction: 90, accuracy: 5 });
    await t.succeeds('stopCompass');
    await set(t, { motion: { alpha: 0, beta: 0, gamma: 0 } });
  },
  async 'startCompass: starts it again'(t) {
    await t.succeeds('startCompass');
    const { event } = await heard(t, 'CompassChange', () => {});
    t.equal(event.direction, 0);
    await t.succeeds('stopCompass');
  },
  async 'stopCompass: succeeds'(t) {
    await t.succeeds('stopCompass');
  },
  async 'offCompassChange: ends the listening'(t) {
    const { stopped } = await heard(t, 'CompassChange', () => {});
    await t.wait(220);
    t.ok(stopped());
    await t.succeeds('stopCompass');
  },
  async 'onGyroscopeChange: tells how fast the phone turns'(t) {
    await t.succeeds('startGyroscope', { interval: 'ui' });
    const events = [];
    const listener = (event) => events.push(event);
    wx.onGyroscopeChange(listener);
    await set(t, { motion: { alpha: 0, beta: 45, gamma: 0 } });
    await t.until(() => events.some(({ x }) => x > 1), 'a turn');
    wx.offGyroscopeChange(listener);
    await t.succeeds('stopGyroscope');
    await set(t, { motion: { alpha: 0, beta: 0, gamma: 0 } });
  },
  async 'startGyroscope: rests while the phone rests'(t) {
    await t.succeeds('startGyroscope', { interval: 'game' });
    const { last } = await heard(t, 'GyroscopeChange', () => t.wait(50));
    t.equal(last, { x: 0, y: 0, z: 0 });
    await t.succeeds('stopGyroscope');
  },
  async 'stopGyroscope: ends the events'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onGyroscopeChange(listener);
    await t.wait(60);
    t.equal(calls, 0, 'events before it was started');
    await t.succeeds('startGyroscope', { interval: 'game' });
    await t.until(() => calls > 0);
    await t.succeeds('stopGyroscope');
    const before = calls;
    await t.wait(60);
    t.equal(calls, before);
    wx.offGyroscopeChange();
  },
  async 'offGyroscopeChange: ends the listening'(t) {
    await t.succeeds('startGyroscope', { interval: 'game' });
    const { stopped } = await heard(t, 'GyroscopeChange', () => {});
    await t.wait(60);
    t.ok(stopped());
    await t.succeeds('stopGyroscope');
  },
  async 'startDeviceMotionListening: tells the angles in radians'(t) {
    await set(t, { motion: { alpha: 90, beta: -45, gamma: 30 } });
    await t.succeeds('startDeviceMotionListening', { interval: 'game' });
    const { event } = await heard(t, 'DeviceMotionChange', () => {});
    t.near(event.alpha, Math.PI / 2, 0.001, 'alpha');
    t.near(event.beta, -Math.PI / 4, 0.001, 'beta');
    t.near(event.gamma, Math.PI / 6, 0.001, 'gamma');
    await t.succeeds('stopDeviceMotionListening');
    await set(t, { motion: { alpha: 0, beta: 0, gamma: 0 } });
  },
  async 'stopDeviceMotionListening: succeeds'(t) {
    await t.succeeds('stopDeviceMotionListening');
  },
  async 'onDeviceMotionChange: is silent before it is started'(t) {
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    wx.onDeviceMotionChange(listener);
    await t.wait(50);
    t.equal(calls, 0);
    wx.offDeviceMotionChange(listener);
  },
  async 'offDeviceMotionChange: ends the listening'(t) {
    await t.succeeds('startDeviceMotionListening', { interval: 'game' });
    const { stopped } = await heard(t, 'DeviceMotionChange', () => {});
    await t.wait(60);
    t.ok(stopped());
    await t.succeeds('stopDeviceMotionListening');
  },
};
