module.exports = {
  async 'tells the checked values in the order of the page'(t, page) {
    await t.tap('#one');
    await t.until(() => page.events.length === 1, 'the change');
    await t.tap('#two');
    await t.until(() => page.events.length === 2, 'the change');
    t.equal(
      page.events.map(({ detail }) => detail.value),
      [['1', '2'], ['1']],
    );
  },
};
