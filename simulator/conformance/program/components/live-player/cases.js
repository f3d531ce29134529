module.exports = {
  async 'plays a test picture, and tells its states'(t, page) {
    await t.set(page, { src: 'rtmp://live.test/1' });
    wx.createLivePlayerContext('live').play();
    await t.until(() => page.events.length >= 3, 'states');
    t.equal(
      page.events.slice(0, 3).map(({ type, detail }) => [type, detail.code]),
      [
        ['statechange', 2001],
        ['statechange', 2003],
        ['statechange', 2004],
      ],
    );
    await t.until(async () => (await t.pixel('#live', 0.05, 0.2)).join() === '192,192,192,255', 'the test picture');
  },
  async 'is black without a source, and tells that there is none'(t, page) {
    wx.createLivePlayerContext('live').play();
    const { detail } = await t.until(() => page.events[0], 'a state');
    t.equal(detail.code, -2301);
    t.equal(await t.pixel('#live', 0.05, 0.2), [0, 0, 0, 255]);
  },
};
