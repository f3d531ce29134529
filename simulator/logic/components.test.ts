import { afterEach, expect, test } from 'vitest';
import { runMiniProgram, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

/** A page that uses one component `c`; more files may follow. */
const withComponent = (
  pageWxml: string,
  pageJs: string,
  component: { wxml: string; js: string; json?: object },
  more: Record<string, string> = {},
) =>
  runMiniProgram({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({ log: [] })',
    'pages/a/a.json': JSON.stringify({ usingComponents: { c: 'parts/c' } }),
    'pages/a/a.wxml': pageWxml,
    'pages/a/a.js': pageJs,
    'parts/c.json': JSON.stringify({ component: true, ...component.json }),
    'parts/c.wxml': component.wxml,
    'parts/c.js': component.js,
    ...more,
  });

test('properties, observers and slots', async () => {
  const app = await withComponent('<c label="{{name}}"><text>slotted</text></c>', "Page({ data: { name: 'one' } })", {
    wxml: '<view>{{label}}/{{upper}}/<slot/></view>',
    js: "Component({ properties: { label: String }, data: { upper: '' }, observers: { label(v) { this.setData({ upper: v.toUpperCase() }) } } })",
  });
  expect(app.view.text()).toBe('one/ONE/slotted');
  app.page.setData({ name: 'two' });
  await app.idle();
  expect(app.view.text()).toBe('two/TWO/slotted');
});

test('a component is rendered once when nothing of it runs between its defaults and its properties', async () => {
  const wxml = '<view wx:if="{{label}}">{{label}}</view><view wx:else>none</view>';
  const made = async (script: string): Promise<string[]> => {
    const app = await withComponent('<c label="given"/>', 'Page({})', { wxml, js: script });
    expect(app.view.text()).toBe('given');
    return app.view.batches.flatMap(({ strings }) => strings);
  };
  const properties = "properties: { label: { type: String, value: '' } }";
  expect(await made(`Component({ ${properties} })`)).not.toContain('none');
  expect(await made(`Component({ ${properties}, created() { this.data.label; } })`)).toContain('none');
  expect(await made(`Component({ ${properties}, observers: { label() {} } })`)).toContain('none');
});

test('named slots need multipleSlots', async () => {
  const app = await withComponent('<c><text slot="b">B</text><text slot="a">A</text></c>', 'Page({})', {
    wxml: '<slot name="a"/>-<slot name="b"/>',
    js: 'Component({ options: { multipleSlots: true } })',
  });
  expect(app.view.text()).toBe('A-B');
});

test('without multipleSlots the slot without a name takes the content, whichever comes first', async () => {
  const app = await withComponent('<c>content</c>', 'Page({})', {
    wxml: '<view class="before"><slot name="middle"/></view><view class="inside"><slot/></view>',
    js: 'Component({})',
  });
  expect(app.view.html()).toMatch(/--inside">content<\/view>/);
  const named = await withComponent('<c>content</c>', 'Page({})', { wxml: '<view><slot name="only"/></view>', js: 'Component({})' });
  expect(named.view.html()).toContain('<view>content</view>');
});

test('what a component asks while its page closes is never answered', async () => {
  const app = await withComponent('<c/>', 'Page({})', {
    wxml: '<view class="v"/>',
    js: "Component({ detached() { this.createSelectorQuery().select('.v').boundingClientRect(() => getApp().log.push('answered')).exec(); } })",
  });
  await app.api('reLaunch', { url: '/pages/a/a' });
  await app.idle();
  expect(app.log).toEqual([]);
});

test('a host element carries its scope, a virtual host has no element', async () => {
  const wxml = '<c id="c"></c>';
  const plain = await withComponent(wxml, 'Page({})', { wxml: '<view>in</view>', js: 'Component({})' }, { 'parts/c.wxss': '' });
  expect(plain.view.byId('c').attributes['wx-host']).toBe('parts-c');
  const virtual = await withComponent(wxml, 'Page({})', { wxml: '<view>in</view>', js: 'Component({ options: { virtualHost: true } })' });
  expect(virtual.view.html()).not.toContain('<c');
  expect(virtual.view.text()).toBe('in');
});

test('classes get the prefix of their style scope; external classes keep that of the page', async () => {
  const app = await withComponent(
    '<view class="p"></view><c my-class="outer"></c>',
    'Page({})',
    { wxml: '<view class="inner my-class"></view>', js: "Component({ externalClasses: ['my-class'] })" },
    { 'parts/c.wxss': '', 'pages/a/a.wxss': '' },
  );
  expect(app.view.html()).toContain('<view class="p">');
  expect(app.view.html()).toMatch(/<view class="parts-c--inner outer">/);
  expect(app.view.styleSheets.sort()).toEqual(['pages/a/a', 'parts/c']);
});

test('styleIsolation given in the script counts', async () => {
  const script = "Component({ options: { styleIsolation: 'apply-shared' } })";
  const app = await withComponent(
    '<c></c>',
    'Page({})',
    { wxml: '<view class="x"></view>', js: script },
    { 'parts/c.wxss': '', 'app.wxss': '' },
  );
  expect(app.view.html()).toContain('class="x parts-c--x"');
});

test('behaviors named by a string, and those of a module', async () => {
  const app = await withComponent(
    '<form id="f"><c name="age" value="42"></c></form>',
    'Page({})',
    {
      wxml: '<view>{{fromBehavior}}</view>',
      js: "const shared = require('./shared'); Component({ behaviors: ['wx://form-field', shared] })",
    },
    { 'parts/shared.js': "module.exports = Behavior({ data: { fromBehavior: 'shared' } })" },
  );
  expect(app.view.text()).toBe('shared');
});

test('submit collects the values of form-field components', async () => {
  const app = await withComponent(
    '<form id="f" bind:submit="onSubmit"><c name="age" value="42"></c></form>',
    'Page({ onSubmit(e) { this.got = e.detail.value } })',
    { wxml: '<view/>', js: "Component({ behaviors: ['wx://form-field'] })" },
  );
  app.view.event('f', 'submit', { value: { city: 'Oslo' } });
  await app.idle();
  expect(app.page['got']).toEqual({ city: 'Oslo', age: '42' });
});

test('selectComponent, triggerEvent and methods', async () => {
  const app = await withComponent(
    '<c id="c" class="k" bind:done="onDone"></c>',
    'Page({ onDone(e) { this.done = [e.type, e.detail, e.currentTarget.id] } })',
    { wxml: '<view/>', js: "Component({ methods: { finish() { this.triggerEvent('done', { ok: 1 }) } } })" },
  );
  const component = (app.page['selectComponent'] as (s: string) => { finish(): void }).call(app.page, '.k');
  component.finish();
  expect(app.page['done']).toEqual(['done', { ok: 1 }, 'c']);
});

test('pure data never reaches the template', async () => {
  const app = await withComponent('<c></c>', 'Page({})', {
    wxml: '<view>[{{_secret}}|{{open}}]</view>',
    js: "Component({ options: { pureDataPattern: /^_/ }, data: { _secret: 's', open: 'o' } })",
  });
  expect(app.view.text()).toBe('[|o]');
});

test('relations link a parent and its children', async () => {
  const app = await runMiniProgram({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({ log: [] })',
    'pages/a/a.json': JSON.stringify({ usingComponents: { list: 'parts/list', item: 'parts/item' } }),
    'pages/a/a.wxml': '<list id="l"><item/><item/></list>',
    'pages/a/a.js': 'Page({})',
    'parts/list.json': '{"component":true}',
    'parts/list.wxml': '<slot/>',
    'parts/list.js': "Component({ relations: { './item': { type: 'child', linked() { getApp().log.push('linked') } } } })",
    'parts/item.json': '{"component":true}',
    'parts/item.wxml': '<view/>',
    'parts/item.js': "Component({ relations: { './list': { type: 'parent' } } })",
  });
  expect(app.log).toEqual(['linked', 'linked']);
});

test('a relation holds for components that a later page uses together', async () => {
  const app = await runMiniProgram({
    'app.json': JSON.stringify({ pages: ['alone', 'both'] }),
    'app.js': 'App({ log: [] })',
    'alone.json': JSON.stringify({ usingComponents: { item: 'parts/item' } }),
    'alone.wxml': '<item/>',
    'alone.js': 'Page({})',
    'both.json': JSON.stringify({ usingComponents: { list: 'parts/list', item: 'parts/item' } }),
    'both.wxml': '<list><item/></list>',
    'both.js': 'Page({})',
    'parts/list.json': '{"component":true}',
    'parts/list.wxml': '<slot/>',
    'parts/list.js': "Component({ relations: { './item': { type: 'child' } } })",
    'parts/item.json': '{"component":true}',
    'parts/item.wxml': '<view/>',
    'parts/item.js': "Component({ relations: { './list': { type: 'parent', linked() { getApp().log.push('linked') } } } })",
  });
  await app.api('navigateTo', { url: '/both' });
  expect(app.log).toEqual(['linked']);
});

test('created, attached, ready and detached run in order; ready after the page was painted, children first', async () => {
  const life = (name: string) =>
    ['created', 'attached', 'ready', 'detached'].map((step) => `${step}() { getApp().log.push('${name} ${step}') }`).join(',');
  const app = await withComponent(
    '<c wx:if="{{on}}"></c>',
    "Page({ data: { on: true }, onLoad() { getApp().log.push('onLoad') }, onShow() { getApp().log.push('onShow') }, onReady() { getApp().log.push('onReady') } })",
    { wxml: '<d/>', js: `Component({ lifetimes: { ${life('c')} } })`, json: { usingComponents: { d: 'parts/d' } } },
    { 'parts/d.json': '{"component":true}', 'parts/d.wxml': '<view/>', 'parts/d.js': `Component({ lifetimes: { ${life('d')} } })` },
  );
  expect(app.log).toEqual(['d created', 'c created', 'c attached', 'd attached', 'onLoad', 'onShow', 'd ready', 'c ready', 'onReady']);
  app.page.setData({ on: false });
  expect(app.log.slice(9).sort()).toEqual(['c detached', 'd detached']);
});

test('page lifetimes reach components', async () => {
  const app = await withComponent('<c></c>', 'Page({})', {
    wxml: '<view/>',
    js: "Component({ pageLifetimes: { show() { getApp().log.push('show') }, hide() { getApp().log.push('hide') } } })",
  });
  app.send({ kind: 'visibility', visible: false });
  app.send({ kind: 'visibility', visible: true });
  expect(app.log).toEqual(['show', 'hide', 'show']);
});

test('a page made with Component gets its query as properties', async () => {
  const app = await runMiniProgram(
    {
      'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
      'pages/a/a.wxml': '<view>{{id}}</view>',
      'pages/a/a.js': 'Component({ properties: { id: String }, methods: { onLoad(q) { this.q = q } } })',
    },
    { launch: { path: 'pages/a/a', query: { id: 'a%20b' }, scene: 1001 } },
  );
  expect(app.view.text()).toBe('a%20b');
  expect(app.page['q']).toEqual({ id: 'a%20b' });
});
