module.exports = {
  async 'sets title, colours and the spinner of the bar'(t, page) {
    await t.until(async () => (await t.act('deviceText', { selector: '.page.visible .navigation-title' })) === 'Bar', 'the title');
    await t.set(page, { title: 'Another', loading: true });
    await t.until(async () => (await t.deviceText('.page.visible .navigation-title')) === 'Another', 'another title');
  },
};
