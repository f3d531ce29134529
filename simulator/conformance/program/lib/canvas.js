/** Tools of the cases that draw. */
module.exports = {
  RED: [255, 0, 0, 255],
  GREEN: [0, 255, 0, 255],
  BLUE: [0, 0, 255, 255],
  canvasNode: (selector) =>
    new Promise((resolve) => wx.createSelectorQuery().select(selector).fields({ node: true, size: true }, resolve).exec()),
  draw: (context, reserve) => new Promise((resolve) => context.draw(reserve === true, resolve)),
};
