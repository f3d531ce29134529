module.exports = {
  async 'is a disc with a mark in its colour'(t, page) {
    t.equal(await t.act('computed', { selector: '#a #box', name: 'backgroundColor' }), 'rgb(7, 193, 96)');
    t.equal(await t.act('computed', { selector: '#a #box', name: 'borderTopLeftRadius' }), '50%');
    await t.set(page, { blue: true });
    t.equal(await t.act('computed', { selector: '#b #box', name: 'backgroundColor' }), 'rgb(0, 0, 255)');
  },
  async 'is not chosen while disabled'(t) {
    await t.tap('#off');
    await t.wait(30);
    t.ok(!(await t.fields('#off', { properties: ['checked'] })).checked, 'not checked');
  },
};
