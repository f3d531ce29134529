const scrollTop = () =>
  new Promise((resolve) => wx.createSelectorQuery().selectViewport().scrollOffset(resolve).exec()).then((at) => at.scrollTop);

module.exports = {
  async 'follows a finger up and down only'(t, page) {
    await t.drag('#area', 5, -60, { steps: 4 });
    await t.until(() => page.states().includes(3));
    t.equal(await scrollTop(), 0, 'scrollTop of the page');
    page.gestures = [];
    await t.drag('#area', 60, 5, { steps: 4 });
    await t.until(() => page.states().includes(4));
    t.equal(page.states(), [0, 4]);
  },
};
