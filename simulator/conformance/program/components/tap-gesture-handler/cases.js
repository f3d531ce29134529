module.exports = {
  async 'tells of a tap, and of none when the finger moved'(t, page) {
    await t.tap('#area');
    await t.until(() => page.states().includes(3));
    t.equal(page.states(), [0, 1, 3]);
    t.near(page.gestures[0].absoluteX, 196, 1, 'absoluteX');
    page.gestures = [];
    await t.drag('#area', 50, 0, { steps: 3 });
    await t.until(() => page.states().includes(4));
    t.equal(page.states(), [0, 4]);
  },
};
