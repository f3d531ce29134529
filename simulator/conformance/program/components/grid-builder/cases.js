const all = () =>
  new Promise((resolve) => wx.createSelectorQuery().selectAll('.cell').fields({ dataset: true, rect: true }, resolve).exec());

module.exports = {
  async 'builds its child for every item, in columns'(t) {
    const cells = await all();
    t.equal(
      cells.map(({ dataset }) => dataset.text),
      ['0a', '1b', '2c'],
    );
    t.equal([cells[1].left, cells[2].left, cells[2].top - cells[0].top], [198, 0, 35]);
  },
};
