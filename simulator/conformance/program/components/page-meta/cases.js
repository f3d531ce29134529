module.exports = {
  async 'sets the colour, the style and the fonts of the page'(t, page) {
    t.equal(await t.pixel('#em', 5, 3), [255, 0, 0, 255], 'root-background-color');
    const { width, height } = await t.rect('#em');
    t.equal([width, height], [48, 20], 'page-font-size and root-font-size');
    await t.set(page, { style: 'overflow: hidden; color: rgb(1, 2, 3)' });
    await t.until(async () => (await t.styles('#em', ['color'])).color === 'rgb(1, 2, 3)', 'page-style');
  },
  async 'scrolls the page, and says so'(t, page) {
    await t.set(page, { top: '200px' });
    await page.told(t, 'meta', 'scrolldone');
    t.equal(await page.told(t, 'meta', 'scroll'), { scrollTop: 200 });
  },
};
