import { afterEach, expect, test } from 'vitest';
import { runMiniProgram, stopAll } from './test-support/run-mini-program.ts';
import { runPage } from './test-support/run-page.ts';

afterEach(stopAll);

test('the capsule’s menu offers what the page takes care of', async () => {
  const app = await runPage('', 'Page({ onShareAppMessage() {}, onAddToFavorites() {} })');
  expect(app.of('pageMenu')).toEqual([{ kind: 'pageMenu', pageId: 1, actions: ['share', 'favorite'] }]);
});

test('a card: the page’s own, with what it leaves out', async () => {
  const app = await runPage(
    '',
    "Page({ onShareAppMessage(e) { log(e.from); return { title: 'mine', imageUrl: '/a.png' } }, onShareTimeline() { return { query: 'a=1' } } })",
  );
  app.send({ kind: 'menuAction', action: 'share' });
  app.send({ kind: 'menuAction', action: 'timeline' });
  await app.idle();
  expect(app.log).toEqual(['menu']);
  expect(app.calls('showShare')).toEqual([{ title: 'mine', imageUrl: '/a.png', path: '/pages/a/a' }]);
  expect(app.calls('simulate')).toMatchObject([{ api: 'shareTimeline', result: { title: 'test', query: 'a=1' } }]);
});

test('a card may come later', async () => {
  const app = await runPage(
    '',
    "Page({ onShareAppMessage() { return { title: 'at once', promise: Promise.resolve({ title: 'later', path: '/x' }) } } })",
  );
  app.send({ kind: 'menuAction', action: 'share' });
  await app.idle();
  expect(app.calls('showShare')).toEqual([{ title: 'later', path: '/x', imageUrl: '' }]);
});

test('restartMiniProgram asks the device to start anew', async () => {
  const app = await runPage('', 'Page({})');
  await app.api('restartMiniProgram', { path: 'pages/a/a?b=1' });
  expect(app.calls('restart')).toEqual([{ path: 'pages/a/a', query: { b: '1' } }]);
});

test('onSaveExitState runs when the app goes to the background', async () => {
  const app = await runPage('', "Page({ onHide() { log('hide') }, onSaveExitState() { log('save'); return { data: 1 } } })");
  app.send({ kind: 'visibility', visible: false });
  expect(app.log).toEqual(['hide', 'save']);
});

test('a page asked for from outside that does not exist: the app hears, and the pages stay', async () => {
  const app = await runPage(
    '',
    'Page({})',
    {},
    { 'app.js': 'App({ log: [], onPageNotFound(e) { this.log.push([e.path, e.query, e.isEntryPage]) } })' },
  );
  app.send({ kind: 'reLaunch', path: 'pages/gone', query: { a: '1' } });
  await app.idle();
  expect(app.log).toEqual([['pages/gone', { a: '1' }, false]]);
  expect(app.stack).toEqual(['pages/a/a']);
});

test('referrerInfo reaches onLaunch and the options', async () => {
  const referrerInfo = { appId: 'other', extraData: { n: 1 } };
  const app = await runMiniProgram(
    { 'app.json': '{"pages":["a"]}', 'app.js': 'App({ onLaunch(o) { this.options = o } })', 'a.wxml': '' },
    { launch: { path: 'a', query: {}, scene: 1037, referrerInfo } },
  );
  expect(app.app['options']).toMatchObject({ scene: 1037, referrerInfo });
  expect(app.wx['getLaunchOptionsSync']!()).toMatchObject({ referrerInfo });
});
