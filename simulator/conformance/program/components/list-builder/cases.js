const all = () =>
  new Promise((resolve) => wx.createSelectorQuery().selectAll('.row').fields({ dataset: true, rect: true }, resolve).exec());

module.exports = {
  async 'builds its child for every item'(t, page) {
    const rows = await all();
    t.equal(
      rows.map(({ dataset }) => dataset.name),
      ['a', 'b', 'c'],
    );
    t.equal(rows[2].top - rows[1].top, 30);
    await t.set(page, { list: [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }] });
    t.equal(await page.told(t, 'list', 'itembuild'), { index: 3 });
    await t.set(page, { list: [{ name: 'a' }] });
    await page.told(t, 'list', 'itemdispose');
    t.equal((await all()).length, 1);
  },
};
