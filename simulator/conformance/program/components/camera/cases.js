const event = (t, page, type) => t.until(() => page.events.find((heard) => heard.type === type), type);

module.exports = {
  async 'shows a test picture, and tells that it is ready'(t, page) {
    t.equal((await event(t, page, 'initdone')).detail, { maxZoom: 10 });
    await t.until(async () => (await t.pixel('#camera', 0.95, 0.5)).join() === '0,0,192,255', 'blue on the right');
    t.equal(await t.pixel('#camera', 0.05, 0.2), [192, 192, 192, 255]);
  },
  async 'mirrors the picture of the front camera'(t, page) {
    await t.set(page, { position: 'front' });
    await t.until(async () => (await t.pixel('#camera', 0.05, 0.2)).join() === '0,0,192,255', 'blue on the left');
  },
  async 'a second one fails'(t, page) {
    await t.set(page, { second: true });
    t.match((await event(t, page, 'error')).detail.errMsg, /one camera/);
  },
};
