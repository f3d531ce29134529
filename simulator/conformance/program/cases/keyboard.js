/** Puts the caret into a field, and gives the heights that `wx.onKeyboardHeightChange` heard of meanwhile. */
async function opened(t, page) {
  const heights = [];
  const listener = ({ height }) => heights.push(height);
  wx.onKeyboardHeightChange(listener);
  await t.set(page, { show: 'field' });
  await t.tap('#field');
  await t.until(() => heights.at(-1) > 0, 'the keyboard');
  return { heights, listener };
}

module.exports = {
  async 'onKeyboardHeightChange: hears how high the keyboard stands'(t, page) {
    const { heights, listener } = await opened(t, page);
    const { height } = await t.act('device-rect', { selector: '.keyboard' });
    t.near(heights[0], height, 1, 'height');
    await t.succeeds('hideKeyboard');
    await t.until(() => heights.at(-1) === 0, 'no keyboard');
    wx.offKeyboardHeightChange(listener);
  },
  async 'offKeyboardHeightChange: ends the listening'(t, page) {
    const { heights, listener } = await opened(t, page);
    wx.offKeyboardHeightChange(listener);
    const count = heights.length;
    await t.succeeds('hideKeyboard');
    await t.until(async () => (await t.deviceText('.keyboard')) === '', 'no keyboard');
    t.equal(heights.length, count);
  },
  async 'hideKeyboard: takes the keyboard and the caret away'(t, page) {
    const { listener } = await opened(t, page);
    wx.offKeyboardHeightChange(listener);
    await t.succeeds('hideKeyboard');
    await t.until(async () => (await t.deviceText('.keyboard')) === '', 'no keyboard');
  },
};
