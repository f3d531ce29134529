import { afterEach, expect, test } from 'vitest';
import { runMiniProgram, stopAll } from '../test-support/run-mini-program.ts';

afterEach(stopAll);

const start = (page: object, more: Record<string, string> = {}) =>
  runMiniProgram({
    'app.json': JSON.stringify({ pages: ['a'], subpackages: [{ root: 'shop', pages: ['cart'] }] }),
    'app.js': 'App({ log: [] })',
    'a.json': JSON.stringify(page),
    'a.wxml': '<late name="x"/>|<view>page</view>',
    'a.js':
      'Page({ onLoad() { wx.onLazyLoadError((e) => getApp().log.push(e)) }, later(id) { return require.async(id).then((m) => m.value, (e) => e) }, byCallback(id) { require(id, (m) => getApp().log.push(m.value), (e) => getApp().log.push(e.mod)) } })',
    'here.json': '{"component":true}',
    'here.wxml': 'waiting for {{name}}',
    'here.js': 'Component({ properties: { name: String } })',
    'shop/cart.wxml': 'cart',
    'shop/cart.js': 'Page({})',
    'shop/late.json': '{"component":true,"usingComponents":{"part":"shop/part"}}',
    'shop/late.wxml': 'late {{name}} <part/>',
    'shop/late.wxss': '',
    'shop/late.js': "Component({ properties: { name: String }, attached() { getApp().log.push('attached ' + this.data.name) } })",
    'shop/part.json': '{"component":true}',
    'shop/part.wxml': 'part',
    'shop/part.wxss': '',
    'shop/part.js': 'Component({})',
    'shop/tool.js': "exports.value = 'a tool'",
    ...more,
  });

test('a component of a subpackage comes after what stands for it, with its styles', async () => {
  const app = await start({ usingComponents: { late: 'shop/late', here: 'here' }, componentPlaceholder: { late: 'here' } });
  const shown = app.view.batches.map((batch) => batch.strings.join(' ')).join('\n');
  expect(shown).toContain('waiting for x');
  expect(app.view.text()).toBe('late x part|page');
  expect(app.log).toEqual(['attached x']);
  expect(app.imported).toEqual(['0/logic.js', '0/shop/logic.js']);
  expect(app.view.styleSheets).toEqual(expect.arrayContaining(['shop/late', 'shop/part']));
  expect(app.of('openPage')[0]!.packageRoots).toEqual(['', 'shop']);
  expect(app.of('appError')).toEqual([]);
});

test('a built-in component may stand for it', async () => {
  const app = await start({ usingComponents: { late: 'shop/late' }, componentPlaceholder: { late: 'view' } });
  expect(app.view.text()).toBe('late x part|page');
});

test('without one its package is loaded with the page', async () => {
  const app = await start({ usingComponents: { late: 'shop/late' } });
  expect(app.view.text()).toBe('late x part|page');
});

test('require.async loads the package of a module; so does require with callbacks', async () => {
  const app = await start({ usingComponents: {} });
  expect(app.imported).toEqual(['0/logic.js']);
  const later = app.page['later'] as (id: string) => Promise<unknown>;
  expect(await later('./shop/tool')).toBe('a tool');
  expect(await later('/shop/tool.js')).toBe('a tool');
  expect(app.imported).toEqual(['0/logic.js', '0/shop/logic.js']);
  expect(await later('./nothing')).toMatchObject({
    mod: './nothing',
    errMsg: expect.stringContaining("module './nothing' is not defined"),
  });
  const byCallback = app.page['byCallback'] as (id: string) => void;
  byCallback('shop/tool');
  byCallback('./nothing');
  await app.idle();
  expect(app.log).toEqual(['a tool', './nothing']);
});

test('a package that cannot be loaded is heard by onLazyLoadError', async () => {
  const app = await start({ usingComponents: {} });
  app.breakScripts();
  const failed = await (app.page['later'] as (id: string) => Promise<unknown>)('./shop/tool');
  expect(failed).toMatchObject({ mod: './shop/tool' });
  expect(app.log).toMatchObject([
    { type: 'subpackage', subpackage: ['shop'], errMsg: expect.stringMatching(/^loadSubpackage:fail failed to load/) },
  ]);
});

test('styles of a generic’s default reach the page', async () => {
  const app = await runMiniProgram({
    'app.json': JSON.stringify({ pages: ['a'] }),
    'a.json': '{"usingComponents":{"c":"c"}}',
    'a.wxml': '<c/>',
    'c.json': '{"component":true,"componentGenerics":{"inner":{"default":"d"}}}',
    'c.wxml': '<inner/>',
    'd.json': '{"component":true}',
    'd.wxml': 'default',
    'd.wxss': '',
  });
  expect(app.view.styleSheets).toContain('d');
});
