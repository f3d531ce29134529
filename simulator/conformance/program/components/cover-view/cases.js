module.exports = {
  async 'is a block whose text does not wrap'(t) {
    const styles = await t.styles('#words', ['display', 'whiteSpace', 'lineHeight', 'overflow']);
    t.equal(styles, { display: 'block', whiteSpace: 'nowrap', lineHeight: '19.2px', overflow: 'hidden' });
  },
  async 'stands over a native component and hears taps'(t, page) {
    t.equal(await t.pixel('#cover', 0.9, 0.9), [0, 0, 255, 255]);
    await t.tap('#cover');
    await t.until(() => page.events.some(({ type }) => type === 'tap'), 'tap');
  },
  async 'scroll-top scrolls one that can'(t, page) {
    await t.set(page, { top: 120 });
    await t.until(async () => (await t.fields('#scroll', { scrollOffset: true })).scrollTop === 120, 'scrolled');
  },
};
