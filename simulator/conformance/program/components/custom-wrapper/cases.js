module.exports = {
  async 'is a block around its content'(t) {
    const { width, height } = await t.rect('#wrapper');
    t.equal([width, height], [393, 20]);
  },
};
