module.exports = {
  async 'is a block as wide as its parent'(t) {
    t.equal(await t.styles('#plain', ['display', 'width']), { display: 'block', width: '393px' });
  },
  async 'keeps the touch from its parent with hover-stop-propagation'(t) {
    await t.act('press', { selector: '#stops' });
    await t.until(async () => (await t.styles('#stops', ['backgroundColor'])).backgroundColor === 'rgb(255, 0, 0)', 'the hover colour');
    t.equal((await t.styles('#around', ['backgroundColor'])).backgroundColor, 'rgba(0, 0, 0, 0)', 'colour of the parent');
    await t.act('release', {});
  },
  async 'sends taps with their place'(t, page) {
    await t.tap('#reached', { x: 30, y: 5 });
    const { type, detail, currentTarget } = await t.until(() => page.tap);
    t.equal([type, detail.x, currentTarget.id], ['tap', 30, 'reached']);
  },
  async 'shows hover-class while a finger is on it'(t) {
    await t.act('press', { selector: '#hover' });
    await t.until(async () => (await t.styles('#hover', ['backgroundColor'])).backgroundColor === 'rgb(255, 0, 0)', 'the hover colour');
    await t.act('release', {});
    await t.until(async () => (await t.styles('#hover', ['backgroundColor'])).backgroundColor === 'rgba(0, 0, 0, 0)', 'no colour');
  },
};
