module.exports = {
  async 'tells of two taps, not of one'(t, page) {
    await t.tap('#area');
    await t.until(() => page.states().includes(0));
    t.ok(!page.states().includes(1), 'silence after one tap');
    page.gestures = [];
    await t.wait(320);
    await t.tap('#area', { times: 2, hold: 5 });
    await t.until(() => page.states().includes(3));
  },
};
