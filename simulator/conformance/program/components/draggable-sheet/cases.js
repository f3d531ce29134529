const height = async (t) => Math.round((await t.rect('#top')).height);

module.exports = {
  async 'stands at the foot of its container, half as high'(t) {
    t.equal([await height(t), (await t.rect('#top')).bottom], [200, 400]);
  },
  async 'follows a finger, and snaps to a size'(t, page) {
    await t.drag('#top', 0, -80, { steps: 4, y: 20 });
    await t.until(async () => (await height(t)) === 320, 'the largest size');
    t.equal(page.sizes.pop(), { size: 0.8, pixels: 320 });
    await t.drag('#top', 0, 250, { steps: 4, y: 20 });
    await t.until(async () => (await height(t)) === 80, 'the smallest size');
  },
  async 'obeys scrollTo of its node'(t) {
    const { node } = await new Promise((resolve) => wx.createSelectorQuery().select('#sheet').node(resolve).exec());
    node.scrollTo({ size: 0.6, animated: false });
    await t.until(async () => (await height(t)) === 240);
  },
};
