module.exports = {
  async 'has one choice, and tells it'(t, page) {
    await t.tap('#two');
    await t.until(() => page.events.length === 1, 'the change');
    t.equal(page.events[0].detail, { value: '2' });
    t.equal((await t.fields('#one', { properties: ['checked'] })).checked, false);
    await t.tap('#two');
    await t.wait(30);
    t.equal(page.events.length, 1);
  },
};
