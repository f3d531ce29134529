const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'has the colours and the size of its attributes, and shows its value'(t) {
    t.equal(await t.act('computed', { selector: '#full #done', name: 'backgroundColor' }), 'rgb(0, 0, 255)');
    t.equal(await t.act('computed', { selector: '#full #line', name: 'backgroundColor' }), 'rgb(1, 2, 3)');
    t.equal(await t.act('computed', { selector: '#full #block', name: 'width' }), '12px');
    t.equal(await t.act('computed', { selector: '#full #block', name: 'backgroundColor' }), 'rgb(255, 0, 0)');
    t.equal(await t.act('computed', { selector: '#full #value', name: 'display' }), 'block');
    t.equal(await t.act('computed', { selector: '#plain #value', name: 'display' }), 'none');
    t.equal(await t.act('computed', { selector: '#plain #done', name: 'backgroundColor' }), 'rgb(7, 193, 96)');
  },
  async 'follows a finger: changing while it moves, change at its end'(t, page) {
    await t.drag('#plain', 100, 0);
    await t.until(() => of(page, 'change').length === 1, 'the change');
    t.ok(of(page, 'changing').length > 1, 'changing');
    const { value } = of(page, 'change')[0].detail;
    t.equal(of(page, 'changing').pop().detail.value, value);
    t.ok(value > 50 && value <= 100, 'the value');
  },
  async 'goes in steps between its ends'(t, page) {
    await t.drag('#full', 300, 0);
    await t.until(async () => (await t.fields('#full', { properties: ['value'] })).value === 20, 'the end');
    t.equal(page.events.length, 0);
  },
  async 'stays while disabled'(t, page) {
    await t.drag('#off', 100, 0);
    t.equal((await t.fields('#off', { properties: ['value'] })).value, 30);
    t.equal(page.events.length, 0);
  },
};
