import { afterEach, expect, test } from 'vitest';
import { type MiniProgram, stopAll } from './test-support/run-mini-program.ts';
import { type Part, runPage } from './test-support/run-page.ts';

afterEach(stopAll);

/** The one error of a mini program: what the tools were told, and the line on its console. */
function errorOf(app: MiniProgram) {
  const told = app.of('appError');
  const lines = app.of('console').filter(({ entry }) => entry.level === 'error');
  expect([told.length, lines.length]).toEqual([1, 1]);
  return { told: told[0]!, line: lines[0]!.entry };
}

const PART = (js: string): Record<string, Part> => ({ c: { wxml: '<view id="in" bind:tap="tapped">{{n}}</view>', js } });

const tapInside = (app: MiniProgram) => app.view.tap('in');
const change = (app: MiniProgram) => app.page.setData({ n: 2 });

test.each<[string, string, string, Record<string, Part>, ((app: MiniProgram) => void) | undefined, string]>([
  ['onLoad of a page', '', "Page({ onLoad() { throw new Error('bad') } })", {}, undefined, 'Error in onLoad of pages/a/a:'],
  ['onReady of a page', '', "Page({ onReady() { throw new Error('bad') } })", {}, undefined, 'Error in onReady of pages/a/a:'],
  [
    'a handler',
    '<view id="in" bind:tap="tapped"/>',
    "Page({ tapped() { throw new Error('bad') } })",
    {},
    tapInside,
    'Error in handler tapped of pages/a/a:',
  ],
  [
    'a handler of a component',
    '<c/>',
    'Page({})',
    PART("Component({ methods: { tapped() { throw new Error('bad') } } })"),
    tapInside,
    'Error in handler tapped of pages/a/a:',
  ],
  ['a lifetime', '<c/>', 'Page({})', PART("Component({ attached() { throw new Error('bad') } })"), undefined, 'of pages/a/a:'],
  ['ready', '<c/>', 'Page({})', PART("Component({ ready() { throw new Error('bad') } })"), undefined, 'of pages/a/a:'],
  [
    'a page lifetime',
    '<c/>',
    'Page({})',
    PART("Component({ pageLifetimes: { show() { throw new Error('bad') } } })"),
    undefined,
    'of pages/a/a:',
  ],
  [
    'an observer',
    '<c n="{{n}}"/>',
    'Page({ data: { n: 1 } })',
    PART("Component({ properties: { n: Number }, observers: { n(n) { if (n === 2) throw new Error('bad') } } })"),
    change,
    'of pages/a/a:',
  ],
  [
    'an observer of a property',
    '<c n="{{n}}"/>',
    'Page({ data: { n: 1 } })',
    PART("Component({ properties: { n: { type: Number, observer(n) { if (n === 2) throw new Error('bad') } } } })"),
    change,
    'of pages/a/a:',
  ],
  [
    'the callback of setData',
    '',
    "Page({ onLoad() { this.setData({ a: 1 }, () => { throw new Error('bad') }) } })",
    {},
    undefined,
    'of pages/a/a:',
  ],
  [
    'a callback of an API',
    '',
    "Page({ onLoad() { wx.setStorage({ key: 'k', success() { throw new Error('bad') } }) } })",
    {},
    undefined,
    'Error in setStorage success callback of pages/a/a:',
  ],
  [
    'a listener of an event',
    '',
    "Page({ onLoad() { wx.onAppHide(() => { throw new Error('bad') }) } })",
    {},
    (app) => app.send({ kind: 'visibility', visible: false }),
    'Error in onHide of pages/a/a:',
  ],
  [
    'nextTick',
    '',
    "Page({ onLoad() { wx.nextTick(() => { throw new Error('bad') }) } })",
    {},
    undefined,
    'Error in nextTick callback of pages/a/a:',
  ],
])('an error in %s names its page and place', async (_what, wxml, js, parts, act, prefix) => {
  const app = await runPage(wxml, js, parts);
  act?.(app);
  await app.idle();
  const { told, line } = errorOf(app);
  expect(told).toMatchObject({ message: 'bad', path: 'pages/a/a', location: { file: `${app.baseUrl}logic.js` } });
  expect(told.location!.line).toBeGreaterThan(0);
  expect(line.location).toEqual(told.location);
  const [text, value] = line.args as unknown as [{ value: string }, { message: string }];
  expect(text.value).toContain(prefix);
  expect(value.message).toBe('bad');
});

test('an error in a script that defines a page names the file, and the page stands without it', async () => {
  const app = await runPage('still here', "throw new Error('in the script')");
  const { told, line } = errorOf(app);
  expect(told).toMatchObject({ message: 'in the script', path: 'pages/a/a' });
  expect((line.args[0] as { value: string }).value).toBe('Error in pages/a/a.js of pages/a/a:');
  expect(app.view.text()).toBe('still here');
});

test('a rejection that nobody handles: an error, and what an API rejects with', async () => {
  const app = await runPage('', 'Page({})');
  app.raise('unhandledrejection', { reason: { errMsg: 'navigateTo:fail page "x" is not found' }, promise: Promise.resolve() });
  const { told, line } = errorOf(app);
  expect(told).toMatchObject({ message: 'navigateTo:fail page "x" is not found', path: 'pages/a/a' });
  expect(line.args[0]).toEqual({ type: 'string', value: 'Uncaught (in promise)' });
});

test('what is thrown without being an error says what it is', async () => {
  const app = await runPage('', 'Page({})');
  const loop: Record<string, unknown> = {};
  loop['loop'] = loop;
  const large = { text: 'x'.repeat(20_000) };
  for (const reason of [{ errcode: 1009, errmsg: 'no picture' }, 'a text', undefined, Symbol('s'), loop, large, Object.create(null)])
    app.raise('unhandledrejection', { reason, promise: Promise.resolve() });
  expect(app.of('appError').map(({ message }) => message)).toEqual([
    '{"errcode":1009,"errmsg":"no picture"}',
    'a text',
    'undefined',
    'Symbol(s)',
    '[object Object]',
    '[object Object]',
    '{}',
  ]);
});

test('an error that is thrown on is told once, and again when it is thrown again later', async () => {
  const app = await runPage(
    '<view id="in" bind:tap="tapped"/>',
    "const e = new Error('same'); Page({ onLoad() { throw e }, onShow() { throw e }, tapped() { throw e } })",
  );
  expect(app.of('appError')).toHaveLength(1);
  app.view.tap('in');
  await app.idle();
  expect(app.of('appError')).toHaveLength(2);
});

test('a component without files is named with the one that uses it', async () => {
  const app = await runPage('<gone/>', 'Page({})', {}, { 'pages/a/a.json': '{"usingComponents":{"gone":"parts/gone"}}' });
  expect(app.of('appError')).toMatchObject([{ message: 'Component is not found in path "parts/gone" (using by "pages/a/a")' }]);
});

test('storage refuses a value over one megabyte', async () => {
  const app = await runPage('', 'Page({})');
  const data = 'x'.repeat(1024 * 1024 + 1);
  expect(await app.api('setStorage', { key: 'k', data })).toEqual({ errMsg: 'setStorage:fail exceed storage item max length' });
  expect(() => app.wx['setStorageSync']!('k', data)).toThrow('setStorageSync:fail exceed storage item max length');
});

test('page methods that are gone with their page do nothing', async () => {
  const app = await runPage(
    '',
    "Page({ onUnload() { setTimeout(() => { this.setData({ a: 1 }); this.selectComponent('.x'); this.triggerEvent('e') }, 0) } })",
  );
  await app.api('reLaunch', { url: '/pages/a/a' });
  await app.idle();
  expect(app.of('appError')).toEqual([]);
});
