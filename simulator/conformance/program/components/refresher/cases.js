module.exports = {
  async 'is hidden above the content until it is pulled'(t, page) {
    const { top } = await t.rect('#list');
    t.equal((await t.rect('#content')).top, top, 'top of the content');
    await t.drag('#list', 0, 160, { y: 5, steps: 4 });
    await page.told(t, 'list', 'refresherrefresh');
    t.equal((await t.rect('#own')).top, top, 'top of the refresher');
    t.equal((await t.rect('#content')).top, top + 60, 'top of the content below it');
  },
};
