const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'hands a tap to the control that it names'(t) {
    await t.tap('#named');
    await t.until(async () => (await t.fields('#target', { properties: ['checked'] })).checked === true, 'checked');
  },
  async 'hands a tap to the control inside, and does not tap twice'(t, page) {
    await t.tap('#inner');
    await t.until(() => of(page, 'change').length === 1, 'the change');
    await t.tap('#switch');
    await t.until(() => of(page, 'change').length === 2, 'the change');
    t.equal(
      of(page, 'change').map(({ detail }) => detail.value),
      [true, false],
    );
  },
  async 'gives the caret to a field inside'(t, page) {
    await t.tap('#word');
    await t.until(() => of(page, 'focus').length === 1, 'focus');
  },
};
