import { serialize } from 'node:v8';
import { afterEach, expect, test, vi } from 'vitest';
import type { FakeView } from './test-support/fake-view.ts';
import { type MiniProgram, runMiniProgram, stopAll } from './test-support/run-mini-program.ts';

afterEach(() => {
  vi.restoreAllMocks();
  stopAll();
});

const LIST = '<view wx:for="{{rows}}" wx:key="id" class="row"><text>{{item.label}}</text></view><text id="count">{{count}}</text>';
const SCRIPT = "Page({ data: { count: 0, rows: Array.from({ length: 1000 }, (_, id) => ({ id, label: 'Row ' + id })) } })";

async function list(): Promise<{ app: MiniProgram; view: FakeView; batches: FakeView['batches'] }> {
  const app = await runMiniProgram({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'pages/a/a.wxml': LIST,
    'pages/a/a.js': SCRIPT,
  });
  const { view } = app;
  view.batches.length = 0;
  return { app, view, batches: view.batches };
}

test('one changed path of a long list is a message of less than 100 bytes', async () => {
  const { app, view, batches } = await list();
  app.page.setData({ 'rows[500].label': 'Changed' }, () => {});
  await app.idle();
  expect(view.text()).toContain('Row 499ChangedRow 501');
  expect(batches).toHaveLength(1);
  expect(serialize(batches[0]).byteLength).toBeLessThan(100);
});

test('the first batch of a long page comes in parts, of which the last one puts the page together; a later one in at most one a frame', async () => {
  const app = await runMiniProgram({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'pages/a/a.wxml': LIST,
    'pages/a/a.js': SCRIPT,
  });
  const { batches } = app.view;
  expect(batches.length).toBeGreaterThan(5);
  expect(batches.map(({ goesOn }) => goesOn)).toEqual([...batches.slice(1).map(() => true), undefined]);
  expect(app.view.text()).toMatch(/^Row 0Row 1Row 2.*Row 9990$/);
  expect(app.view.html()).toContain('<view class="row"><text>Row 999</text></view>');
  const renew = async (name: string): Promise<(true | undefined)[]> => {
    batches.length = 0;
    app.page.setData({ rows: Array.from({ length: 1000 }, (_, id) => ({ id: `${name} ${id}`, label: `${name} ${id}` })) });
    await app.idle();
    return batches.map(({ goesOn }) => goesOn);
  };
  let now = 100_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  await renew('Frame');
  expect(await renew('Soon')).toEqual([undefined]);
  now += 16;
  expect(await renew('New')).toEqual([true, undefined]);
  expect(app.view.text()).toMatch(/^New 0New 1New 2.*New 9990$/);
});

test('fifty changes in one task are one message', async () => {
  const { app, view, batches } = await list();
  let callbacks = 0;
  for (let count = 1; count <= 50; count++) app.page.setData({ count }, () => callbacks++);
  await app.idle();
  expect(view.byId('count').children[0]!.text).toBe('50');
  expect(callbacks).toBe(50);
  expect(batches).toHaveLength(1);
});

test('changes of many tasks are one message a frame', async () => {
  const { app, view, batches } = await list();
  view.paints = false;
  for (let frame = 1; frame <= 3; frame++) {
    for (let task = 1; task <= 10; task++) {
      app.page.setData({ count: frame * 100 + task });
      await app.idle();
    }
    view.paint();
    await app.idle();
  }
  // The first change goes at once, what comes during its frame with the next one.
  expect(batches).toHaveLength(4);
  expect(view.byId('count').children[0]!.text).toBe('310');
});

test('nothing is sent while nothing changes, and callbacks come all the same', async () => {
  const { app, batches } = await list();
  await new Promise<void>((done) => app.page.setData({ count: 0, unused: 1 }, done));
  await app.idle();
  expect(batches).toEqual([]);
});

test('a question of the app does not wait for the frame', async () => {
  const { app, view, batches } = await list();
  view.paints = false;
  app.page.setData({ count: 1 });
  await app.idle();
  app.page.setData({ count: 2 });
  const fields = new Promise((answer) => {
    const query = app.wx['createSelectorQuery']!() as { select(of: string): { boundingClientRect(): { exec(done: unknown): void } } };
    query.select('#count').boundingClientRect().exec(answer);
  });
  expect(await fields).toMatchObject([{ width: 10 }]);
  // What was changed before the question has been applied before the answer.
  expect(view.byId('count').children[0]!.text).toBe('2');
  expect(batches).toHaveLength(2);
});

test('callbacks that wait for a frame come when the page is closed', async () => {
  const { app, view } = await list();
  view.paints = false;
  const seen: string[] = [];
  app.page.setData({ count: 1 }, () => seen.push('sent'));
  await app.idle();
  app.page.setData({ count: 2 }, () => seen.push('held'));
  await app.api('reLaunch', { url: '/pages/a/a' });
  await app.idle();
  expect(seen).toEqual(['sent', 'held']);
});
