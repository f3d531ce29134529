const event = (t, page, type) => t.until(() => page.events.find((heard) => heard.type === type), type);

module.exports = {
  async 'is as wide as its parent and keeps the proportions of the picture'(t, page) {
    await t.set(page, { src: '/assets/halves.png' });
    t.equal((await event(t, page, 'load')).detail, { width: 40, height: 20 });
    const { width, height } = await t.rect('#plain');
    t.equal([width, height], [393, 196.5]);
  },
  async 'stretches the picture over the size that it is given'(t) {
    await t.until(async () => (await t.pixel('#sized', 0.1, 0.05)).join() === '255,0,0,255', 'red');
    t.equal(await t.pixel('#sized', 0.9, 0.95), [0, 0, 255, 255]);
  },
  async 'tells that a picture cannot be loaded'(t, page) {
    await t.set(page, { src: '/assets/none.png' });
    t.match((await event(t, page, 'error')).detail.errMsg, /none\.png/);
  },
};
