import { afterEach, expect, test } from 'vitest';
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

test('a page is rendered from its template and data', async () => {
  const app = await page('<view class="title">Hello {{name}}</view>', "Page({ data: { name: 'kumquat' } })");
  expect(app.messages.filter((m) => m.kind === 'appError')).toEqual([]);
  expect(app.view.html()).toContain('<view class="title">Hello kumquat</view>');
});

test('setData changes what depends on it and nothing else, in one batch', async () => {
  const app = await page('<view id="a">{{a}}</view><view id="b">{{b}}</view>', 'Page({ data: { a: 1, b: 2 } })');
  const before = app.view.batches.length;
  app.page.setData({ a: 5 });
  app.page.setData({ a: 6 });
  await app.idle();
  expect(app.view.text()).toBe('62');
  expect(app.view.batches.length).toBe(before + 1);
});

test('wx:if and wx:for add, move and remove elements', async () => {
  const app = await page(
    '<view wx:if="{{on}}">on</view><view wx:else>off</view><text wx:for="{{list}}" wx:key="id">{{item.id}}</text>',
    "Page({ data: { on: true, list: [{ id: 'x' }, { id: 'y' }] } })",
  );
  expect(app.view.text()).toBe('onxy');
  app.page.setData({ on: false, list: [{ id: 'y' }, { id: 'z' }, { id: 'x' }] });
  await app.idle();
  expect(app.view.text()).toBe('offyzx');
  app.page.setData({ list: [] });
  await app.idle();
  expect(app.view.text()).toBe('off');
});

test('elements that are gone are released in the view', async () => {
  const app = await page('<view wx:for="{{list}}" wx:key="*this">{{item}}</view>', 'Page({ data: { list: [1, 2, 3] } })');
  const many = app.view.nodes.size;
  app.page.setData({ list: [] });
  await app.idle();
  expect(app.view.nodes.size).toBe(many - 6);
});

test('attributes keep their types', async () => {
  const app = await page(
    '<scroll-view id="s" scroll-y scroll-top="{{12}}" ratio="{{1.5}}" off="{{false}}" none="{{none}}" list="{{list}}"></scroll-view>',
    'Page({ data: { none: null, list: [1, { a: 2 }] } })',
  );
  expect(app.view.byId('s').attributes).toMatchObject({
    'scroll-y': true,
    'scroll-top': 12,
    ratio: 1.5,
    off: false,
    none: null,
    list: [1, { a: 2 }],
  });
});

test('datasets reach the view, because its scripts read them', async () => {
  const app = await page('<view id="v" data-index="{{i}}" data-user-name="kim"></view>', 'Page({ data: { i: 3 } })');
  expect(app.view.byId('v').dataset).toEqual({ index: 3, userName: 'kim' });
  app.page.setData({ i: 4 });
  await app.idle();
  expect(app.view.byId('v').dataset).toEqual({ index: 4, userName: 'kim' });
});

test('the callback of setData runs when the change has been painted', async () => {
  const app = await page('<view>{{a}}</view>', 'Page({ data: { a: 1 } })');
  const seen: string[] = [];
  app.page.setData({ a: 2 }, () => seen.push(app.view.text()));
  expect(seen).toEqual([]);
  await app.idle();
  expect(seen).toEqual(['2']);
});

test('setData is counted and measured', async () => {
  const app = await page('<view>{{name}}</view>', "Page({ data: { name: '' } })");
  app.page.setData({ name: 'é', 'deep.key': 1 });
  await app.idle();
  const [figures] = app.of('setDataStats');
  expect(figures).toMatchObject({ component: 'pages/a/a', keys: ['name', 'deep.key'] });
  expect(figures!.bytes).toBe(Buffer.byteLength(JSON.stringify({ name: 'é', 'deep.key': 1 })));
  expect(figures!.ms).toBeGreaterThanOrEqual(0);
});

test('model: writes back what the view changed', async () => {
  const app = await page('<input id="i" model:value="{{text}}" /><view>{{text}}</view>', "Page({ data: { text: 'a' } })");
  const input = app.view.byId('i');
  expect(input.models).toEqual(new Set(['value']));
  app.view.send({ kind: 'model', element: input.id, name: 'value', value: 'typed' });
  await app.idle();
  expect(app.page.data['text']).toBe('typed');
  expect(app.view.text()).toBe('typed');
});

test('the first painted frame is reported with its time and size', async () => {
  const app = await page('<view>x</view>', 'Page({})');
  expect(app.of('firstRender')).toMatchObject([{ path: 'pages/a/a', pageId: 1 }]);
  expect(app.of('firstRender')[0]!.nodes).toBeGreaterThan(1);
});

test('a page without a script still shows its template', async () => {
  const app = await runMiniProgram({ 'app.json': '{"pages":["pages/a/a"]}', 'pages/a/a.wxml': '<view>only markup</view>' });
  expect(app.view.text()).toBe('only markup');
});
