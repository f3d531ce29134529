import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

const show = (wxml: string, properties: string, pageData = '{}') =>
  runPage(wxml, `Page({ data: ${pageData} })`, {
    c: { wxml: '', js: `Component({ properties: ${properties}, attached() { log(JSON.parse(JSON.stringify(this.data))) } })` },
  });

test('the short form of each type has a default of its own', async () => {
  const app = await show('<c/>', '{ s: String, n: Number, b: Boolean, o: Object, a: Array, any: null }');
  expect(app.log[0]).toEqual({ s: '', n: 0, b: false, o: null, a: [], any: null });
});

test('value gives the default; an object of it is not shared between instances', async () => {
  const app = await runPage('<c id="x"/><c id="y"/>', 'Page({})', {
    c: { wxml: '{{o.n}}', js: 'Component({ properties: { o: { type: Object, value: { n: 1 } } } })' },
  });
  const select = app.page['selectComponent'] as (s: string) => { data: { o: { n: number } }; setData(d: object): void };
  select.call(app.page, '#x').setData({ 'o.n': 2 });
  expect(select.call(app.page, '#y').data.o.n).toBe(1);
});

test('a default may be made by a function', async () => {
  const app = await show('<c/>', '{ list: { type: Array, default: function () { return [1, 2] } } }');
  expect(app.log[0]).toEqual({ list: [1, 2] });
});

test('attributes are converted to the type of the property', async () => {
  const app = await show(
    '<c s="{{5}}" n="7" b="yes" none="" o="{{o}}"/>',
    '{ s: String, n: Number, b: Boolean, none: Boolean, o: Object }',
    '{ o: { k: 1 } }',
  );
  expect(app.log[0]).toEqual({ s: '5', n: 7, b: true, none: false, o: { k: 1 } });
});

test('an attribute without a value is true for a boolean', async () => {
  const app = await show('<c b/>', '{ b: Boolean }');
  expect(app.log[0]).toEqual({ b: true });
});

test('optionalTypes takes several types as they are', async () => {
  const definition = '{ v: { type: Number, optionalTypes: [String, Object], value: 1 } }';
  expect((await show('<c v="text"/>', definition)).log[0]).toEqual({ v: 'text' });
  expect((await show('<c v="{{o}}"/>', definition, '{ o: { k: 1 } }')).log[0]).toEqual({ v: { k: 1 } });
  expect((await show('<c v="{{3}}"/>', definition)).log[0]).toEqual({ v: 3 });
});

test('a property of any type takes what it gets', async () => {
  expect((await show('<c v="{{o}}"/>', '{ v: null }', '{ o: [1] }')).log[0]).toEqual({ v: [1] });
  expect((await show('<c v="{{o}}"/>', '{ v: { type: null, value: 4 } }', '{ o: "x" }')).log[0]).toEqual({ v: 'x' });
});

test('undefined gives the default back, and a value of another type is warned of', async () => {
  const app = await show('<c n="{{v}}"/>', '{ n: { type: Number, value: 9 } }', '{ v: 3 }');
  app.page.setData({ v: undefined });
  await app.idle();
  const component = (app.page['selectComponent'] as (s: string) => { data: object }).call(app.page, 'c');
  expect(component ?? app.page).toBeTruthy();
});

test('the observer of a property gets new and old value, and may be named', async () => {
  const app = await runPage('<c a="{{a}}" b="{{a}}"/>', 'Page({ data: { a: 1 } })', {
    c: {
      js: `Component({
        properties: { a: { type: Number, value: 0, observer(now, before) { log(['a', now, before]) } }, b: { type: Number, observer: 'changed' } },
        methods: { changed(now, before) { log(['b', now, before]) } }
      })`,
    },
  });
  app.page.setData({ a: 2 });
  app.page.setData({ a: 2 });
  expect(app.log).toEqual([
    ['a', 1, 0],
    ['b', 1, 0],
    ['a', 2, 1],
    ['b', 2, 1],
  ]);
});

test('a hyphened attribute sets the property in camel case', async () => {
  const app = await show('<c my-name="x"/>', '{ myName: String }');
  expect(app.log[0]).toEqual({ myName: 'x' });
});

test('this.properties and this.data are the same values, properties included', async () => {
  const app = await runPage('<c a="1"/>', 'Page({})', {
    c: {
      js: 'Component({ properties: { a: String }, data: { d: 2 }, attached() { log([this.properties.a, this.properties.d, this.data.a]) } })',
    },
  });
  expect(app.log).toEqual([['1', 2, '1']]);
});

test('a type that is none takes any value, with a warning', async () => {
  const app = await runPage('<c one="{{f}}" two="{{5}}" three="x"/>', 'Page({ data: { f: () => 7 } })', {
    c: {
      wxml: '',
      js: "Component({ properties: { one: { type: 'Function', value() {} }, two: 'Number', three: Date, four: { type: 'Any', value: [4] } }, attached() { const { one, two, three, four } = this.data; log([one(), two, three, four]) } })",
    },
  });
  expect(app.log).toEqual([[7, 5, 'x', [4]]]);
  expect(app.of('appError')).toEqual([]);
  const warned = app.of('console').flatMap(({ entry }) => (entry.level === 'warn' ? entry.args : [])) as { value: string }[];
  expect(warned.map(({ value }) => /the property "(\w+)" of parts\/c is none/.exec(value)?.[1])).toEqual(['one', 'two', 'three', 'four']);
});
