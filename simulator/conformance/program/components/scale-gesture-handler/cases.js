module.exports = {
  async 'tells how far two fingers go apart'(t, page) {
    await t.act('pinch', { selector: '#area', from: 40, to: 80 });
    await t.until(() => page.states().includes(3));
    const { scale, rotation, pointerCount, focalX } = page.gestures.filter(({ state }) => state === 2).pop();
    t.near(scale, 2, 0.05, 'scale');
    t.near(rotation, 0, 0.01, 'rotation');
    t.equal(pointerCount, 2, 'pointerCount');
    t.near(focalX, 196, 2, 'focalX');
  },
};
