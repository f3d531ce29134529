module.exports = {
  async 'holds its content'(t) {
    t.ok((await t.rect('#inside')).height > 0, 'its content');
  },
};
