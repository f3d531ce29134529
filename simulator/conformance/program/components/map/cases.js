const RED = [255, 0, 0, 255];
const HERE = { latitude: 23.1, longitude: 113.3 };

const context = () => wx.createMapContext('map');
const ask = (method, options) =>
  new Promise((resolve, reject) =>
    context()[method](Object.assign({}, options, { success: resolve, fail: ({ errMsg }) => reject(new Error(errMsg)) })),
  );
const event = (t, page, type) => t.until(() => page.events.find((heard) => heard.type === type), type);

const near = async (t, place, expected) => {
  t.near(place.latitude, expected.latitude, 1e-4, 'latitude');
  t.near(place.longitude, expected.longitude, 1e-4, 'longitude');
};

module.exports = {
  async 'is as wide as the page and 200 pixels high without a style'(t) {
    t.equal(await t.styles('#bare', ['display', 'width', 'height']), { display: 'block', width: '393px', height: '200px' });
  },
  async 'is drawn, and tells that it is'(t, page) {
    await event(t, page, 'updated');
    const colours = [];
    for (const x of [0.1, 0.3, 0.5, 0.9]) colours.push(await t.pixel('#map', x, 0.27));
    t.ok(new Set(colours.map(String)).size > 1, `more than one colour: ${colours.join(' ')}`);
  },
  async 'shows the centre and the scale that it is given, within its limits'(t, page) {
    await near(t, await ask('getCenterLocation'), HERE);
    t.equal((await ask('getScale')).scale, 14);
    await t.set(page, { scale: 20, latitude: 10 });
    t.equal((await ask('getScale')).scale, 18);
    await near(t, await ask('getCenterLocation'), { latitude: 10, longitude: 113.3 });
  },
  async 'tells the place of a tap'(t, page) {
    await t.tap('#map', { x: 150, y: 150 });
    await near(t, (await event(t, page, 'tap')).detail, HERE);
  },
  async 'moves with a finger, and tells the region before and after'(t, page) {
    await event(t, page, 'updated');
    await t.drag('#map', 60, 0);
    const end = await event(t, page, 'end');
    t.equal([page.events.some(({ type }) => type === 'begin'), end.causedBy, end.detail.causedBy], [true, 'drag', 'drag']);
    t.ok(end.detail.centerLocation.longitude < 113.3, 'further west');
    const { southwest, northeast } = end.detail.region;
    t.ok(southwest.latitude < 23.1 && northeast.latitude > 23.1, 'a region around the centre');
    t.equal(end.detail.scale, 14);
  },
  async 'stays where it is without enable-scroll'(t, page) {
    await t.set(page, { scroll: false });
    await t.drag('#map', 60, 0);
    await near(t, await ask('getCenterLocation'), HERE);
  },
  async 'grows under two fingers'(t, page) {
    await t.act('pinch', { selector: '#map', from: 60, to: 200 });
    const end = await event(t, page, 'end');
    t.equal(end.causedBy, 'scale');
    t.near((await ask('getScale')).scale, 14 + Math.log2(200 / 60), 0.3, 'scale');
  },
  async 'shows markers with their pictures at their places, and hears taps on them'(t, page) {
    const iconPath = '/assets/halves.png';
    await t.set(page, { markers: [Object.assign({ id: 7, iconPath, width: 40, height: 40, anchor: { x: 0.5, y: 0.5 } }, HERE)] });
    await t.until(async () => (await t.pixel('#map', 0.47, 0.5)).join() === RED.join(), 'the left half of the picture');
    t.equal(await t.pixel('#map', 0.53, 0.5), [0, 0, 255, 255]);
    await t.tap('#map', { x: 150, y: 150 });
    t.equal((await event(t, page, 'markertap')).detail, { markerId: 7 });
    t.ok(!page.events.some(({ type }) => type === 'tap'), 'no tap of the map');
  },
  async 'shows callouts of markers, and hears taps on them'(t, page) {
    const callout = { content: 'callout', bgColor: '#ff0000', color: '#ff0000', padding: 12, display: 'ALWAYS' };
    await t.set(page, { markers: [Object.assign({ id: 3, width: 20, height: 20, callout }, HERE)] });
    await t.until(async () => (await t.pixel('#map', 0.5, 105 / 300)).join() === RED.join(), 'the callout');
    await t.tap('#map', { x: 150, y: 105 });
    t.equal((await event(t, page, 'callouttap')).detail, { markerId: 3 });
  },
  async 'shows a callout by tap when it is to be'(t, page) {
    const callout = { content: 'callout', bgColor: '#ff0000', color: '#ff0000', padding: 12, display: 'BYCLICK' };
    await t.set(page, { markers: [Object.assign({ id: 3, width: 20, height: 20, callout }, HERE)] });
    t.ok((await t.pixel('#map', 0.5, 105 / 300)).join() !== RED.join(), 'no callout at first');
    await t.tap('#map', { x: 150, y: 140 });
    await t.until(async () => (await t.pixel('#map', 0.5, 105 / 300)).join() === RED.join(), 'the callout');
  },
  async 'shows labels of markers, and hears taps on them'(t, page) {
    const label = { content: 'label', bgColor: '#ff0000', color: '#ff0000', anchorX: 10, anchorY: 10, padding: 10 };
    await t.set(page, { markers: [Object.assign({ id: 4, width: 20, height: 20, label }, HERE)] });
    await t.until(async () => (await t.pixel('#map', 166 / 300, 166 / 300)).join() === RED.join(), 'the label');
    await t.tap('#map', { x: 166, y: 166 });
    t.equal((await event(t, page, 'labeltap')).detail, { markerId: 4 });
  },
  async 'takes callouts that the program wrote to their markers'(t, page) {
    await t.set(page, {
      custom: true,
      markers: [Object.assign({ id: 7, width: 20, height: 20, customCallout: { display: 'ALWAYS' } }, HERE)],
    });
    const box = await t.until(async () => {
      const rect = await t.rect('#callout');
      return rect && Math.abs(rect.left + rect.width / 2 - 150) < 1 && rect;
    }, 'the callout above its marker');
    t.near(box.bottom, 130, 1, 'bottom');
  },
  async 'draws polylines, polygons and circles'(t, page) {
    const [west, east, south] = [
      { latitude: 23.1, longitude: 113.29 },
      { latitude: 23.1, longitude: 113.31 },
      { latitude: 23.09, longitude: 113.3 },
    ];
    await t.set(page, { polyline: [{ id: 5, points: [west, east], color: '#ff0000', width: 10 }] });
    await t.until(async () => (await t.pixel('#map', 0.5, 0.5)).join() === RED.join(), 'the line');
    await t.tap('#map', { x: 150, y: 150 });
    t.equal((await event(t, page, 'polylinetap')).detail.polylineId, 5);
    await t.set(page, { polyline: [], polygons: [{ points: [west, east, south], fillColor: '#0000ff', strokeWidth: 0 }] });
    await t.until(async () => (await t.pixel('#map', 0.5, 0.6)).join() === '0,0,255,255', 'the polygon');
    await t.set(page, { polygons: [], circles: [Object.assign({ radius: 400, fillColor: '#00ff00', strokeWidth: 0 }, HERE)] });
    await t.until(async () => (await t.pixel('#map', 0.5, 0.45)).join() === '0,255,0,255', 'the circle');
  },
  async 'shows controls, and hears taps on them'(t, page) {
    const position = { left: 10, top: 10, width: 40, height: 20 };
    await t.set(page, { controls: [{ id: 9, iconPath: '/assets/halves.png', position, clickable: true }] });
    await t.until(async () => (await t.pixel('#map', 20 / 300, 20 / 300)).join() === RED.join(), 'the control');
    await t.tap('#map', { x: 20, y: 20 });
    t.equal((await event(t, page, 'controltap')).detail, { controlId: 9 });
  },
  async 'takes include-points in sight'(t, page) {
    const points = [
      { latitude: 22, longitude: 112 },
      { latitude: 24, longitude: 115 },
    ];
    await t.set(page, { points });
    const { southwest, northeast } = await t.until(async () => {
      const region = await ask('getRegion');
      return region.southwest.longitude < 112 && region;
    }, 'a larger region');
    t.ok(southwest.latitude < 22 && northeast.latitude > 24 && northeast.longitude > 115, 'all points are in sight');
  },
  async 'shows where the phone is, and hears taps there'(t, page) {
    const { latitude, longitude } = await t.succeeds('getLocation', {});
    await t.set(page, { own: true, latitude, longitude });
    await t.until(async () => (await t.pixel('#map', 0.5, 0.5)).join() === '61,139,255,255', 'the dot');
    await t.tap('#map', { x: 150, y: 150 });
    await near(t, (await event(t, page, 'anchorpointtap')).detail, { latitude, longitude });
  },
  async 'asks for the location when it is to show it, and not before'(t, page) {
    await t.device({ kind: 'setSimulation', api: 'scope.userLocation', answer: null });
    await t.set(page, { another: { own: undefined } });
    t.equal(await t.deviceText('[role=dialog]'), '');
    t.equal((await t.succeeds('getSetting', {})).authSetting['scope.userLocation'], undefined);
    await t.set(page, { another: { own: true } });
    await t.until(async () => (await t.deviceText('[role=dialog]')).includes('Location'), 'the question');
    await t.tapDevice('Allow');
    await t.until(async () => (await t.succeeds('getSetting', {})).authSetting['scope.userLocation'] === true, 'the permission');
  },
  async 'turns, and changes its colours'(t, page) {
    await t.set(page, { rotate: 90, satellite: true });
    t.equal((await ask('getRotate')).rotate, 90);
    const { x, y } = await ask('toScreenLocation', { latitude: 23.1, longitude: 113.301 });
    t.ok(Math.abs(x - 150) < 1 && y > 160, `east is below: ${x}, ${y}`);
    await t.until(async () => (await t.pixel('#map', 0.5, 0.5))[0] < 180, 'darker ground');
  },
};
