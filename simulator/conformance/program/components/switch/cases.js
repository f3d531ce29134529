module.exports = {
  async 'is a track with a knob in its colour'(t) {
    t.equal(await t.act('computed', { selector: '#plain #track', name: 'width' }), '52px');
    t.equal(await t.act('computed', { selector: '#on #track', name: 'backgroundColor' }), 'rgb(0, 0, 255)');
    t.equal(await t.act('computed', { selector: '#box #track', name: 'width' }), '24px');
    t.equal(await t.act('computed', { selector: '#box svg', name: 'display' }), 'block');
  },
  async 'is turned by a tap, and not while disabled'(t, page) {
    await t.tap('#plain');
    await t.until(() => page.events.length === 1, 'the change');
    await t.tap('#plain');
    await t.until(() => page.events.length === 2, 'the change');
    await t.tap('#off');
    await t.wait(30);
    t.equal(
      page.events.map(({ detail }) => detail.value),
      [true, false],
    );
  },
};
