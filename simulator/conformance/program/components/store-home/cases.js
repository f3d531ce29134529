const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'draws a stand-in, which a tap does not enter'(t, page) {
    t.match(await t.act('shadowText', { selector: '#it' }), /^store-home · wx1/);
    await t.tap('#it');
    await t.until(() => of(page, 'entererror').length === 1, 'entererror');
  },
};
