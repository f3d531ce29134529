const scrollTop = () =>
  new Promise((resolve) => wx.createSelectorQuery().selectViewport().scrollOffset(resolve).exec()).then((at) => at.scrollTop);

module.exports = {
  async 'follows a finger to the side, and leaves the other way to the page'(t, page) {
    await t.drag('#area', 60, 5, { steps: 4 });
    await t.until(() => page.states().includes(3));
    page.gestures = [];
    await t.drag('#area', 5, -80, { steps: 5 });
    await t.until(() => page.states().includes(4));
    t.ok(!page.states().includes(1), 'silence about the other way');
    await t.until(async () => (await scrollTop()) > 10, 'the page scrolls');
  },
};
