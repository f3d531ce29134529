const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'has the looks of its indicator and mask'(t) {
    t.equal(await t.act('computed', { selector: '#column #indicator', name: 'height' }), '50px');
    t.equal(await t.act('computed', { selector: '#column #indicator', name: 'borderTopColor' }), 'rgb(255, 0, 0)');
    t.equal(await t.act('computed', { selector: '#column #mask', name: 'backgroundImage' }), 'none');
  },
  async 'tells when it begins to turn, what was chosen, and when it rests'(t, page) {
    await t.drag('#view', 0, -55, { hold: 200 });
    await t.until(() => of(page, 'pickend').length === 1, 'pickend');
    t.equal(
      page.events.map(({ type }) => type),
      ['pickstart', 'change', 'pickend'],
    );
    t.equal(of(page, 'change')[0].detail, { value: [2] });
  },
  async 'takes another value of the app'(t, page) {
    await t.drag('#eager', 0, -40, { hold: 200 });
    await t.until(() => of(page, 'change').length === 1, 'the change');
    t.equal(of(page, 'change')[0].detail, { value: [1] });
  },
};
