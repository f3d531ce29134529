import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

const observe = async (observers: string, data: string) => {
  const app = await runPage('<c id="c"/>', 'Page({})', {
    c: { wxml: '', js: `Component({ data: ${data}, observers: ${observers} })` },
  });
  const component = (app.page['selectComponent'] as (s: string) => { setData(d: object): void; data: Record<string, unknown> }).call(
    app.page,
    '#c',
  );
  app.log.length = 0;
  return { app, component };
};

test('several fields in one observer', async () => {
  const { app, component } = await observe("{ 'a, b': function (a, b) { log([a, b]) } }", '{ a: 1, b: 2 }');
  component.setData({ a: 5 });
  component.setData({ a: 6, b: 7 });
  component.setData({ c: 1 });
  expect(app.log).toEqual([
    [5, 2],
    [6, 7],
  ]);
});

test('a path, an index, and what lies below', async () => {
  const { app, component } = await observe(
    "{ 'o.x': function (v) { log(['o.x', v]) }, 'list[0]': function (v) { log(['list[0]', v]) }, 'o.**': function (v) { log(['o.**', JSON.stringify(v)]) }, o: function () { log(['o']) } }",
    '{ o: { x: 1, y: { z: 1 } }, list: [1, 2] }',
  );
  component.setData({ 'o.x': 2 });
  expect(app.log).toEqual([
    ['o.x', 2],
    ['o.**', '{"x":2,"y":{"z":1}}'],
  ]);
  app.log.length = 0;
  component.setData({ 'o.y.z': 3 });
  expect(app.log).toEqual([['o.**', '{"x":2,"y":{"z":3}}']]);
  app.log.length = 0;
  component.setData({ 'list[1]': 0 });
  expect(app.log).toEqual([]);
  component.setData({ 'list[0]': 9 });
  expect(app.log).toEqual([['list[0]', 9]]);
  app.log.length = 0;
  component.setData({ o: { x: 7 } });
  expect(app.log.map((entry) => entry[0])).toEqual(['o.x', 'o.**', 'o']);
});

test('** hears every change', async () => {
  const { app, component } = await observe("{ '**': function (all) { log(all.a + '/' + all.b.c) } }", '{ a: 1, b: { c: 1 } }');
  component.setData({ a: 2 });
  component.setData({ 'b.c': 3 });
  expect(app.log).toEqual(['2/1', '2/3']);
});

test('an observer runs even when the value stays the same', async () => {
  const { app, component } = await observe('{ a: function (v) { log(v) } }', '{ a: 1 }');
  component.setData({ a: 1 });
  expect(app.log).toEqual([1]);
});

test('setData in an observer is there when setData returns', async () => {
  const { component } = await observe('{ a: function (v) { this.setData({ double: v * 2 }) } }', '{ a: 1, double: 0 }');
  component.setData({ a: 4 });
  expect(component.data['double']).toBe(8);
});

test('pure data is observed and stays out of the template', async () => {
  const app = await runPage('<c id="c"/>', 'Page({})', {
    c: {
      wxml: '[{{_n}}]',
      js: 'Component({ options: { pureDataPattern: /^_/ }, data: { _n: 1 }, observers: { _n(v) { log(v) } } })',
    },
  });
  (app.page['selectComponent'] as (s: string) => { setData(d: object): void }).call(app.page, '#c').setData({ _n: 2 });
  await app.idle();
  expect(app.log).toEqual([2]);
  expect(app.view.text()).toBe('[]');
});

test('pureDataPattern may stand in the JSON', async () => {
  const app = await runPage('<c/>', 'Page({})', {
    c: { wxml: '[{{_n}}]', js: 'Component({ data: { _n: 1 } })', json: { pureDataPattern: '^_' } },
  });
  expect(app.view.text()).toBe('[]');
});

test('an observer that throws is reported with its page, and the others run', async () => {
  const { app, component } = await observe(
    "{ a: function () { throw new Error('bad observer') }, b: function () { log('b') } }",
    '{ a: 1, b: 1 }',
  );
  component.setData({ a: 2, b: 2 });
  expect(app.log).toEqual(['b']);
  expect(app.of('appError')).toMatchObject([{ message: 'bad observer', path: 'pages/a/a' }]);
});
