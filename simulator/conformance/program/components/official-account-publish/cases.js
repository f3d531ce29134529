const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'draws a stand-in and tells that it is there'(t, page) {
    await t.until(() => of(page, 'load').length === 1, 'load');
    t.equal(of(page, 'load')[0].detail, { status: 0, errMsg: 'ok' });
    t.ok((await t.rect('#it')).height >= 44, 'its height');
  },
};
