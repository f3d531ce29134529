module.exports = {
  async 'is 10 by 10 pixels by itself, at the corner of its area'(t) {
    const { width, height } = await t.rect('#bare');
    t.equal([width, height], [10, 10]);
    t.equal((await t.styles('#bare', ['position'])).position, 'absolute');
  },
  async 'follows a finger inside its area'(t, page) {
    await t.drag('#free', 60, 30, { steps: 4 });
    t.equal(await page.told(t, 'free', 'change'), { x: 60, y: 30, source: 'touch' });
    t.equal(page.heard('free', 'htouchmove').length, 1, 'htouchmove');
    t.equal(page.heard('free', 'vtouchmove').length, 0, 'vtouchmove');
    await t.drag('#free', 300, 300, { steps: 4 });
    await t.until(() => page.heard('free', 'change').some(({ x, y }) => x === 150 && y === 50), 'the far corner');
  },
  async 'moves along its direction only, and not at all without one'(t, page) {
    await t.drag('#across', 60, 20, { steps: 4 });
    t.equal(await page.told(t, 'across', 'change'), { x: 70, y: 0, source: 'touch' });
    await t.drag('#none', 60, 20, { steps: 4 });
    t.equal(page.heard('none', 'change'), []);
  },
  async 'follows x and y, within its area'(t, page) {
    await t.set(page, { x: 40, y: 500 });
    const { x, y, source } = await page.told(t, 'free', 'change');
    t.equal([x, y, source], [40, 50, '']);
  },
  async 'goes beyond its area with out-of-bounds, and comes back'(t, page) {
    await t.drag('#beyond', -40, 0, { steps: 4 });
    await t.until(() => page.heard('beyond', 'change').some(({ source }) => source === 'out-of-bounds'));
    t.ok(
      page.heard('beyond', 'change').some(({ x, source }) => x === -20 && source === 'touch-out-of-bounds'),
      'half as far as the finger',
    );
    t.equal(page.heard('beyond', 'change').pop(), { x: 0, y: 0, source: 'out-of-bounds' });
  },
  async 'glides on with inertia'(t, page) {
    // A finger that a busy machine stops before it leaves throws nothing: then it throws again.
    const thrown = () => page.heard('thrown', 'change').filter(({ source }) => source === 'friction');
    await t.until(async () => {
      if (thrown().length === 0) await t.drag('#thrown', 60, 0, { steps: 3 });
      await t.wait(100);
      return thrown().length > 0;
    });
    const touched = page.heard('thrown', 'change').filter(({ source }) => source === 'touch');
    t.ok(thrown().pop().x > touched.pop().x, 'further than the finger');
  },
  async 'grows between two fingers on its area, within its limits'(t, page) {
    await t.act('pinch', { selector: '#scaled', from: 20, to: 36 });
    const { scale, x } = await page.told(t, 'scaled', 'scale');
    t.near(scale, 1.8, 0.05, 'scale');
    t.near(x, 30 - 20, 1.5, 'x');
    t.near((await t.rect('#scaled')).width, 90, 3, 'its width');
    await t.set(page, { scale: 5 });
    await t.until(async () => (await t.rect('#scaled')).width === 100, 'scale-max');
  },
};
