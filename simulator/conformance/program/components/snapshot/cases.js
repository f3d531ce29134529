const node = () => new Promise((resolve) => wx.createSelectorQuery().select('#shot').node(resolve).exec()).then((result) => result.node);
const take = (shot, options) =>
  new Promise((resolve, reject) => shot.takeSnapshot(Object.assign({}, options, { success: resolve, fail: reject })));

module.exports = {
  async 'gives the pixels of what it shows'(t) {
    const shot = await node();
    t.equal([shot.width, shot.height], [60, 40]);
    const { data, errMsg } = await take(shot, { type: 'arraybuffer', format: 'rgba' });
    t.equal(errMsg, 'takeSnapshot:ok');
    const pixels = new Uint8Array(data);
    t.equal([...pixels.slice(0, 4)], [255, 0, 0, 255], 'the first pixel');
    t.equal([...pixels.slice(-4)], [0, 0, 255, 255], 'the last pixel');
  },
  async 'gives a PNG, as bytes or as a file that images show'(t, page) {
    const shot = await node();
    const { data } = await take(shot, { type: 'arraybuffer', format: 'png' });
    t.equal([...new Uint8Array(data).slice(1, 4)], [0x50, 0x4e, 0x47], 'PNG');
    const { tempFilePath } = await take(shot, { type: 'file', format: 'png' });
    await t.set(page, { src: tempFilePath });
    t.equal(await page.told(t, 'shown', 'load'), { width: 60, height: 40 });
  },
};
