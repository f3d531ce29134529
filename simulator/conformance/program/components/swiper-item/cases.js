module.exports = {
  async 'fills its swiper and clips what is larger'(t) {
    const { width, height } = await t.rect('#item');
    t.equal([width, height], [393, 150]);
    t.equal(await t.styles('#item', ['position', 'overflow-x']), { position: 'absolute', 'overflow-x': 'hidden' });
  },
};
