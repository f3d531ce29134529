import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

const LOGGERS = "Page({ one(e) { log('one ' + e.type) }, two() { log('two') }, three() { log('three') }, four() { log('four') } })";
const fire = (options: string) => ({ js: `Component({ methods: { go() { this.triggerEvent('done', { n: 1 }, ${options}) } } })` });
const go = async (app: Awaited<ReturnType<typeof runPage>>, selector = '#c') => {
  const c = (app.page['selectComponent'] as (s: string) => { go(): void }).call(app.page, selector);
  c.go();
  await app.idle();
};

test('an event without options reaches only the component’s own tag', async () => {
  const app = await runPage('<view bind:done="two"><c id="c" bind:done="one"/></view>', LOGGERS, { c: fire('undefined') });
  await go(app);
  expect(app.log).toEqual(['one done']);
});

test('bubbles reaches ancestors on the page', async () => {
  const app = await runPage('<view bind:done="two"><c id="c" bind:done="one"/></view>', LOGGERS, { c: fire('{ bubbles: true }') });
  await go(app);
  expect(app.log).toEqual(['one done', 'two']);
});

test('composed crosses the components around, which bubbles alone does not', async () => {
  const parts = (options: string) => ({
    outer: { wxml: '<view bind:done="heard"><slot/></view>', js: "Component({ methods: { heard() { log('inside outer') } } })" },
    c: fire(options),
  });
  const wxml = '<view bind:done="two"><outer bind:done="one"><c id="c"/></outer></view>';
  const bubbling = await runPage(wxml, LOGGERS, parts('{ bubbles: true }'));
  await go(bubbling);
  expect(bubbling.log).toEqual(['one done', 'two']);
  const composed = await runPage(wxml, LOGGERS, parts('{ bubbles: true, composed: true }'));
  await go(composed);
  expect(composed.log).toEqual(['inside outer', 'one done', 'two']);
});

test('capturePhase lets capture listeners hear, and capture-catch ends it', async () => {
  const wxml = (how: string) => `<view ${how}:done="two"><c id="c" bind:done="one"/></view>`;
  const options = '{ bubbles: true, capturePhase: true }';
  const capture = await runPage(wxml('capture-bind'), LOGGERS, { c: fire(options) });
  await go(capture);
  expect(capture.log).toEqual(['two', 'one done']);
  const caught = await runPage(wxml('capture-catch'), LOGGERS, { c: fire(options) });
  await go(caught);
  expect(caught.log).toEqual(['two']);
  const without = await runPage(wxml('capture-bind'), LOGGERS, { c: fire('{ bubbles: true }') });
  await go(without);
  expect(without.log).toEqual(['one done']);
});

test('catch ends the way up', async () => {
  const app = await runPage('<view bind:tap="two"><view catch:tap="three"><view id="i" bind:tap="one"/></view></view>', LOGGERS);
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['one tap', 'three']);
});

test('mut-bind runs once on the way up, and bind as ever', async () => {
  const app = await runPage(
    '<view bind:tap="four"><view mut-bind:tap="three"><view mut-bind:tap="two"><view id="i" bind:tap="one"/></view></view></view>',
    LOGGERS,
  );
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['one tap', 'two', 'four']);
});

test('marks of all ancestors come together, the inner one wins', async () => {
  const app = await runPage(
    '<view mark:a="1" mark:b="outer"><c><view id="i" mark:b="{{v}}" bind:tap="on"/></c></view>',
    "Page({ data: { v: 'inner' }, on(e) { log(e.mark) } })",
    { c: { wxml: '<view mark:c="3"><slot/></view>' } },
  );
  app.view.tap('i');
  await app.idle();
  expect(app.log[0]).toMatchObject({ a: '1', b: 'inner' });
});

test('datasets: camel case from hyphens, lower case from capitals', async () => {
  const app = await runPage(
    '<view id="i" data-element-type="a" data-elementTwo="b" data-n="{{1}}" data-o="{{o}}" bind:tap="on"/>',
    'Page({ data: { o: { k: 1 } }, on(e) { log(e.currentTarget.dataset) } })',
  );
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual([{ elementType: 'a', elementtwo: 'b', n: 1, o: { k: 1 } }]);
});

test('target is the element inside for the component, and the component for the page', async () => {
  const app = await runPage(
    '<view id="p" bind:tap="on"><c id="c"/></view>',
    "Page({ on(e) { log('page ' + e.target.id + ' ' + e.currentTarget.id) } })",
    {
      c: {
        wxml: '<view id="box" bind:tap="on"><view id="i"/></view>',
        js: "Component({ methods: { on(e) { log('part ' + e.target.id + ' ' + e.currentTarget.id) } } })",
      },
    },
  );
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['part i box', 'page c p']);
});

test('a handler’s name may be data, and a missing handler is warned of', async () => {
  const app = await runPage(
    '<view id="i" bind:tap="{{name}}"/><view id="j" bind:tap="nothing"/>',
    "Page({ data: { name: 'one' }, one() { log('one') }, two() { log('two') } })",
  );
  app.view.tap('i');
  await app.idle();
  app.page.setData({ name: 'two' });
  await app.idle();
  app.view.tap('i');
  app.view.tap('j');
  await app.idle();
  expect(app.log).toEqual(['one', 'two']);
  const warnings = app.of('console').filter(({ entry }) => entry.level === 'warn');
  expect(warnings.map(({ entry }) => (entry.args[0] as { value: string }).value)).toEqual([
    'Component "pages/a/a" does not have a method "nothing" to handle event "tap".',
  ]);
});

test('model: binds both ways on a component of the app', async () => {
  const app = await runPage('<c id="c" model:value="{{text}}"/>{{text}}', "Page({ data: { text: 'a' } })", {
    c: { wxml: '', js: "Component({ properties: { value: String }, methods: { go() { this.setData({ value: 'from inside' }) } } })" },
  });
  await go(app);
  expect(app.page.data['text']).toBe('from inside');
  expect(app.view.text()).toBe('from inside');
});

test('model: of a component hands on to a field inside', async () => {
  const app = await runPage('<c model:my-value="{{text}}"/>{{text}}', "Page({ data: { text: 'a' } })", {
    c: { wxml: '<input id="i" model:value="{{myValue}}"/>', js: 'Component({ properties: { myValue: String } })' },
  });
  app.view.send({ kind: 'model', element: app.view.byId('i').id, name: 'value', value: 'typed' });
  await app.idle();
  expect(app.page.data['text']).toBe('typed');
});

test('a handler that rejects is an unhandled rejection of its own, and stops nothing', async () => {
  const app = await runPage('<view id="i" bind:tap="on"/>', "Page({ async on() { log('ran') } })");
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['ran']);
  expect(app.of('appError')).toEqual([]);
});
