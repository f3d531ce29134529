const all = (selector) => new Promise((resolve) => wx.createSelectorQuery().selectAll(selector).boundingClientRect(resolve).exec());

module.exports = {
  async 'stands in columns of equal width, with gaps'(t) {
    const { top } = await t.rect('#grid');
    const cells = (await all('#grid .cell')).map((cell) => [cell.left, cell.top - top, cell.width]);
    t.equal(cells, [
      [0, 0, 127],
      [133, 0, 127],
      [266, 0, 127],
      [0, 50, 127],
    ]);
  },
  async 'fills the shortest column of a masonry'(t) {
    const { top } = await t.rect('#masonry');
    await t.until(async () => (await all('#masonry .brick'))[2].left > 0, 'the third brick in the second column');
    const bricks = (await all('#masonry .brick')).map((brick) => [brick.left, brick.top - top, brick.height]);
    t.equal(bricks, [
      [0, 0, 100],
      [196.5, 0, 40],
      [196.5, 44, 60],
      [0, 104, 30],
    ]);
  },
  async 'makes columns that are not wider than max-cross-axis-extent'(t) {
    t.equal((await all('#extent .cell'))[0].width, 98.25);
  },
};
