const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'covers the page, names the address and tells that it is there'(t, page) {
    await t.until(() => of(page, 'load').length === 1, 'load');
    t.equal(of(page, 'load')[0].detail, { src: 'https://example.com/a' });
    const { top, width } = await t.rect('#web');
    t.equal([top, width], [0, 393]);
    t.match(await t.act('shadowText', { selector: '#web' }), /https:\/\/example\.com\/a/);
  },
  async 'fails for what is no address of a page'(t, page) {
    await t.set(page, { src: 'nothing' });
    await t.until(() => of(page, 'error').length === 1, 'error');
    t.equal(of(page, 'error')[0].detail.fullUrl, 'nothing');
  },
};
