import { afterEach, expect, test } from 'vitest';
import { ListenerKind } from '../protocol/ops.ts';
import { runMiniProgram, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

const page = (wxml: string, script: string, more: Record<string, string> = {}) =>
  runMiniProgram({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({ log: [] })',
    'pages/a/a.json': '{}',
    'pages/a/a.wxml': wxml,
    'pages/a/a.js': script,
    ...more,
  });

const HANDLERS =
  "Page({ outer(e) { getApp().log.push('outer ' + e.target.id + ' ' + e.currentTarget.id) }, inner() { getApp().log.push('inner') } })";

test('events bubble from the element to its ancestors', async () => {
  const app = await page('<view id="o" bind:tap="outer"><view id="i" bind:tap="inner"></view></view>', HANDLERS);
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['inner', 'outer i o']);
});

test('catch stops an event, and the view is told so that it can prevent the default at once', async () => {
  const app = await page('<view id="o" bind:tap="outer"><view id="i" catch:tap="inner"></view></view>', HANDLERS);
  expect(app.view.byId('i').listeners['tap']).toBe(ListenerKind.final);
  expect(app.view.byId('o').listeners['tap']).toBe(ListenerKind.listen);
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['inner']);
});

test('what a framework puts on an event changes nothing of its way', async () => {
  const app = await page(
    '<view bind:tap="outer"><view id="i" catch:tap="inner"></view></view>',
    "Page({ outer() { getApp().log.push('outer') }, inner(e) { e.stopPropagation = e.preventDefault = () => {}; getApp().log.push('inner') } })",
  );
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['inner']);
});

test('capture runs from the outside in, before bubbling', async () => {
  const app = await page('<view id="o" capture-bind:tap="outer"><view id="i" bind:tap="inner"></view></view>', HANDLERS);
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['outer i o', 'inner']);
});

test('an event is a plain object: type, detail, touches, marks, datasets, offsets', async () => {
  const app = await page(
    '<view mark:area="list"><view id="i" data-row="{{7}}" mark:row="{{7}}" bind:tap="on"></view></view>',
    'Page({ on(e) { getApp().event = JSON.parse(JSON.stringify(e)) } })',
  );
  app.view.tap('i', { x: 10, y: 20 });
  await app.idle();
  expect(app.app['event']).toMatchObject({
    type: 'tap',
    timeStamp: 5,
    detail: { x: 10, y: 20 },
    mark: { area: 'list', row: 7 },
    target: { id: 'i', dataset: { row: 7 }, offsetLeft: 3, offsetTop: 4 },
    currentTarget: { id: 'i', dataset: { row: 7 } },
    touches: [{ identifier: 0, pageX: 1 }],
    changedTouches: [{ identifier: 0 }],
  });
});

test('what changed in a handler is sent before the next macrotask', async () => {
  const app = await page(
    '<view id="i" bind:tap="on">{{n}}</view>',
    'Page({ data: { n: 0 }, on() { this.setData({ n: this.data.n + 1 }) } })',
  );
  const before = app.view.batches.length;
  app.view.tap('i');
  await app.idle();
  expect(app.view.text()).toBe('1');
  expect(app.view.batches.length).toBe(before + 1);
});

test('a handler of input may answer with the text to show', async () => {
  const app = await page(
    '<input id="i" bind:input="on" />',
    'Page({ on(e) { return { value: e.detail.value.toUpperCase(), cursor: 1 } } })',
  );
  app.view.event('i', 'input', { value: 'ab', cursor: 2 });
  await app.idle();
  expect(app.view.requests.at(-1)).toMatchObject({ kind: 'setInput', value: 'AB', cursor: 1, element: app.view.byId('i').id });
});

test('a handler that throws is reported with its page and stops nothing', async () => {
  const app = await page(
    '<view id="o" bind:tap="fine"><view id="i" bind:tap="bad"></view></view>',
    "Page({ bad() { throw new Error('boom') }, fine() { getApp().log.push('fine') } })",
  );
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['fine']);
  expect(app.of('appError')).toMatchObject([{ message: 'boom', path: 'pages/a/a' }]);
  expect(app.of('appError')[0]!.location).toMatchObject({ file: `${app.baseUrl}logic.js` });
  expect(app.of('console').filter(({ entry }) => entry.level === 'error')).toHaveLength(1);
});

test('listeners on a virtual host are announced page-wide and still heard', async () => {
  const app = await page('<c bind:tap="outer"></c>', HANDLERS, {
    'pages/a/a.json': JSON.stringify({ usingComponents: { c: 'parts/c' } }),
    'parts/c.json': '{"component":true}',
    'parts/c.wxml': '<view id="i"></view>',
    'parts/c.js': 'Component({ options: { virtualHost: true } })',
  });
  expect(app.view.pageWide).toContain('tap');
  app.view.tap('i');
  await app.idle();
  expect(app.log).toHaveLength(1);
});

test('view scripts: expressions run here, event handlers are bound in the view', async () => {
  const app = await page(
    '<wxs module="m">module.exports = { up: function (s) { return s.toUpperCase() }, drag: function () {} }</wxs><view id="i" bind:touchmove="{{m.drag}}">{{m.up(name)}}</view>',
    "Page({ data: { name: 'x' } })",
  );
  expect(app.view.text()).toBe('X');
  expect(app.view.byId('i').scripts).toEqual({ touchmove: 'pages/a/a#m:drag' });
});

const LISTENER = '<wxs module="m">module.exports.on = function () {}</wxs><view id="v" change:prop="{{m.on}}" prop="{{n}}"></view>';

test('change: listeners run in the view, with the new and the old value and their component', async () => {
  const app = await page(LISTENER, 'Page({ data: { n: 1 } })');
  app.page.setData({ n: 2 });
  await app.idle();
  const { id } = app.view.byId('v');
  expect(app.view.changes).toMatchObject([
    { element: id, script: 'pages/a/a#m:on', now: 1, before: undefined, binding: { scope: '' } },
    { element: id, script: 'pages/a/a#m:on', now: 2, before: 1 },
  ]);
});

test('of a virtual host, which has no element, the topmost element of its template stands for it', async () => {
  const app = await page('<view><c n="{{n}}"/><c n="{{n}}"/></view>', 'Page({ data: { n: 1 } })', {
    'pages/a/a.json': '{"usingComponents":{"c":"parts/c"}}',
    'parts/c.json': '{"component":true}',
    'parts/c.wxml': `<view class="top">${LISTENER.replace('<view', '<view bind:tap="{{m.on}}"')}</view>`,
    'parts/c.js':
      'Component({ options: { virtualHost: true }, properties: { n: Number }, methods: { hello(x) { getApp().log.push([this.data.n, x]) } } })',
  });
  const tops = [...app.view.nodes.values()].filter((node) => String(node.attributes['class']).endsWith('top')).map(({ id }) => id);
  const changes = app.view.changes.filter(({ now }) => now === 1);
  expect(changes.map(({ binding }) => [binding.hostElement, binding.virtual])).toEqual(tops.map((id) => [id, true]));
  expect(app.view.bindings.slice(-2).map((binding) => binding?.hostElement)).toEqual(tops);
  app.view.send({ kind: 'call', host: changes[1]!.binding.host, method: 'hello', args: 'x' });
  await app.idle();
  expect(app.log).toEqual([[1, 'x']]);
});

test('a view script calls a method of the component that it has selected, or else of its own', async () => {
  const app = await page(
    `${LISTENER}<c id="c"/>`,
    'Page({ data: { n: 1 }, both() { getApp().log.push("page") }, own() { getApp().log.push("own") } })',
    {
      'pages/a/a.json': '{"usingComponents":{"c":"parts/c"}}',
      'parts/c.json': '{"component":true}',
      'parts/c.wxml': '<slot/>',
      'parts/c.js': 'Component({ methods: { both(x) { getApp().log.push(x) } } })',
    },
  );
  const { host } = app.view.changes[0]!.binding;
  const element = app.view.byId('c').id;
  app.view.send({ kind: 'call', host, element, method: 'both', args: 'c' });
  app.view.send({ kind: 'call', host, element, method: 'own', args: null });
  app.view.send({ kind: 'call', host, method: 'both', args: null });
  await app.idle();
  expect(app.log).toEqual(['c', 'own', 'page']);
});

test('a view script in the view calls a method of its component', async () => {
  const app = await page(
    '<wxs module="m">module.exports.f = function () {}</wxs><view id="i" bind:tap="{{m.f}}"></view>',
    'Page({ hello(x) { getApp().log.push(x.n) } })',
  );
  const binding = app.view.batches.flatMap((batch) => batch.values ?? []).find((value) => (value as { host?: number } | null)?.host) as {
    host: number;
  };
  app.view.send({ kind: 'call', host: binding.host, method: 'hello', args: { n: 1 } });
  await app.idle();
  expect(app.log).toEqual([1]);
});
