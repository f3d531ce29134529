const scrollTop = (selector) =>
  new Promise((resolve) => wx.createSelectorQuery().select(selector).scrollOffset(resolve).exec()).then((at) => at.scrollTop);

module.exports = {
  async 'is as high as the scroller, and scrolls when the header is gone'(t) {
    t.equal((await t.rect('#body')).height, 300, 'height');
    await t.drag('#inner', 0, -140, { y: 180, steps: 4, hold: 120 });
    await t.until(async () => (await scrollTop('#outer')) === 100, 'the header is gone');
    t.equal(await scrollTop('#inner'), 0, 'scrollTop of the body until then');
    await t.drag('#inner', 0, -80, { y: 180, steps: 4, hold: 120 });
    await t.until(async () => (await scrollTop('#inner')) > 40, 'the body scrolls');
  },
};
