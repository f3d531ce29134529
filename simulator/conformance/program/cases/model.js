/** Cases of the component model that need a real page around them: view scripts and styles. */
async function open(t, url) {
  await t.succeeds('navigateTo', { url });
  const page = getCurrentPages().pop();
  await t.until(async () => (await t.rect('.stands', page)) !== null, 'the page');
  return page;
}

const scripts = (t) => open(t, '/model/scripts/scripts');
const find = (page, name) => page.seen.filter((entry) => entry[0] === name).map((entry) => entry[1]);
const textOf = (t, selector) => t.act('text', { selector });

/** Margins of the elements with a class inside a part. */
async function margins(part, name) {
  const query = getCurrentPages().pop().createSelectorQuery();
  const rows = await new Promise((resolve) =>
    query
      .selectAll(`#${part} >>> .${name}`)
      .fields({ computedStyle: ['marginTop', 'marginBottom', 'marginLeft'] }, resolve)
      .exec(),
  );
  return rows[0];
}

module.exports = {
  async 'view scripts: modules, and what they may use'(t) {
    await scripts(t);
    t.equal(await textOf(t, '#values'), '6 BB 1970 {"a":[1,null]}');
    t.equal(await textOf(t, '#maths'), '2,2,true,12,1.5,true,true,3');
    t.equal(await textOf(t, '#types'), 'Array2,Object,String,Number,Boolean,Date,RegExp,Function');
    t.equal(await textOf(t, '#text'), 'A-B%C3%A4%20');
  },
  async 'view scripts: a handler and what it gets'(t) {
    const page = await scripts(t);
    await t.tap('#box');
    await t.until(() => find(page, 'timed').length > 0 && find(page, 'framed').length > 0, 'the handler');
    const [detail] = find(page, 'heard');
    t.equal(detail, {
      count: 1,
      type: 'tap',
      dataset: { n: '3' },
      current: '3',
      has: [true, false],
      boxes: 2,
      none: true,
      rect: [true, true],
      style: { color: 'rgb(4, 5, 6)', marginTop: '3px' },
      touches: detail.touches,
    });
    t.equal(find(page, 'timed'), ['on time']);
    const { marginLeft, backgroundColor, paddingTop } = await t.styles('#box', ['marginLeft', 'backgroundColor', 'paddingTop']);
    t.equal([marginLeft, backgroundColor, paddingTop], ['7px', 'rgb(1, 2, 3)', '5px']);
    t.equal(find(page, 'outer'), [], 'the event above a handler that gives false');
    t.equal(page.seen.find((entry) => entry[0] === 'fromScript').slice(1), ['fromscript', { n: 5 }]);
    await t.tap('#box');
    await t.until(() => find(page, 'heard').length === 2, 'the second call');
    t.equal(find(page, 'heard')[1].count, 2, 'what getState keeps');
  },
  async 'view scripts: change listeners'(t) {
    const page = await scripts(t);
    page.setData({ n: 4 });
    await t.until(() => find(page, 'noted').length > 0, 'the listener');
    t.equal(find(page, 'noted').pop(), [4, 5, '3', true]);
    await t.until(async () => (await t.styles('#box', ['opacity'])).opacity === '0.4', 'its style');
    t.equal((await t.styles('#box', ['paddingBottom'])).paddingBottom, '9px');
  },
  async 'view scripts: of a virtual host, which reaches its own elements and methods'(t) {
    const page = await scripts(t);
    await t.tap('#ghost-22');
    await t.until(() => find(page, 'swiped').length > 0, 'the method of the component');
    t.equal(find(page, 'swiped'), [{ far: 22, marginLeft: '22px' }]);
  },
  async 'view scripts: in a component, by its own classes'(t) {
    const page = await scripts(t);
    await t.tap('#part #inside');
    const part = page.selectComponent('#part');
    await t.until(() => part.dataset_, 'the method of the component');
    t.equal(part.dataset_, { k: 'v' });
    await t.until(() => page.seen.some((entry) => entry[0] === 'fromScript'), 'the event of the component');
    const row = await new Promise((resolve) =>
      page
        .createSelectorQuery()
        .select('#part >>> .inner')
        .fields({ computedStyle: ['opacity', 'paddingLeft'] }, resolve)
        .exec(),
    );
    t.equal([row.opacity, row.paddingLeft], ['0.5', '11px']);
  },
  async 'styles: isolated takes nothing from outside and gives nothing away'(t) {
    await open(t, '/model/styles/styles');
    t.equal((await margins('isolated', 'from-app')).marginBottom, '0px');
    t.equal((await margins('isolated', 'from-page')).marginTop, '0px');
    t.equal((await margins('isolated', 'from-part')).marginLeft, '3px');
    t.equal((await t.styles('.leak-isolated', ['marginRight'])).marginRight, '0px');
  },
  async 'styles: apply-shared takes the page’s, and gives nothing away'(t) {
    await open(t, '/model/styles/styles');
    t.equal((await margins('apply-shared', 'from-app')).marginBottom, '1px');
    t.equal((await margins('apply-shared', 'from-page')).marginTop, '2px');
    t.equal((await margins('apply-shared', 'from-part')).marginLeft, '3px');
    t.equal((await t.styles('.leak-apply-shared', ['marginRight'])).marginRight, '0px');
    t.equal((await margins('global-class', 'from-app')).marginBottom, '1px', 'addGlobalClass');
    t.equal((await margins('global-class', 'from-page')).marginTop, '2px', 'addGlobalClass');
  },
  async 'styles: shared takes and gives'(t) {
    await open(t, '/model/styles/styles');
    t.equal((await margins('shared', 'from-app')).marginBottom, '1px');
    t.equal((await margins('shared', 'from-page')).marginTop, '2px');
    t.equal((await t.styles('.leak-shared', ['marginRight'])).marginRight, '4px');
  },
  async 'styles: external classes are the page’s, a class on the host too'(t) {
    await open(t, '/model/styles/styles');
    const { marginLeft, marginTop } = await margins('external', 'in-external');
    t.equal([marginLeft, marginTop], ['12px', '6px']);
    t.equal((await t.styles('.host-class', ['paddingTop'])).paddingTop, '8px');
  },
  async 'styles: a page may keep the app’s away'(t) {
    await open(t, '/model/isolated/isolated');
    t.equal((await t.styles('.alone', ['marginBottom'])).marginBottom, '0px');
  },
  async 'capsule: its menu offers what the page shares'(t) {
    const trace = require('../lib/trace');
    trace.take();
    await t.succeeds('navigateTo', { url: '/pages/plain/plain' });
    await t.until(() => trace.lines.includes('plain onRouteDone'), 'the page');
    const entries = [
      ['Send to somebody', 'plain onShareAppMessage menu', 'Send'],
      ['Show on the timeline', 'plain onShareTimeline', 'Succeed'],
      ['Add to favourites', 'plain onAddToFavorites', 'Succeed'],
    ];
    for (const [label, line, answer] of entries) {
      await t.tapDevice('.page:not([inert]) .capsule-button');
      await t.tapDevice(label);
      await t.until(() => trace.lines.includes(line), line);
      await t.tapDevice(answer);
    }
  },
};
