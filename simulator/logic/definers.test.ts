import { afterEach, expect, test } from 'vitest';
import { runMiniProgram, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

const PAGE = { 'app.json': '{"pages":["a"]}', 'a.wxml': '<view id="v">{{ text }}</view>' };

test('a library that keeps Page and Component before app.js puts its own in their place for good', async () => {
  const program = await runMiniProgram({
    'app.json': '{"pages":["a","b"]}',
    'app.js': "'use strict'; require('./library'); App({ log: [] })",
    'library.js':
      "'use strict'; const ownPage = Page, ownComponent = Component;" +
      'Page = function (page) { return ownPage(Object.assign({}, page, { onShow() { getApp().log.push(this.route) } })) };' +
      'Component = function (part) { return ownComponent(Object.assign({}, part, { data: { word: "replaced" } })) };',
    'a.wxml': '<view>{{ text }} <x-part/></view>',
    'a.json': '{"usingComponents":{"x-part":"part"}}',
    'a.js': "Page({ data: { text: 'a' } })",
    'part.json': '{"component":true}',
    'part.wxml': '<view>{{ word }}</view>',
    'part.js': 'Component({})',
    'b.wxml': '<view>{{ text }}</view>',
    'b.js': "Page({ data: { text: 'b' } })",
  });
  expect(program.view.text()).toBe('a replaced');
  await program.api('navigateTo', { url: '/b' });
  await program.idle();
  expect(program.view.text()).toBe('b');
  expect(program.log).toEqual(['a', 'b']);
  expect(program.of('appError')).toEqual([]);
});

test('Page and Component outside of a page or component define nothing, and say so', async () => {
  const program = await runMiniProgram({
    ...PAGE,
    'app.js': 'Page({}); Component({}); App({ log: [typeof Behavior({})] })',
    'a.js': "Page({ data: { text: 'fine' } })",
  });
  expect(program.of('appError').map(({ message }) => message)).toEqual([
    'Page() was called outside of the script of a page or component: nothing is defined',
    'Component() was called outside of the script of a page or component: nothing is defined',
  ]);
  expect(program.log).toEqual(['object']);
  expect(program.view.text()).toBe('fine');
});

test('new pages share the modules of the app that stays, but none with definitions of the build before', async () => {
  const program = await runMiniProgram({
    ...PAGE,
    'app.js': "const store = require('./store'); App({ log: [], shared: () => store })",
    'store.js': 'exports.count = 1',
    'behavior.js': "getApp().log.push('behavior'); module.exports = Behavior({ data: { text: 'from the behavior' } })",
    'index.js': "module.exports = require('./behavior')",
    'a.js':
      "const store = require('./store'); store.count += 1; Page({ behaviors: [require('./index')], onLoad() { getApp().log.push(store.count, getApp().shared() === store) } })",
  });
  await program.reloadPages({ 'a.wxml': '<view id="v">new {{ text }}</view>' });
  expect(program.log).toEqual(['behavior', 2, true, 'behavior', 3, true]);
  expect(program.view.text()).toBe('new from the behavior');
  expect(program.of('appError')).toEqual([]);
});
