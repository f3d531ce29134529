module.exports = {
  async 'is 6 pixels high, green up to its percent, with the figure behind'(t) {
    const { width, height } = await t.rect('#own');
    t.equal([width, height], [393, 12], 'size of the bar of 12');
    t.equal(await t.pixel('#bar', 0.02, 0.5), [7, 193, 96, 255], 'the part that is done');
    t.equal(await t.pixel('#bar', 0.7, 0.5), [235, 235, 235, 255], 'the rest');
  },
  async 'takes colours and a width'(t) {
    t.equal(await t.pixel('#own', 0.2, 0.5), [255, 0, 0, 255]);
    t.equal(await t.pixel('#own', 0.3, 0.5), [0, 0, 255, 255]);
    t.equal(await t.pixel('#own', 0.001, 0.01), [255, 255, 255, 255], 'a corner');
  },
  async 'says when it has come to its percent'(t, page) {
    t.equal(await page.told(t, 'active', 'activeend'), { curPercent: 30 });
    await t.set(page, { percent: 80 });
    await t.until(() => page.heard('active', 'activeend').some(({ curPercent }) => curPercent === 80));
    t.equal(await t.pixel('#active', 0.75, 0.5), [7, 193, 96, 255]);
  },
};
