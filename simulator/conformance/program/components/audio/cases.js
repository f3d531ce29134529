const event = (t, page, type) => t.until(() => page.events.find((heard) => heard.type === type), type);

module.exports = {
  async 'shows itself with controls only'(t, page) {
    t.equal((await t.rect('#sound')).height, 65);
    t.equal(await t.pixel('#sound', 0.02, 0.1), [0, 255, 0, 255]);
    await t.set(page, { controls: false });
    await t.until(async () => (await t.styles('#sound', ['display'])).display === 'none', 'hidden');
  },
  async 'plays by its button, and ends'(t, page) {
    await t.tap('#sound', { x: 32, y: 32 });
    await event(t, page, 'play');
    const { detail } = await t.until(
      () => page.events.find(({ type, detail: told }) => type === 'timeupdate' && told.duration > 0),
      'a length',
    );
    t.near(detail.duration, 2, 0.1, 'duration');
    wx.createAudioContext('sound').seek(1.9);
    await event(t, page, 'ended');
  },
  async 'tells that there is nothing to play'(t, page) {
    await t.set(page, { src: '/assets/none.mp3' });
    t.equal((await event(t, page, 'error')).detail, { errMsg: 'MEDIA_ERR_SRC_NOT_SUPPORTED' });
  },
};
