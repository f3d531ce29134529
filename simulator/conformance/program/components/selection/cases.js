module.exports = {
  async 'is a block whose texts can be selected'(t) {
    const { width, height } = await t.rect('#wrapper');
    t.equal([width, height], [393, 20]);
    t.equal(await t.styles('#wrapper', ['user-select']), { 'user-select': 'text' });
  },
};
