const event = (t, page, type) => t.until(() => page.events.find((heard) => heard.type === type), type);
const film = () => wx.createVideoContext('film');
const isRed = ([r, g, b]) => r > 220 && g < 40 && b < 40;
const isBlack = ([r, g, b]) => r + g + b < 30;

module.exports = {
  async 'is 300 by 225 pixels large without a style, and black'(t) {
    t.equal(await t.styles('#bare', ['display', 'width', 'height', 'backgroundColor']), {
      display: 'inline-block',
      width: '300px',
      height: '225px',
      backgroundColor: 'rgb(0, 0, 0)',
    });
  },
  async 'tells what the film is, and shows it'(t, page) {
    await t.set(page, { src: '/assets/film.webm', fit: 'fill' });
    const { detail } = await event(t, page, 'loadedmetadata');
    t.equal([detail.width, detail.height], [64, 36]);
    t.near(detail.duration, 2, 0.1, 'duration');
    await t.until(async () => isRed(await t.pixel('#film', 0.1, 0.3)), 'the film');
  },
  async 'object-fit contain leaves bars, cover and fill do not'(t, page) {
    await t.set(page, { src: '/assets/film.webm' });
    await event(t, page, 'loadedmetadata');
    await t.until(async () => isRed(await t.pixel('#film', 0.2, 0.35)), 'the film');
    t.ok(isBlack(await t.pixel('#film', 0.2, 0.1)), 'a bar above');
    await t.set(page, { fit: 'cover' });
    await t.until(async () => isRed(await t.pixel('#film', 0.2, 0.1)), 'no bar');
  },
  async 'plays, tells the time, and ends'(t, page) {
    await t.set(page, { src: '/assets/film.webm' });
    await event(t, page, 'loadedmetadata');
    film().playbackRate(2);
    film().play();
    await event(t, page, 'play');
    const { detail } = await t.until(
      () => page.events.find(({ type, detail: { currentTime } }) => type === 'timeupdate' && currentTime > 0),
      'timeupdate',
    );
    t.near(detail.duration, 2, 0.1, 'duration');
    await event(t, page, 'ended');
  },
  async 'autoplay begins by itself'(t, page) {
    await t.set(page, { autoplay: true, src: '/assets/film.webm' });
    await event(t, page, 'play');
    film().pause();
    await event(t, page, 'pause');
  },
  async 'plays by the button in the middle, and shows the bar then'(t, page) {
    await t.set(page, { src: '/assets/film.webm', loop: true });
    await event(t, page, 'loadedmetadata');
    await t.tap('#film', { x: 100, y: 100 });
    await event(t, page, 'play');
    t.ok(!page.events.some(({ type }) => type === 'tap'), 'a button is no film');
    await t.tap('#film', { x: 100, y: 60 });
    t.equal((await event(t, page, 'controlstoggle')).detail, { show: false });
  },
  async 'shows its poster until it plays'(t, page) {
    await t.set(page, { poster: '/assets/green.svg' });
    await t.until(async () => (await t.pixel('#film', 0.1, 0.2)).join() === '0,255,0,255', 'the poster');
  },
  async 'fills the phone, turned or not, and gives the screen back'(t, page) {
    const before = await t.rect('#film');
    film().requestFullScreen({ direction: 0 });
    t.equal((await event(t, page, 'fullscreenchange')).detail, { fullScreen: true, direction: 'vertical' });
    const { screenWidth, screenHeight } = wx.getSystemInfoSync();
    await t.until(async () => {
      const { width, height } = await t.rect('#film');
      return width === screenWidth && height === screenHeight;
    }, 'the whole screen');
    page.events = [];
    film().exitFullScreen();
    t.equal((await event(t, page, 'fullscreenchange')).detail.fullScreen, false);
    await t.until(async () => {
      const { width, height } = await t.rect('#film');
      return width === before.width && height === before.height;
    }, 'the size before');
    film().requestFullScreen({ direction: 90 });
    await t.until(async () => (await t.rect('#film')).width === screenWidth, 'turned');
    film().exitFullScreen();
    await t.until(async () => (await t.rect('#film')).width === before.width, 'the size before');
  },
  async 'lets comments pass over the film'(t, page) {
    await t.set(page, { danmu: true, danmus: [{ text: '█████', color: '#00ff00', time: 0 }] });
    film().sendDanmu({ text: '█████', color: '#00ff00' });
    await t.until(async () => (await t.pixel('#film', 0.12, 15 / 200)).join() === '0,255,0,255', 'the comment');
  },
  async 'tells that there is no film'(t, page) {
    await t.set(page, { src: '/assets/none.webm' });
    t.ok((await event(t, page, 'error')).detail.errMsg, 'a reason');
  },
  async 'controls="{{false}}" shows none'(t, page) {
    await t.set(page, { src: '/assets/film.webm', controls: false, fit: 'fill' });
    await t.until(async () => isRed(await t.pixel('#film', 0.45, 0.5)), 'no button in the middle');
  },
};
