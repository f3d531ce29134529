const offset = (selector) => new Promise((resolve) => wx.createSelectorQuery().select(selector).scrollOffset(resolve).exec());
const node = (selector) =>
  new Promise((resolve) => wx.createSelectorQuery().select(selector).node(resolve).exec()).then((result) => result.node);

module.exports = {
  async 'is as wide as its parent and scrolls only along its axes'(t) {
    t.equal((await t.rect('#down')).width, 393, 'its width');
    t.equal(await t.styles('#down', ['overflow-x', 'overflow-y']), { 'overflow-x': 'hidden', 'overflow-y': 'auto' });
    t.equal(await t.styles('#right', ['overflow-x', 'overflow-y']), { 'overflow-x': 'auto', 'overflow-y': 'hidden' });
    await t.drag('#still', 0, -40);
    t.equal((await offset('#still')).scrollTop, 0, 'scrollTop without an axis');
  },
  async 'scrolls down by a finger, and says where it is'(t, page) {
    await t.drag('#down', 0, -60, { steps: 4, hold: 120 });
    const { scrollTop } = await t.until(async () => {
      const at = await offset('#down');
      return at.scrollTop > 20 && at;
    });
    const detail = await t.until(() => page.heard('down', 'scroll').find((each) => Math.abs(each.scrollTop - scrollTop) < 1));
    t.equal([detail.scrollHeight, detail.scrollWidth, detail.scrollLeft], [400, 393, 0], 'sizes');
    t.ok(detail.deltaY < 0, 'deltaY of a move down is negative');
  },
  async 'scrolls to the right, and says that it came near the end'(t, page) {
    await t.drag('#right', -120, 0, { steps: 4 });
    await t.until(async () => (await offset('#right')).scrollLeft > 60);
    await t.drag('#right', -390, 0, { x: 391, steps: 4 });
    await t.drag('#right', -390, 0, { x: 391, steps: 4 });
    const [lower] = await t.until(() => page.heard('right', 'scrolltolower').length > 0 && page.heard('right', 'scrolltolower'));
    t.equal(lower, { direction: 'right' });
  },
  async 'follows scroll-top, and announces both ends once'(t, page) {
    await t.set(page, { top: 320 });
    await t.until(() => page.heard('down', 'scrolltolower').length === 1);
    t.equal((await offset('#down')).scrollTop, 320, 'scrollTop');
    t.equal(page.heard('down', 'scrolltolower'), [{ direction: 'bottom' }]);
    await t.set(page, { top: 0 });
    await t.until(() => page.heard('down', 'scrolltoupper').length === 1);
    t.equal(page.heard('down', 'scrolltoupper'), [{ direction: 'top' }]);
  },
  async 'shows the element of scroll-into-view, with offset and alignment'(t, page) {
    await t.set(page, { into: 'row4' });
    await t.until(async () => (await offset('#down')).scrollTop === 160, 'the start');
    await t.set(page, { into: 'row5', offset: -10 });
    await t.until(async () => (await offset('#down')).scrollTop === 190, 'the offset');
    await t.set(page, { into: 'row6', offset: 0, alignment: 'end' });
    await t.until(async () => (await offset('#down')).scrollTop === 200, 'the end');
  },
  async 'is a flex container only with enable-flex'(t) {
    const [first, second] = await new Promise((resolve) =>
      wx.createSelectorQuery().selectAll('#flex .half').boundingClientRect(resolve).exec(),
    );
    t.equal(second.left - first.left, 300, 'beside each other');
    const [above, below] = await new Promise((resolve) =>
      wx.createSelectorQuery().selectAll('#block .half').boundingClientRect(resolve).exec(),
    );
    t.equal(below.top - above.top, 30, 'below each other');
  },
  async 'refreshes when it is pulled down far enough'(t, page) {
    await t.drag('#pull', 0, 160, { y: 5, steps: 5 });
    await t.until(() => page.heard('pull', 'refresherrefresh').length === 1, 'refresherrefresh');
    t.ok(page.heard('pull', 'refresherpulling').length > 3, 'refresherpulling while it is pulled');
    t.equal(page.heard('pull', 'refresherwillrefresh').length, 1, 'refresherwillrefresh');
    t.equal((await t.rect('#pulled')).top - (await t.rect('#pull')).top, 45, 'height of the strip');
    t.equal(await t.pixel('#pull', 0.05, 0.2), [0, 255, 0, 255], 'refresher-background');
    await t.set(page, { triggered: true });
    await t.set(page, { triggered: false });
    await t.until(() => page.heard('pull', 'refresherrestore').length === 1, 'refresherrestore');
    t.equal((await t.rect('#pulled')).top, (await t.rect('#pull')).top, 'top of the content');
    t.equal(page.heard('pull', 'refresherabort'), [], 'refresherabort');
  },
  async 'gives up a pull that was too short'(t, page) {
    await t.drag('#pull', 0, 50, { y: 5, steps: 4 });
    await t.until(() => page.heard('pull', 'refresherabort').length === 1, 'refresherabort');
    t.equal(page.heard('pull', 'refresherrefresh'), [], 'refresherrefresh');
  },
  async 'keeps lines of pseudo elements at its edge while it scrolls'(t, page) {
    await t.set(page, { lined: true });
    await t.drag('#lined', -150, 0, { steps: 4 });
    await t.until(async () => (await offset('#lined')).scrollLeft > 80);
    t.equal(await t.pixel('#lined', 0.98, 0.99), [0, 255, 0, 255]);
  },
  async 'refreshes by refresher-triggered'(t, page) {
    await t.set(page, { triggered: true });
    await t.until(() => page.heard('pull', 'refresherrefresh').length === 1);
    await t.set(page, { triggered: false });
    await t.until(() => page.heard('pull', 'refresherrestore').length === 1);
  },
  async 'shows what stands in slot refresher'(t, page) {
    const outer = (await t.rect('#custom')).top;
    t.equal((await t.rect('#own')).top - outer, -60, 'place before it is pulled');
    await t.drag('#custom', 0, 200, { y: 5, steps: 4 });
    await t.until(() => page.heard('custom', 'refresherrefresh').length === 1);
    t.equal((await t.rect('#own')).top - outer, 0, 'place while it refreshes');
  },
  async 'comes to rest at whole pages with paging-enabled, and tells of drags'(t, page) {
    await t.drag('#pages', -230, 0, { x: 380, steps: 4 });
    await t.until(async () => (await offset('#pages')).scrollLeft === 393, 'the second page');
    await t.drag('#pages', -60, 0, { x: 200, hold: 150, steps: 3 });
    await t.until(async () => page.heard('pages', 'dragend').length === 2, 'two drags');
    t.equal((await offset('#pages')).scrollLeft, 393, 'after a slow short drag');
    t.equal(page.heard('pages', 'dragstart').length, 2, 'dragstart');
    t.ok(page.heard('pages', 'dragging').length > 2, 'dragging');
    t.ok('velocity' in page.heard('pages', 'dragend')[0], 'velocity of dragend');
  },
  async 'keeps a sticky child at its edge with using-sticky'(t) {
    const context = await node('#sticky');
    t.equal(context, null, 'its node without enhanced');
    await t.drag('#sticky', 0, -70, { steps: 4 });
    await t.drag('#sticky', 0, -70, { steps: 4 });
    await t.until(async () => (await offset('#sticky')).scrollTop > 90);
    t.equal((await t.rect('#sticky .head')).top, (await t.rect('#sticky')).top, 'top of the sticky child');
  },
  async 'obeys its ScrollViewContext'(t) {
    const context = await node('#pages');
    context.scrollTo({ left: 786, animated: false });
    await t.until(async () => (await offset('#pages')).scrollLeft === 786, 'scrollTo');
    context.scrollIntoView('#pages .blue', { animated: false });
    await t.until(async () => (await offset('#pages')).scrollLeft === 393, 'scrollIntoView');
    context.scrollEnabled = false;
    context.pagingEnabled = false;
    t.equal(context.scrollEnabled, false);
    await t.drag('#pages', -100, 0, { steps: 4 });
    t.equal((await offset('#pages')).scrollLeft, 393, 'scrollLeft while it may not scroll');
    context.scrollEnabled = true;
    await t.drag('#pages', -100, 0, { steps: 4 });
    await t.until(async () => (await offset('#pages')).scrollLeft > 420, 'a drag without pages');
  },
};
