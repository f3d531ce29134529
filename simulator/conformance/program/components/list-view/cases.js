module.exports = {
  async 'stacks its rows inside its padding'(t) {
    const [list, row] = [await t.rect('#list'), await t.rect('#row')];
    t.equal([row.left - list.left, row.top - list.top, row.width], [40, 10, 333]);
    t.equal(list.height, 120);
  },
};
