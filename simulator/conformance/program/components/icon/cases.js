/** Where each icon shows its colour, in 23rds of its size. */
const SPOTS = {
  success: [[7, 193, 96], 3, 11],
  success_no_circle: [[7, 193, 96], 9, 17],
  info: [[16, 174, 255], 4, 11],
  warn: [[250, 81, 81], 4, 11],
  waiting: [[16, 174, 255], 4, 11],
  cancel: [[250, 81, 81], 2, 11],
  download: [[7, 193, 96], 2, 11],
  search: [[178, 178, 178], 3, 10],
  clear: [[178, 178, 178], 3, 11],
};

module.exports = {
  async 'is 23 pixels large in each of its nine types'(t) {
    for (const type of Object.keys(SPOTS)) {
      const { width, height } = await t.rect(`#${type}`);
      t.equal([type, width, height], [type, 23, 23]);
    }
  },
  async 'is drawn in the colours of a phone'(t) {
    const types = Object.keys(SPOTS);
    const pixels = await t.pixels(
      types.map((type) => ({ selector: `#${type}`, x: (SPOTS[type][1] + 0.5) / 23, y: (SPOTS[type][2] + 0.5) / 23 })),
    );
    types.forEach((type, index) => {
      const off = Math.max(...SPOTS[type][0].map((part, channel) => Math.abs(part - pixels[index][channel])));
      t.ok(off < 90, `colour of ${type}: ${pixels[index]}`);
    });
  },
  async 'takes size and color'(t) {
    t.equal((await t.rect('#large')).width, 64);
    t.near((await t.rect('#rpx')).width, 52.4, 0.1, '100rpx');
    t.equal(await t.pixel('#large', 0.15, 0.5), [255, 0, 255, 255]);
  },
};
