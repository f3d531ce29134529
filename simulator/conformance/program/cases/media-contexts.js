/** What a method of a context succeeds with. */
const answer = (context, method, options) =>
  new Promise((resolve, reject) =>
    context[method](Object.assign({}, options, { success: resolve, fail: ({ errMsg }) => reject(new Error(errMsg)) })),
  );

/** The errMsg that a method of a context fails with. */
const failure = (context, method, options) =>
  new Promise((resolve, reject) =>
    context[method](
      Object.assign({}, options, { success: () => reject(new Error(`${method} succeeded`)), fail: ({ errMsg }) => resolve(errMsg) }),
    ),
  );

const HERE = { latitude: 23.1, longitude: 113.3 };
const marker = (id) => Object.assign({ id, iconPath: '/assets/halves.png', width: 40, height: 40, anchor: { x: 0.5, y: 0.5 } }, HERE);
const RED = '255,0,0,255';

async function withMap(t, page) {
  await t.set(page, { show: 'map' });
  return wx.createMapContext('shown');
}

/** The picture at a temporary path. */
const picture = (path) =>
  new Promise((resolve, reject) => {
    const image = wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 }).createImage();
    image.onload = () => resolve({ width: image.width, height: image.height });
    image.onerror = ({ errMsg }) => reject(new Error(errMsg));
    image.src = path;
  });

module.exports = {
  async 'createMapContext MapContext.getRegion: tells the corners, the centre and the scale'(t, page) {
    const map = await withMap(t, page);
    const { southwest, northeast } = await answer(map, 'getRegion');
    t.ok(
      southwest.latitude < 23.1 && northeast.latitude > 23.1 && southwest.longitude < 113.3 && northeast.longitude > 113.3,
      'the centre is inside',
    );
    const centre = await answer(map, 'getCenterLocation');
    t.near(centre.latitude, 23.1, 1e-6);
    t.equal(
      [(await answer(map, 'getScale')).scale, (await answer(map, 'getRotate')).rotate, (await answer(map, 'getSkew')).skew],
      [14, 0, 0],
    );
  },
  async 'createMapContext MapContext.moveToLocation: moves the centre'(t, page) {
    const map = await withMap(t, page);
    t.equal((await answer(map, 'moveToLocation', { latitude: 10, longitude: 20 })).errMsg, 'moveToLocation:ok');
    const centre = await answer(map, 'getCenterLocation');
    t.near(centre.longitude, 20, 1e-6);
    await answer(map, 'includePoints', {
      points: [
        { latitude: 0, longitude: 0 },
        { latitude: 4, longitude: 4 },
      ],
      padding: [10, 10, 10, 10],
    });
    t.ok((await answer(map, 'getRegion')).northeast.latitude > 4, 'the points are in sight');
    t.match(await failure(map, 'includePoints', { points: [] }), /^includePoints:fail parameter error/);
  },
  async 'createMapContext MapContext.addMarkers: adds markers, and removeMarkers takes them away'(t, page) {
    const map = await withMap(t, page);
    await answer(map, 'addMarkers', { markers: [marker(1)] });
    await t.until(async () => (await t.pixel('#shown', 145 / 300, 0.5)).join() === RED, 'the marker');
    await answer(map, 'removeMarkers', { markerIds: [1] });
    await t.until(async () => (await t.pixel('#shown', 145 / 300, 0.5)).join() !== RED, 'no marker');
  },
  async 'createMapContext MapContext.translateMarker: takes a marker elsewhere'(t, page) {
    const map = await withMap(t, page);
    await answer(map, 'addMarkers', { markers: [marker(1)] });
    const destination = await answer(map, 'fromScreenLocation', { x: 50, y: 50 });
    const ended = new Promise((resolve) =>
      map.translateMarker({ markerId: 1, destination, autoRotate: false, duration: 50, animationEnd: resolve }),
    );
    await ended;
    await t.until(async () => (await t.pixel('#shown', 45 / 300, 0.25)).join() === RED, 'the marker at its goal');
    await answer(map, 'moveAlong', { markerId: 1, path: [destination, HERE], autoRotate: false, duration: 20 });
    await t.until(async () => (await t.pixel('#shown', 145 / 300, 0.5)).join() === RED, 'the marker at the end of its way');
    t.match(await failure(map, 'translateMarker', { markerId: 9, destination }), /^translateMarker:fail there is no marker 9/);
  },
  async 'createMapContext MapContext.toScreenLocation: turns places into points and back'(t, page) {
    const map = await withMap(t, page);
    const { x, y } = await answer(map, 'toScreenLocation', HERE);
    t.near(x, 150, 0.5);
    t.near(y, 100, 0.5);
    await answer(map, 'setCenterOffset', { offset: [0.5, 0.25] });
    t.near((await answer(map, 'toScreenLocation', HERE)).y, 50, 0.5);
  },
  async 'createMapContext MapContext.addGroundOverlay: lays pictures on the ground, and arcs over it'(t, page) {
    const map = await withMap(t, page);
    const { southwest, northeast } = await answer(map, 'getRegion');
    const overlay = { id: 4, src: '/assets/halves.png', bounds: { southwest, northeast } };
    await answer(map, 'addGroundOverlay', overlay);
    await t.until(async () => (await t.pixel('#shown', 0.3, 0.3)).join() === RED, 'the picture');
    await answer(map, 'updateGroundOverlay', Object.assign({}, overlay, { visible: false }));
    await t.until(async () => (await t.pixel('#shown', 0.3, 0.3)).join() !== RED, 'hidden');
    await answer(map, 'removeGroundOverlay', { id: 4 });
    t.match(await failure(map, 'updateGroundOverlay', overlay), /there is no ground overlay 4/);
    await answer(map, 'addArc', {
      id: 1,
      start: { latitude: 23.1, longitude: southwest.longitude },
      end: { latitude: 23.1, longitude: northeast.longitude },
      angle: 0.01,
      width: 10,
      color: '#ff0000',
    });
    await t.until(async () => (await t.pixel('#shown', 0.5, 0.5)).join() === RED, 'the arc');
    await answer(map, 'removeArc', { id: 1 });
  },
  async 'createMapContext MapContext.setBoundary: keeps the centre inside'(t, page) {
    const map = await withMap(t, page);
    await answer(map, 'setBoundary', { southwest: { latitude: 20, longitude: 110 }, northeast: { latitude: 22, longitude: 112 } });
    const { latitude, longitude } = await answer(map, 'getCenterLocation');
    t.equal([latitude, longitude], [22, 112]);
    await answer(map, 'setLocMarkerIcon', { iconPath: '/assets/halves.png' });
    await answer(map, 'eraseLines', { lines: [{ id: 1, index: 1 }] });
    t.match(
      await failure(map, 'openMapApp', { destination: 'x', latitude: 1, longitude: 1 }),
      /^openMapApp:fail not supported by the simulator/,
    );
    map.on('markerClusterClick', () => {});
  },
  async 'createVideoContext: plays, seeks and fails without its component'(t, page) {
    await t.set(page, { show: 'video' });
    const video = wx.createVideoContext('shown');
    t.equal(await video.play(), { errMsg: 'play:ok' });
    video.seek(1);
    video.playbackRate(1.5);
    video.pause();
    video.stop();
    t.match(await failure(video, 'exitPictureInPicture'), /^exitPictureInPicture:fail not supported by the simulator/);
    const error = await wx
      .createVideoContext('nowhere')
      .play()
      .then(
        () => 'played',
        ({ errMsg }) => errMsg,
      );
    t.equal(error, 'play:fail the component is not on the page');
  },
  async 'createAudioContext: plays what it is given'(t, page) {
    await t.set(page, { show: 'audio' });
    const audio = wx.createAudioContext('shown');
    audio.setSrc('/assets/film.webm');
    t.equal(await audio.play(), { errMsg: 'play:ok' });
    audio.seek(0.5);
    audio.pause();
  },
  async 'createCameraContext CameraContext.takePhoto: makes a picture'(t, page) {
    await t.set(page, { show: 'camera' });
    const { tempImagePath } = await answer(wx.createCameraContext(), 'takePhoto', { quality: 'low' });
    const { width, height } = await picture(tempImagePath);
    t.equal([width, height], [640, 427]);
    t.equal((await answer(wx.createCameraContext(), 'setZoom', { zoom: 20 })).zoom, 10);
  },
  async 'createCameraContext CameraContext.startRecord: makes a film and its first picture'(t, page) {
    await t.set(page, { show: 'camera' });
    const camera = wx.createCameraContext();
    await answer(camera, 'startRecord');
    await t.wait(200);
    const { tempThumbPath, tempVideoPath } = await answer(camera, 'stopRecord');
    t.equal((await picture(tempThumbPath)).width, 640);
    t.ok(tempVideoPath, 'the film');
    t.match(await failure(camera, 'stopRecord'), /^stopRecord:fail is not recording/);
  },
  async 'createCameraContext CameraContext.onCameraFrame: gives pictures until it is stopped'(t, page) {
    await t.set(page, { show: 'camera' });
    let frame;
    const listener = wx.createCameraContext().onCameraFrame((given) => {
      frame = given;
    });
    await new Promise((resolve) => listener.start({ success: resolve }));
    await t.until(() => frame, 'a frame');
    t.equal([frame.width, frame.height, frame.data.byteLength], [480, 320, 480 * 320 * 4]);
    await new Promise((resolve) => listener.stop({ success: resolve }));
  },
  async 'createLivePlayerContext LivePlayerContext.snapshot: makes a picture of the stand-in'(t, page) {
    await t.set(page, { show: 'live-player' });
    const live = wx.createLivePlayerContext('shown');
    await answer(live, 'play');
    const { tempImagePath, width, height } = await answer(live, 'snapshot', {});
    t.equal(await picture(tempImagePath), { width, height });
    for (const method of ['pause', 'resume', 'mute', 'stop']) await answer(live, method);
    t.match(await failure(live, 'startCasting'), /^startCasting:fail not supported by the simulator/);
  },
  async 'createLivePusherContext: starts, zooms and refuses what needs a phone'(t, page) {
    await t.set(page, { show: 'live-pusher' });
    const live = wx.createLivePusherContext();
    await answer(live, 'start');
    t.equal((await answer(live, 'getMaxZoom')).maxZoom, 5);
    for (const method of ['switchCamera', 'toggleTorch', 'pause', 'resume', 'startPreview', 'stopPreview', 'stop'])
      await answer(live, method);
    t.match(await failure(live, 'applyFilter', { type: 'warm' }), /^applyFilter:fail not supported by the simulator/);
  },
};
