const query = (selector) => new Promise((resolve) => wx.createSelectorQuery().select(selector).boundingClientRect(resolve).exec());

module.exports = {
  async 'shows HTML as a block'(t) {
    t.equal(await t.styles('#html', ['display', 'width']), { display: 'block', width: '393px' });
    const pixel = await t.pixel('#html', 0.5, 0.03);
    t.equal(pixel, [255, 0, 0, 255], 'the style of the first node');
  },
  async 'leaves out tags and attributes that are not trusted, with what they hold'(t) {
    // A red line of 20 pixels, a heading of 30; script, iframe and unknown tags would add to them.
    t.equal((await query('#html')).height, 50);
  },
  async 'shows nodes, with entities in their texts'(t) {
    const { height } = await query('#nodes');
    t.equal(height, 40, 'height of the node of 40 pixels');
    t.equal(await t.pixel('#nodes', 0.99, 0.9), [0, 128, 0, 255], 'its class');
  },
  async 'does not shrink what is wider than the screen'(t) {
    t.equal(await t.pixel('#wide', 0.99, 0.5), [0, 0, 255, 255]);
  },
  async 'takes the classes of the component that it stands in'(t) {
    t.equal(await t.pixel('#scoped', 0.5, 0.5), [255, 0, 255, 255]);
  },
  async 'sends taps, and is selected with user-select'(t, page) {
    await t.tap('#html');
    await page.told(t, 'html', 'tap');
    t.equal(await t.styles('#select', ['user-select']), { 'user-select': 'text' });
  },
};
