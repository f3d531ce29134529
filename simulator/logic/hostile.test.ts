import { afterEach, expect, test, vi } from 'vitest';
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
  let deep: unknown = 0;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(() => app.page.setData({ deep })).toThrow(/pages\/a\/a.*deep.*nested more than 1000 levels deep/);
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

test('very many items of a list are all shown, before those after them', async () => {
  const app = await page('<text wx:for="{{list}}" wx:key="*this">{{item}}</text><text>end</text>', 'Page({ data: { list: [] } })');
  const list = Array.from({ length: 10_500 }, (_, index) => index);
  app.page.setData({ list: list.slice(0, 2) });
  app.page.setData({ list: [0, ...list.slice(2), 1] });
  await app.idle();
  expect(app.view.text()).toBe(`${[0, ...list.slice(2), 1].join('')}end`);
});

test('text that no phone lays out is cut, in all texts of a page together, and told of once', async () => {
  const app = await page('<text>{{a}}</text><text>{{b}}</text>', 'Page({ data: { a: "", b: "" } })');
  app.page.setData({ a: 'x'.repeat(900_000), b: 'y'.repeat(900_000) });
  await app.idle();
  const length = app.view.text().length;
  expect(length).toBeGreaterThan(900_000);
  expect(length).toBeLessThan(1_010_000);
  app.page.setData({ a: 'x', b: 'z'.repeat(900_000) });
  await app.idle();
  expect(app.view.text()).toBe(`x${'z'.repeat(900_000)}`);
  expect(told(app).split('1000000 characters of text')).toHaveLength(2);
});

test('a thousand titles are one message to the phone', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  const before = app.of('navigationBar').length;
  for (let i = 0; i < 1000; i++) app.wx['setNavigationBarTitle']!({ title: `t${i}` });
  await app.idle();
  expect(app.of('navigationBar').slice(before)).toMatchObject([{ state: { title: 't999' } }]);
});

test('an API that cannot ask for its permission fails', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  app.answers['permission'] = () => {
    throw new Error('permission:fail too many dialogs wait for an answer (20)');
  };
  expect(await app.api('getLocation', {})).toEqual({ errMsg: 'getLocation:fail too many dialogs wait for an answer (20)' });
  expect(told(app)).not.toContain('too many dialogs');
});

test('more than a thousand timers are told of once, and a hundred thousand are the end', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  const { setInterval: every, setTimeout: later, clearInterval: stop } = app.scope as unknown as typeof globalThis;
  const timers: ReturnType<typeof setInterval>[] = [];
  const start = (count: number): void => {
    for (let i = 0; i < count; i++) timers.push(every(() => {}, 60_000));
  };
  start(1000);
  expect(told(app)).not.toContain('timers run at once');
  start(2000);
  expect(told(app).split('timers run at once')).toHaveLength(2);
  expect(() => start(100_000)).toThrow('100000 timers run already');
  expect(() => later(() => {}, 1)).toThrow('setTimeout: 100000 timers');
  for (const timer of timers) stop(timer);
  const given = await new Promise((resolve) => later((...all: unknown[]) => resolve(all), 1, 'a', 2));
  expect(given).toEqual(['a', 2]);
});

test('calls that nobody answers are refused beyond 5,000, and a loop of calls ends', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  const failures: string[] = [];
  for (let i = 0; i < 6000; i++) app.wx['showToast']!({ title: 'a', fail: (error: { errMsg: string }) => failures.push(error.errMsg) });
  await app.idle();
  expect(failures).toHaveLength(1000);
  expect(failures[0]).toBe('showToast:fail too many calls wait for an answer (5000)');
  expect(() => {
    for (;;) app.wx['setStorageSync']!('a', 1);
  }).toThrow('50000 times without a pause');
});

test('a program that sets data without end is told once', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  for (let i = 0; i < 1500; i++) app.page.setData({ n: i });
  const warnings = (): number => told(app).split('more than 500 times in a second').length - 1;
  await vi.waitFor(() => expect(warnings()).toBe(1), 5000);
  for (let i = 0; i < 1500; i++) app.page.setData({ n: i });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await app.idle();
  expect(warnings()).toBe(1);
});

test('what leaves for the tools is never as long as a program can make it', async () => {
  const app = await page('<text>{{n}}</text>', 'Page({ data: { n: 0 } })');
  const text = 'x'.repeat(20 * 1024 * 1024);
  const before = app.messages.length;
  expect(await app.api('navigateTo', { url: `/pages/a/a?a=${text}` })).toMatchObject({
    errMsg: expect.stringContaining('longer than 65536'),
  });
  app.raise('error', { error: new Error(text) });
  app.raise('unhandledrejection', { reason: text });
  (app.scope['console'] as Console).log(text, { [text]: text }, Symbol(text), [text]);
  await app.idle();
  expect(JSON.stringify(app.messages.slice(before)).length).toBeLessThan(300_000);
});

test('a hint of the engine is told once, however many elements give it', async () => {
  const app = await page(
    '<part wx:for="{{list}}" wx:key="*this" count="{{item}}"/><text>{{n}}</text>',
    'Page({ data: { n: 0, list: [] } })',
    {
      'pages/a/a.json': '{ "usingComponents": { "part": "pages/a/part" } }',
      'pages/a/part.json': '{ "component": true }',
      'pages/a/part.wxml': '<text>{{count}}</text>',
      'pages/a/part.js': 'Component({ properties: { count: Number } });',
    },
  );
  app.page.setData({ list: Array.from({ length: 700 }, (_, index) => `text ${index % 2}`) });
  await app.idle();
  const hints = app.of('console').map(({ entry }) => entry);
  expect(hints.filter(({ level }) => level === 'debug').length).toBeGreaterThan(0);
  expect(hints.length).toBeLessThan(5);
});
