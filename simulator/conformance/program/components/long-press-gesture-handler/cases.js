module.exports = {
  async 'begins when a press rests, follows the finger, and ends'(t, page) {
    await t.act('press', { selector: '#area' });
    await t.until(() => page.states().includes(1));
    await t.act('release', {});
    await t.until(() => page.states().includes(3));
    t.equal(page.states(), [0, 1, 3]);
  },
};
