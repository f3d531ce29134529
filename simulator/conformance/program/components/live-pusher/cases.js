module.exports = {
  async 'shows a test picture while it pushes, and tells its states'(t, page) {
    t.equal(await t.pixel('#push', 0.05, 0.2), [0, 0, 0, 255]);
    await t.set(page, { url: 'rtmp://live.test/1' });
    wx.createLivePusherContext().start();
    await t.until(() => page.events.length >= 3, 'states');
    t.equal(
      page.events.slice(0, 3).map(({ detail }) => detail.code),
      [1003, 1001, 1002],
    );
    await t.until(async () => (await t.pixel('#push', 0.05, 0.2)).join() === '192,192,192,255', 'the test picture');
  },
};
