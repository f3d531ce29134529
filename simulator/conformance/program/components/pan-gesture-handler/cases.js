const scrollTop = () =>
  new Promise((resolve) => wx.createSelectorQuery().selectViewport().scrollOffset(resolve).exec()).then((at) => at.scrollTop);

module.exports = {
  async 'follows a finger in all directions, and keeps the page where it is'(t, page) {
    await t.drag('#area', 40, -50, { steps: 5 });
    await t.until(() => page.states().includes(3));
    t.equal(page.states(), [0, 1, 2, 3]);
    const moved = (name) => page.gestures.filter(({ state }) => state === 1 || state === 2).reduce((sum, each) => sum + each[name], 0);
    t.near(moved('deltaX'), 40, 1, 'sum of deltaX');
    t.near(moved('deltaY'), -50, 1, 'sum of deltaY');
    t.equal(await scrollTop(), 0, 'scrollTop of the page');
  },
};
