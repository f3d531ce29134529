const of = (page, id, type) => page.events.filter((event) => event.id === id && event.type === type);
const value = async (t, selector) => (await t.fields(selector, { properties: ['value'] })).value;

module.exports = {
  async 'is 300 by 150 pixels'(t) {
    const { width, height } = await t.rect('#plain');
    t.equal([width, height], [300, 150]);
  },
  async 'takes lines, and tells their number'(t, page) {
    await t.type('#plain', 'a', ['Enter', 'b']);
    await t.until(async () => (await value(t, '#plain')) === 'a\nb', 'two lines');
    const last = of(page, 'plain', 'linechange').pop();
    t.equal(last.detail.lineCount, 2);
    t.near(last.detail.heightRpx, (last.detail.height * 750) / 393, 1);
    t.equal(of(page, 'plain', 'confirm').length, 0);
  },
  async 'grows with its text'(t) {
    const before = (await t.rect('#grows')).height;
    await t.type('#grows', 'a', ['Enter', 'b', 'Enter', 'c']);
    await t.until(async () => (await t.rect('#grows')).height === before + 40, 'three lines');
  },
  async 'shows a bar with Done above the keyboard, which takes it away'(t, page) {
    await t.tap('#plain');
    await t.until(async () => /^Done/.test(await t.deviceText('.keyboard')), 'the bar');
    await t.shows('.keyboard', /return/);
    await t.tapDevice('.key-done');
    await t.until(() => of(page, 'plain', 'blur').length === 1, 'blur');
  },
  async 'confirms with the key of confirm-type, without the bar where it is not wanted'(t, page) {
    await t.tap('#bare');
    await t.until(async () => /Send/.test(await t.deviceText('.keyboard')), 'the key');
    t.ok(!/^Done/.test(await t.deviceText('.keyboard')), 'no bar');
    await t.tapDevice('Send');
    await t.until(() => of(page, 'bare', 'confirm').length === 1, 'confirm');
  },
  async 'is no longer than maxlength'(t) {
    t.equal(await value(t, '#short'), '12');
  },
};
