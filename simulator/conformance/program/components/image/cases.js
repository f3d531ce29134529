const modes = require('./modes');

const event = (t, page, type) => t.until(() => page.events.find((heard) => heard.type === type), type);

const cases = {
  async 'is 320 by 240 pixels large without a style'(t) {
    t.equal(await t.styles('#plain', ['display', 'width', 'height']), { display: 'inline-block', width: '320px', height: '240px' });
  },
  async 'tells the size of the picture when it is there'(t, page) {
    await t.set(page, { src: '/assets/halves.png' });
    t.equal((await event(t, page, 'load')).detail, { width: 40, height: 20 });
  },
  async 'shows vector pictures'(t, page) {
    await t.set(page, { src: '/assets/green.svg' });
    t.equal((await event(t, page, 'load')).detail, { width: 10, height: 10 });
    t.equal(await t.pixel('#one', 0.5, 0.5), [0, 255, 0, 255]);
  },
  async 'tells that a picture cannot be loaded, and shows nothing'(t, page) {
    await t.set(page, { src: '/assets/none.png' });
    t.match((await event(t, page, 'error')).detail.errMsg, /none\.png/);
    t.equal(await t.pixel('#one', 0.5, 0.5), [255, 255, 255, 255]);
  },
  async 'refuses a picture whose pixels would fill the memory'(t, page) {
    await t.set(page, { src: '/assets/large.png' });
    t.match((await event(t, page, 'error')).detail.errMsg, /large\.png: a picture of 8193 × 8192 pixels is too large/);
    t.equal(await t.pixel('#one', 0.5, 0.5), [255, 255, 255, 255]);
  },
  async 'widthFix and heightFix keep the proportions once the picture is there'(t, page) {
    t.equal((await t.rect('#fixed')).height, 240);
    t.equal((await t.rect('#high')).width, 320);
    await t.set(page, { src: '/assets/halves.png' });
    await t.until(async () => (await t.rect('#fixed')).height === 40, '80 by 40 pixels');
    t.equal((await t.rect('#high')).width, 160);
  },
  async 'lazy-load waits until the picture is near'(t, page) {
    await t.set(page, { lazy: true });
    await t.wait(60);
    t.equal(page.loaded, 0);
    await t.succeeds('pageScrollTo', { selector: '#late', duration: 0 });
    await t.until(() => page.loaded === 1, 'loaded when it is near');
  },
  async 'show-menu-by-longpress offers to save the picture, and makes no tap of it'(t, page) {
    await t.set(page, { src: '/assets/halves.png', menu: true });
    await event(t, page, 'load');
    await t.tap('#one', { hold: 450 });
    await t.tapDevice('View picture');
    t.ok(!page.events.some(({ type }) => type === 'tap'), 'no tap');
    await t.tapDevice('.viewer-close');
  },
  async 'fade-in ends in sight'(t, page) {
    await t.set(page, { fade: true, src: '/assets/halves.png' });
    await event(t, page, 'load');
    await t.until(async () => (await t.pixel('#one', 0.2, 0.5)).join() === '255,0,0,255', 'red');
  },
};

modes.forEach(([mode, colours], index) => {
  cases[`mode ${mode} places the picture`] = async (t) => {
    const selector = `#m${index}`;
    const size =
      mode === 'widthFix' ? { width: 60, height: 30 } : mode === 'heightFix' ? { width: 120, height: 60 } : { width: 60, height: 60 };
    await t.until(async () => {
      const { width, height } = await t.rect(selector);
      return width === size.width && height === size.height;
    }, `${size.width} by ${size.height} pixels`);
    for (const [point, colour] of Object.entries(colours)) {
      const [x, y] = point.split(',').map((value) => Number(value) + 0.5);
      await t.until(
        async () => (await t.pixel(selector, x / size.width, y / size.height)).join() === colour,
        `${colour} at ${point} of ${mode}`,
      );
    }
  };
});

module.exports = cases;
