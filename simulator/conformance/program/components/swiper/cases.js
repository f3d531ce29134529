const all = (selector) => new Promise((resolve) => wx.createSelectorQuery().selectAll(selector).boundingClientRect(resolve).exec());
const left = (items) => items.map((item) => Math.round(item.left));

module.exports = {
  async 'is 150 pixels high, shows its first item, and dots below'(t) {
    const { width, height } = await t.rect('#plain');
    t.equal([width, height], [393, 150], 'size');
    t.equal(left(await all('#plain .a, #plain .b')), [0, 393], 'left of the first two items');
    // Three dots of 8 pixels, 8 apart, in the middle, 10 above the edge.
    t.equal(await t.pixel('#plain', (196.5 - 16) / 393, 136 / 150), [0, 0, 0, 255], 'the first dot');
    const [red, green] = await t.pixel('#plain', 196.5 / 393, 136 / 150);
    t.near(red, 255 * 0.7, 2, 'red of the second dot');
    t.near(green, 128 * 0.7, 2, 'green of the second dot');
  },
  async 'goes to the next item by a finger, and says so'(t, page) {
    await t.drag('#plain', -200, 0, { steps: 4 });
    t.equal(await page.told(t, 'plain', 'change'), { current: 1, currentItemId: 'b', source: 'touch' });
    t.equal(await page.told(t, 'plain', 'animationfinish'), { current: 1, currentItemId: 'b', source: 'touch' });
    t.ok(
      page.heard('plain', 'transition').some(({ dx, dy }) => dx > 50 && dy === 0),
      'a transition on the way',
    );
    t.equal(left(await all('#plain .b')), [0]);
  },
  async 'comes back from a short slow drag, and from beyond its end'(t, page) {
    await t.drag('#plain', -60, 0, { steps: 4, hold: 120 });
    await t.drag('#plain', 200, 0, { steps: 4 });
    await t.until(() => page.heard('plain', 'animationfinish').length === 2);
    t.equal(page.heard('plain', 'change'), []);
    t.equal(left(await all('#plain .a')), [0]);
  },
  async 'follows current'(t, page) {
    await t.set(page, { current: 2 });
    t.equal(await page.told(t, 'plain', 'change'), { current: 2, currentItemId: 'c', source: '' });
    t.equal(left(await all('#plain .c')), [0]);
  },
  async 'goes to an item that comes with current'(t, page) {
    await t.set(page, { items: ['a', 'b', 'c', 'd', 'e'], current: 4 });
    t.equal(await page.told(t, 'plain', 'change'), { current: 4, currentItemId: 'e', source: '' });
  },
  async 'wraps around both ends when circular, in the colours of its dots'(t, page) {
    t.equal(await t.pixel('#round', (196.5 - 16) / 393, 46 / 60), [0, 255, 0, 255], 'indicator-active-color');
    t.equal(await t.pixel('#round', 196.5 / 393, 46 / 60), [255, 0, 0, 255], 'indicator-color');
    await t.drag('#round', 200, 0, { steps: 4 });
    t.equal((await page.told(t, 'round', 'change')).current, 2, 'current before the first');
    t.equal(
      left(await all('#round .c, #round .a')).sort((a, b) => a - b),
      [0, 393],
      'the first item follows the last',
    );
    await t.drag('#round', -200, 0, { steps: 4 });
    await t.until(() => page.heard('round', 'change').length === 2);
    t.equal(page.heard('round', 'change')[1].current, 0, 'current behind the last');
  },
  async 'moves up and down when vertical, and follows current-item-id'(t, page) {
    await t.drag('#vertical', 0, -40, { steps: 4 });
    t.equal((await page.told(t, 'vertical', 'change')).currentItemId, 'b');
    t.equal((await all('#vertical .b'))[0].top, (await t.rect('#vertical')).top);
    await t.set(page, { id: 'c' });
    await t.until(() => page.heard('vertical', 'change').length === 2);
    t.equal(page.heard('vertical', 'change')[1], { current: 2, currentItemId: 'c', source: '' });
  },
  async 'leaves its margins to the neighbours, none at the ends with snap-to-edge'(t) {
    const items = await all('#margins .a, #margins .b');
    t.equal([items[0].width, ...left(items)], [333, 20, 353]);
    t.equal(left(await all('#snapped .a, #snapped .b')), [0, 333]);
  },
  async 'shows several items, and goes one on'(t, page) {
    t.equal((await all('#two .a'))[0].width, 196.5);
    await t.drag('#two', -150, 0, { steps: 4 });
    t.equal((await page.told(t, 'two', 'change')).current, 1);
    t.near((await all('#two .c'))[0].left, 196.5, 0.5, 'left of the last item');
  },
};
