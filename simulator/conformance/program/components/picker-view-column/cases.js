module.exports = {
  async 'makes its items as high as the indicator, with the chosen one in the middle'(t) {
    const column = await t.rect('#column');
    const item = await t.rect('#column view:nth-child(2)');
    t.equal(await t.act('computed', { selector: '#column > :nth-child(2)', name: 'height' }), '50px');
    t.ok(column.height === 250 || item, 'the column');
  },
};
