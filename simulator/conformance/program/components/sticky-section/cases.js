module.exports = {
  async 'pushes its header out at its end'(t, page) {
    const list = (await t.rect('#list')).top;
    await t.set(page, { top: 320 });
    await t.until(async () => (await t.rect('#first')).top - list === -20, 'pushed up by the end of its section');
    const second = await t.rect('#second');
    t.equal([second.left, second.width], [20, 353], 'padding');
  },
  async 'lets it stay without push-pinned-header'(t, page) {
    await t.set(page, { top: 400 });
    const stay = (await t.rect('#stay')).top;
    await t.until(async () => (await t.rect('#first')).top < stay - 200);
    t.equal((await t.rect('#third')).top, stay);
  },
};
