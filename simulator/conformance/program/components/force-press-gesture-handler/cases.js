module.exports = {
  async 'takes a long press for a firm one'(t, page) {
    await t.act('press', { selector: '#area' });
    await t.until(() => page.states().includes(1));
    t.equal(page.gestures[1].pressure, 1, 'pressure');
    await t.act('release', {});
    await t.until(() => page.states().includes(3));
  },
};
