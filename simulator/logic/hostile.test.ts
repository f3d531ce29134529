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

const LOOP = {
  'pages/a/a.json': '{ "usingComponents": { "loop": "pages/a/loop" } }',
  'pages/a/loop.json': '{ "component": true, "usingComponents": { "loop": "pages/a/loop" } }',
};

const told = (app: Awaited<ReturnType<typeof page>>): string =>
  JSON.stringify([...app.of('console').map(({ entry }) => entry.args), ...app.of('appError').map(({ message, path }) => [message, path])]);

test('a component inside of itself is stopped, names its file, and the page goes on', async () => {
  const app = await page('<loop wx:if="{{on}}"/><text>{{n}}</text>', 'Page({ data: { n: 0 } })', {
    ...LOOP,
    'pages/a/loop.wxml': '<loop/>',
    'pages/a/loop.js': 'Component({})',
  });
  expect(() => app.page.setData({ on: true })).toThrow(/more than 100 levels deep at <loop> in pages\/a\/loop\.wxml/);
  app.page.setData({ on: false, n: 5 });
  await app.idle();
  expect(app.view.text()).toBe('5');
});

test('data of fifty megabytes are refused with page and size; of two megabytes they are set, and told of', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  expect(() => app.page.setData({ text: 'x'.repeat(50 * 1024 * 1024) })).toThrow(/pages\/a\/a.*text.*larger than 32 MB/);
  app.page.setData({ text: 'x'.repeat(2 * 1024 * 1024), n: 1 });
  await app.idle();
  expect(app.view.text()).toBe('1');
  expect(told(app)).toContain('setData of pages/a/a carried 2.0 MB at once');
});

test('data that refer to themselves, and getters that throw, are errors of the program and of nobody else', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  expect(() => app.page.setData({ cyclic })).toThrow(/refer to themselves/);
  const trap = {
    get bad(): never {
      throw new Error('from a getter');
    },
  };
  expect(() => app.page.setData(trap)).toThrow('from a getter');
  app.page.setData({ n: 7 });
  await app.idle();
  expect(app.view.text()).toBe('7');
});

test('a page of very many nodes is told of once', async () => {
  const app = await page('<view wx:for="{{list}}" wx:key="*this">{{item}}</view>', 'Page({ data: { list: [] } })');
  app.page.setData({ list: Array.from({ length: 11_000 }, (_, index) => index) });
  await app.idle();
  expect(told(app).split('more than 20000 nodes')).toHaveLength(2);
});
