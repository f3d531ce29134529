module.exports = {
  async 'is a block as wide as its parent'(t) {
    t.equal(await t.styles('#plain', ['display', 'width']), { display: 'block', width: '393px' });
  },
  async 'shows hover-class while a finger is on it'(t) {
    await t.act('press', { selector: '#hover' });
    await t.until(async () => (await t.styles('#hover', ['backgroundColor'])).backgroundColor === 'rgb(255, 0, 0)', 'the hover colour');
    await t.act('release', {});
    await t.until(async () => (await t.styles('#hover', ['backgroundColor'])).backgroundColor === 'rgba(0, 0, 0, 0)', 'no colour');
  },
};
