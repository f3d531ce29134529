module.exports = {
  async 'is a box with a mark in its colour'(t) {
    t.equal(await t.act('computed', { selector: '#a svg', name: 'visibility' }), 'visible');
    t.equal(await t.act('computed', { selector: '#b svg', name: 'visibility' }), 'hidden');
    t.equal(await t.act('computed', { selector: '#a #box', name: 'color' }), 'rgb(7, 193, 96)');
    t.equal(await t.act('computed', { selector: '#b #box', name: 'color' }), 'rgb(0, 0, 255)');
    t.equal(await t.act('computed', { selector: '#a #box', name: 'width' }), '24px');
  },
  async 'is turned by a tap, and not while disabled'(t, page) {
    await t.tap('#b');
    await t.until(() => page.events.length === 1, 'the change');
    await t.tap('#off');
    await t.wait(30);
    t.equal(
      page.events.map(({ detail }) => detail.value),
      [['a', 'b']],
    );
  },
};
