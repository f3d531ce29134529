const height = async (t, selector) => ((await t.rect(selector)) || { height: 0 }).height;

module.exports = {
  async 'shows what fits the page'(t) {
    t.ok((await height(t, '#phone')) > 0, 'min-width and max-width');
    t.equal(await height(t, '#tablet'), 0, 'min-width');
    t.equal(await height(t, '#landscape'), 0, 'orientation');
    t.ok((await height(t, '#exact')) > 0, 'width');
  },
};
