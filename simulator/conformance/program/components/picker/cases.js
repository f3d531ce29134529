const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'chooses from a list below its title'(t, page) {
    await t.tap('#one');
    t.equal(await t.act('panel', {}), { title: 'Fruit', columns: [['kumquat', 'lime', 'lemon']], chosen: [1] });
    await t.act('turnPanel', { column: 0, to: 2 });
    await t.act('tapPanel', { button: 'confirm' });
    await t.until(() => of(page, 'change').length === 1, 'the change');
    t.equal(of(page, 'change')[0].detail, { value: 2 });
  },
  async 'tells that it was left'(t, page) {
    await t.tap('#one');
    await t.act('tapPanel', { button: 'cancel' });
    await t.until(() => of(page, 'cancel').length === 1, 'cancel');
    t.equal(of(page, 'change').length, 0);
  },
  async 'tells a turned column, and takes another range while it is open'(t, page) {
    await t.tap('#two');
    t.equal((await t.act('panel', {})).chosen, [0, 1]);
    await t.act('turnPanel', { column: 0, to: 1 });
    await t.until(async () => (await t.act('panel', {})).columns[1][0] === 'b1', 'the new column');
    await t.act('tapPanel', { button: 'confirm' });
    await t.until(() => of(page, 'change').length === 1, 'the change');
    t.equal(page.turned, [{ column: 0, value: 1 }]);
    t.equal(of(page, 'change')[0].detail.value[0], 1);
  },
  async 'offers the times between start and end'(t, page) {
    await t.tap('#time');
    const { columns, chosen } = await t.act('panel', {});
    t.equal([columns[0], columns[1][0], chosen], [['09', '10', '11'], '15', [0, 15]]);
    await t.act('tapPanel', { button: 'confirm' });
    await t.until(() => of(page, 'change').length === 1, 'the change');
    t.equal(of(page, 'change')[0].detail, { value: '09:30' });
  },
  async 'offers the fields of a date'(t, page) {
    await t.tap('#date');
    t.equal((await t.act('panel', {})).columns.length, 2);
    await t.act('tapPanel', { button: 'confirm' });
    await t.until(() => of(page, 'change').length === 1, 'the change');
    t.equal(of(page, 'change')[0].detail, { value: '2024-02' });
  },
  async 'offers regions with their codes'(t, page) {
    await t.tap('#region');
    t.equal(
      (await t.act('panel', {})).columns.map(([first]) => first),
      ['all', 'all', 'all'],
    );
    await t.act('tapPanel', { button: 'confirm' });
    await t.until(() => of(page, 'change').length === 1, 'the change');
    t.equal(of(page, 'change')[0].detail, { value: ['广东省', '广州市', '海珠区'], code: ['440000', '440100', '440105'] });
    await t.tap('#province');
    t.equal((await t.act('panel', {})).columns.length, 2);
    await t.act('tapPanel', { button: 'cancel' });
  },
  async 'stays closed while disabled'(t) {
    await t.tap('#off');
    await t.wait(50);
    t.equal(await t.act('panel', { patience: 500 }), null);
  },
};
