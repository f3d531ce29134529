module.exports = {
  async 'shows its content above what clips and moves it'(t, page) {
    t.equal(await t.pixel('#inside', 0.5, 0.5), [0, 255, 0, 255]);
    const { top } = await t.rect('#inside');
    t.equal(top, 200, 'fixed to the screen');
    await t.tap('#inside');
    await page.told(t, 'inside', 'tap');
  },
  async 'stays where it is when it is not enabled'(t) {
    const [outer, inner] = [await t.rect('#closed'), await t.rect('#within')];
    t.equal([inner.top, inner.height], [outer.top, 20]);
  },
};
