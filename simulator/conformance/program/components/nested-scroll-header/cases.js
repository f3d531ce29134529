module.exports = {
  async 'stands above the body, as high as its content'(t) {
    const [outer, header, body] = [await t.rect('#outer'), await t.rect('#header'), await t.rect('#body')];
    t.equal([header.top - outer.top, header.height, body.top - outer.top], [0, 100, 100]);
  },
};
