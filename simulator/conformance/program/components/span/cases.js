module.exports = {
  async 'stands in the line around texts and pictures'(t, page) {
    t.equal(await t.styles('#span', ['display', 'white-space']), { display: 'inline', 'white-space': 'normal' });
    t.equal((await t.rect('#in')).top, (await t.rect('#span')).top);
    await t.tap('#span');
    await page.told(t, 'span', 'tap');
  },
};
