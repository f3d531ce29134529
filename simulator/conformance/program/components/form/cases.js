const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'tells the values of its named fields, and the id of a mock'(t, page) {
    await t.tap('#submit');
    await t.until(() => of(page, 'submit').length === 1, 'submit');
    const { value, formId } = of(page, 'submit')[0].detail;
    t.equal(value, { text: 'a', long: 'b', on: true, slide: 40, boxes: ['1'], radio: 'x', picker: '2024-01-02' });
    t.match(formId, /mock/);
  },
  async 'resets its fields to what they were'(t, page) {
    await t.type('#text', 'more');
    await t.tap('#switch');
    await t.tap('#two');
    await t.act('blur', {});
    await t.tap('#reset');
    await t.until(() => of(page, 'reset').length === 1, 'reset');
    await t.tap('#submit');
    await t.until(() => of(page, 'submit').length === 1, 'submit');
    const { text, on, boxes } = of(page, 'submit')[0].detail.value;
    t.equal([text, on, boxes], ['a', true, ['1']]);
  },
};
