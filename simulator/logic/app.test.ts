import { afterEach, expect, test } from 'vitest';
import { HIDDEN_GLOBALS } from './logic-scope.ts';
import { prepareMiniProgram, runMiniProgram, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

const app = (appJs: string, pageJs = 'Page({})', more: Record<string, string> = {}) =>
  runMiniProgram({ 'app.json': '{"pages":["a"]}', 'app.js': appJs, 'a.wxml': '<view id="v">x</view>', 'a.js': pageJs, ...more });

test('the worker’s own powers are undefined for the mini program', async () => {
  const program = await app(
    `App({ log: ${JSON.stringify(HIDDEN_GLOBALS)}.filter(function (name) { return typeof globalThis[name] !== 'undefined' }) })`,
  );
  expect(program.log).toEqual([]);
});

test('powers inherited from a prototype are hidden as well', () => {
  const program = prepareMiniProgram({ 'app.json': '{"pages":["a"]}' });
  const names = Object.keys(program.scope);
  expect(names).not.toContain('fetch');
  expect(program.scope['fetch']).toBeUndefined();
  expect(program.scope['postMessage']).toBeUndefined();
});

test('onLaunch gets path, query and scene; getApp is the same object everywhere', async () => {
  const program = await runMiniProgram(
    {
      'app.json': '{"pages":["a"]}',
      'app.js': 'App({ onLaunch(o) { this.options = o } })',
      'a.wxml': '<view/>',
      'a.js': 'const app = getApp(); Page({ onLoad() { app.seen = true } })',
    },
    { launch: { path: 'a', query: { from: 'card' }, scene: 1007 } },
  );
  expect(program.app['options']).toMatchObject({ path: 'a', query: { from: 'card' }, scene: 1007 });
  expect(program.app['seen']).toBe(true);
});

test('a project without App still starts', async () => {
  const program = await app('');
  expect(program.view.text()).toBe('x');
});

test('modules: relative, from the root, npm, JSON, cycles, and one that is missing', async () => {
  const program = await app(
    "const u = require('./lib/u'); App({ log: [u.name, require('/lib/u').name, require('pkg').name, require('./lib/one').two()] })",
    "require('./nothing'); Page({})",
    {
      'lib/u.js': "exports.name = 'u'",
      'lib/one.js': "const two = require('./two'); exports.two = function () { return two.value }; exports.one = 1",
      'lib/two.js': "const one = require('./one'); exports.value = typeof one.two",
      'miniprogram_npm/pkg/index.js': "module.exports = { name: 'pkg' }",
    },
  );
  expect(program.log).toEqual(['u', 'u', 'pkg', 'undefined']);
  expect(program.of('appError')).toMatchObject([{ path: 'a', message: expect.stringContaining("module './nothing' is not defined") }]);
  expect(program.view.text()).toBe('x');
});

test('onError hears errors, also uncaught ones; wx.onError as well', async () => {
  const program = await app(
    "App({ log: [], onError(text) { this.log.push(text.split('\\n')[0]) } })",
    "Page({ onLoad() { throw new Error('in onLoad') } })",
  );
  program.raise('error', { error: new Error('uncaught') });
  expect(program.log).toEqual(['in onLoad', 'uncaught']);
  expect(program.of('appError').map((message) => message.message)).toEqual(['in onLoad', 'uncaught']);
});

test('an onError that throws does not call itself', async () => {
  const program = await app("App({ log: [], onError() { this.log.push(1); throw new Error('again') } })");
  program.raise('error', { error: new Error('first') });
  expect(program.log).toEqual([1]);
});

test('unhandled rejections', async () => {
  const program = await app('App({ log: [], onUnhandledRejection(r) { this.log.push(r.reason.message) } })');
  program.raise('unhandledrejection', { reason: new Error('late'), promise: Promise.resolve() });
  expect(program.log).toEqual(['late']);
});

test('theme changes', async () => {
  const program = await app('App({ log: [], onThemeChange(t) { this.log.push(t.theme) } })', undefined, {
    'app.json': '{"pages":["a"],"darkmode":true}',
  });
  program.send({ kind: 'theme', theme: 'dark' });
  program.send({ kind: 'theme', theme: 'dark' });
  expect(program.log).toEqual(['dark']);
  expect(program.wx['getAppBaseInfo']!()).toMatchObject({ theme: 'dark' });
});

test('a program that knows no dark theme is not told of one', async () => {
  const program = await app('App({})');
  expect(program.wx['getAppBaseInfo']!()).toMatchObject({ theme: undefined });
});

test('an error of the view is an error of the app', async () => {
  const program = await app('App({ log: [], onError(t) { this.log.push(t) } })');
  program.view.send({ kind: 'viewError', message: 'bad script' });
  program.view.send({ kind: 'missingComponent', name: 'ad' });
  await program.idle();
  expect(program.of('appError')).toMatchObject([{ message: 'bad script', path: 'a' }]);
  expect(program.of('missing')).toEqual([{ kind: 'missing', what: 'component', name: 'ad', path: 'a' }]);
});

test('console lines carry their values and where they were written', async () => {
  const program = await app("App({ onLaunch() { console.log('hello', { a: 1 }); console.warn('careful') } })");
  const entries = program.of('console').map(({ entry }) => entry);
  expect(entries).toMatchObject([
    {
      level: 'log',
      source: 'logic',
      args: [
        { type: 'string', value: 'hello' },
        { type: 'object', preview: '{a: 1}' },
      ],
    },
    { level: 'warn', args: [{ type: 'string', value: 'careful' }] },
  ]);
  expect(entries[0]!.location).toMatchObject({ file: `${program.baseUrl}logic.js` });
});
