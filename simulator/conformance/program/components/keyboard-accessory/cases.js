const of = (page, type) => page.events.filter((event) => event.type === type);

module.exports = {
  async 'stands on the keyboard while the field has the caret'(t, page) {
    t.equal((await t.styles('#bar', ['display'])).display, 'none');
    await t.tap('#field');
    await t.until(async () => (await t.styles('#bar', ['display'])).display === 'block', 'the bar');
    const keyboard = await t.act('deviceRect', { selector: '.keyboard' });
    const frame = await t.act('deviceRect', { selector: '.page.visible .page-frame' });
    await t.until(async () => Math.abs(frame.top + (await t.rect('#bar')).bottom - keyboard.top) < 1, 'its place');
    await t.tap('#tool');
    await t.until(() => of(page, 'tap').length === 1, 'the tap');
    t.equal(of(page, 'blur').length, 0);
  },
};
