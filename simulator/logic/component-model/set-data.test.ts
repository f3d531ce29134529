import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

test('paths reach into objects and lists, and make what is not there', async () => {
  const app = await runPage('{{a.b[0].c}}-{{x.y}}-{{list.length}}', 'Page({ data: { a: { b: [{ c: 1 }] }, list: [] } })');
  app.page.setData({ 'a.b[0].c': 2, 'x.y': 3, 'list[2]': 'end' });
  await app.idle();
  expect(app.view.text()).toBe('2-3-3');
  expect(app.page.data).toMatchObject({ a: { b: [{ c: 2 }] }, x: { y: 3 } });
});

test('a dot in brackets or behind a backslash belongs to the name', async () => {
  const app = await runPage('', 'Page({ data: { o: {} } })');
  app.page.setData({ 'o.a\\.b': 1 });
  expect(app.page.data['o']).toEqual({ 'a.b': 1 });
});

test('what is shown is a copy: a later change of the object does not show', async () => {
  const app = await runPage('{{o.n}}{{x}}', 'Page({ data: { o: { n: 1 }, x: 0 } })');
  const given = { n: 5 };
  app.page.setData({ o: given });
  given.n = 6;
  app.page.setData({ x: 1 });
  await app.idle();
  expect(app.view.text()).toBe('51');
});

test('pure fields may hold components, and lists of them by path', async () => {
  const app = await runPage('<c id="c"/>', 'Page({})', {
    c: {
      wxml: '{{_kept.length}}{{n}}',
      js: 'Component({ options: { pureDataPattern: /^_/ }, data: { _kept: [], _more: {}, n: 0 }, methods: { keep() { this.setData({ _kept: [this], "_more.list": [this], n: 1 }); log(this.data._kept[0] === this && this.data._more.list.length) } } })',
    },
  });
  (app.page['selectComponent'] as (selector: string) => { keep(): void })('#c').keep();
  await app.idle();
  expect(app.log).toEqual([1]);
  expect(app.view.text()).toBe('1');
  expect(app.of('appError')).toEqual([]);
});

test('a component may be set as data of another one', async () => {
  const app = await runPage(
    '<c id="c"/><d id="d" n="{{n}}"/>',
    'Page({ data: { n: 1 }, onReady() { this.selectComponent("#c").take(this.selectComponent("#d")) } })',
    {
      c: {
        wxml: '{{n}}',
        js: 'Component({ data: { other: null, n: 0 }, methods: { take(other) { this.setData({ other, n: 1 }); log(this.data.other === other && this.data.other.data.n) } } })',
      },
      d: { js: 'Component({ properties: { n: Number } })' },
    },
  );
  await app.idle();
  expect(app.log).toEqual([1]);
  expect(app.view.text()).toBe('1');
  expect(app.of('appError')).toEqual([]);
});

test('undefined is warned of by its path and leaves the data as it is', async () => {
  const app = await runPage('{{a}}', 'Page({ data: { a: 1, o: { b: 2 } } })');
  app.page.setData({ a: undefined, 'o.b': undefined });
  await app.idle();
  expect(app.page.data).toEqual({ a: 1, o: { b: 2 } });
  const lines = app.of('console').map(({ entry }) => [entry.level, (entry.args[0] as { value: string }).value]);
  expect(lines).toEqual([
    ['warn', 'Setting data field "a" to undefined is invalid.'],
    ['warn', 'Setting data field "o.b" to undefined is invalid.'],
  ]);
});

test('groupSetData makes one batch', async () => {
  const app = await runPage(
    '{{a}}{{b}}',
    'Page({ data: { a: 1, b: 1 }, both() { this.groupSetData(() => { this.setData({ a: 2 }); this.setData({ b: 2 }) }) } })',
  );
  const before = app.view.batches.length;
  (app.page['both'] as () => void)();
  await app.idle();
  expect(app.view.text()).toBe('22');
  expect(app.view.batches.length).toBe(before + 1);
});

test('this.data is fresh right after setData', async () => {
  const app = await runPage('', 'Page({ data: { n: 0 }, up() { this.setData({ n: 1 }); log(this.data.n) } })');
  (app.page['up'] as () => void)();
  expect(app.log).toEqual([1]);
});

test('nextTick runs after the code that asks', async () => {
  const app = await runPage('', "Page({ onLoad() { wx.nextTick(() => log('tick')); log('first') } })");
  await app.idle();
  expect(app.log).toEqual(['first', 'tick']);
});

test('an update listener hears each update, with its paths when it asks for them', async () => {
  const app = await runPage(
    '<c n="{{n}}"/>',
    'Page({ data: { n: 1 }, onLoad() { this.setUpdatePerformanceListener({ withDataPaths: true }, (r) => log(r)) } })',
    { c: { wxml: '{{n}}', js: 'Component({ properties: { n: Number } })' } },
  );
  app.log.length = 0;
  app.page.setData({ n: 2 });
  await app.idle();
  expect(app.log).toMatchObject([{ dataPaths: [['n']], isMergedUpdate: false }]);
  const [heard] = app.log as unknown as Record<string, number>[];
  expect(heard!['updateEndTimestamp']).toBeGreaterThanOrEqual(heard!['updateStartTimestamp']!);
  expect(heard!['updateStartTimestamp']).toBeGreaterThanOrEqual(heard!['pendingStartTimestamp']!);
  expect(typeof heard!['updateProcessId']).toBe('number');
});

test('applyAnimatedStyle says that it needs another renderer', async () => {
  const app = await runPage(
    '<view id="v"/>',
    "Page({ onLoad() { this.applyAnimatedStyle('#v', () => ({})); this.clearAnimatedStyle('#v', []) } })",
  );
  expect(app.of('appError')).toEqual([]);
  expect(app.of('console').map(({ entry }) => (entry.args[0] as { value: string }).value)).toEqual([
    expect.stringMatching(/^applyAnimatedStyle .*Skyline/),
    expect.stringMatching(/^clearAnimatedStyle .*Skyline/),
  ]);
});
