const top = async (t, selector) => (await t.rect(selector)).top - (await t.rect('#list')).top;

module.exports = {
  async 'stays at the top of its list, and says so'(t, page) {
    t.equal((await t.rect('#second')).height, 40, 'height with its padding');
    // The finger rests before it leaves, so that nothing rolls on.
    await t.drag('#list', 0, -120, { steps: 4, y: 180, hold: 120 });
    t.equal(await page.told(t, 'first', 'stickontopchange'), { isStickOnTop: true });
    t.equal(await top(t, '#first'), 0);
    await t.drag('#list', 0, 180, { steps: 4, y: 10, hold: 120 });
    await t.until(() => page.heard('first', 'stickontopchange').length === 2);
    t.equal(page.heard('first', 'stickontopchange')[1], { isStickOnTop: false });
  },
};
