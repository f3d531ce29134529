module.exports = {
  async 'is 10 by 10 pixels by itself'(t) {
    const { width, height } = await t.rect('#bare');
    t.equal([width, height], [10, 10]);
    t.equal((await t.styles('#bare', ['position'])).position, 'relative');
  },
  async 'scales what it holds by two fingers anywhere with scale-area'(t, page) {
    await t.act('pinch', { selector: '#area', from: 50, to: 100 });
    t.near((await page.told(t, 'inside', 'scale')).scale, 2, 0.05, 'scale');
  },
};
