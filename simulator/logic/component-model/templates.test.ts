import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

const text = async (wxml: string, data: string, more: Record<string, string> = {}) =>
  (await runPage(wxml, `Page({ data: ${data} })`, {}, more)).view.text();

test('wx:for over objects, numbers and strings', async () => {
  expect(await text('<text wx:for="{{o}}" wx:key="*this">{{index}}={{item}};</text>', '{ o: { a: 1, b: 2 } }')).toBe('a=1;b=2;');
  expect(await text('<text wx:for="{{3}}" wx:key="*this">{{index}}{{item}};</text>', '{}')).toBe('00;11;22;');
  expect(await text('<text wx:for="abc" wx:key="*this">{{index}}{{item}};</text>', '{}')).toBe('0a;1b;2c;');
  expect(await text('<text wx:for="{{none}}" wx:key="*this">x</text>', '{ none: null }')).toBe('');
});

test('nested loops with names of their own', async () => {
  expect(
    await text(
      '<view wx:for="{{rows}}" wx:for-item="row" wx:for-index="r" wx:key="id"><text wx:for="{{row.cells}}" wx:for-item="cell" wx:for-index="c" wx:key="*this">{{r}}{{c}}{{cell}} </text></view>',
      "{ rows: [{ id: 1, cells: ['a', 'b'] }, { id: 2, cells: ['c'] }] }",
    ),
  ).toBe('00a 01b 10c');
});

test('wx:if inside wx:for, and wx:for on a block', async () => {
  expect(await text('<block wx:for="{{[1,2,3,4]}}" wx:key="*this"><text wx:if="{{item % 2}}">{{item}}</text></block>', '{}')).toBe('13');
});

test('chains of if, elif and else show one branch', async () => {
  const wxml =
    '<text wx:if="{{n > 2}}">many</text><text wx:elif="{{n === 2}}">two</text><text wx:elif="{{n === 1}}">one</text><text wx:else>none</text>';
  const app = await runPage(wxml, 'Page({ data: { n: 0 } })');
  const seen = [app.view.text()];
  for (const n of [1, 2, 3]) {
    app.page.setData({ n });
    await app.idle();
    seen.push(app.view.text());
  }
  expect(seen).toEqual(['none', 'one', 'two', 'many']);
});

test('hidden keeps the element', async () => {
  const app = await runPage('<view id="v" hidden="{{h}}">x</view>', 'Page({ data: { h: true } })');
  expect(app.view.byId('v').attributes['hidden']).toBe(true);
  app.page.setData({ h: false });
  await app.idle();
  expect(app.view.byId('v').attributes['hidden']).toBe(false);
});

test('rows with a key keep their state when they change places, and rows without are used again', async () => {
  const wxml = (key: string) => `<c wx:for="{{list}}" ${key} n="{{item.id}}"/>`;
  const part = {
    wxml: '{{n}}{{own}} ',
    js: "Component({ properties: { n: Number }, data: { own: '' }, attached() { this.setData({ own: 'made' + this.data.n }) } })",
  };
  const keyed = await runPage(wxml('wx:key="id"'), 'Page({ data: { list: [{ id: 1 }, { id: 2 }] } })', { c: part });
  keyed.page.setData({ list: [{ id: 2 }, { id: 3 }, { id: 1 }] });
  await keyed.idle();
  expect(keyed.view.text()).toBe('2made2 3made3 1made1');
  const plain = await runPage(wxml(''), 'Page({ data: { list: [{ id: 1 }, { id: 2 }] } })', { c: part });
  plain.page.setData({ list: [{ id: 2 }, { id: 1 }] });
  await plain.idle();
  expect(plain.view.text()).toBe('2made1 1made2');
});

test('expressions: operators, members, literals, spread, and both kinds of quotes', async () => {
  expect(
    await text(
      "{{a + b * 2}} {{a > b ? 'x' : \"y\"}} {{o['k'].l[1]}} {{!a}} {{a && b}} {{-a}} {{'a' + a}} {{[1, ...list].length}}",
      '{ a: 1, b: 2, o: { k: { l: [0, 7] } }, list: [1, 2] }',
    ),
  ).toBe('5 y 7 false 2 -1 a1 3');
});

test('undefined and null in text', async () => {
  expect(await text('[{{a}}][{{b}}][{{c.d.e}}]', '{ a: null, b: undefined }')).toBe('[][][]');
});

test('template: its own data, spread, is by expression, and no view of the page’s data', async () => {
  expect(
    await text(
      '<template name="t1"><text>{{name}}{{n}}{{other}};</text></template><template name="t2"><text>second {{name}}</text></template><template is="t1" data="{{...user, n}}"/><template is="{{which}}" data="{{name: \'Z\'}}"/>',
      "{ user: { name: 'kim' }, n: 1, other: 'hidden', which: 't2' }",
    ),
  ).toBe('kim1;second Z');
});

test('import brings templates, not those that the file itself imports; include brings the rest', async () => {
  const files = {
    'pages/a/t.wxml': '<import src="./deeper.wxml"/><template name="t"><text>T{{x}}</text></template><text>not shown by import</text>',
    'pages/a/deeper.wxml': '<template name="deep"><text>deep</text></template>',
    'pages/a/part.wxml': '<text>part {{n}}</text><template name="t"><text>no</text></template>',
  };
  expect(
    await text('<import src="./t.wxml"/><template is="t" data="{{x: 1}}"/><template is="deep"/><include src="./part"/>', '{ n: 5 }', files),
  ).toBe('T1part 5');
});

test('handlers in templates and includes belong to the page', async () => {
  const app = await runPage(
    '<include src="./part"/>',
    'Page({ on(e) { log(e.currentTarget.dataset.n) } })',
    {},
    { 'pages/a/part.wxml': '<view id="i" bind:tap="on" data-n="1"/>' },
  );
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['1']);
});

test('class and style with data', async () => {
  const app = await runPage(
    '<view id="v" class="a {{on ? \'b\' : \'\'}} c" style="color: {{color}}; width: {{w}}px"/>',
    "Page({ data: { on: true, color: 'red', w: 3 } })",
  );
  expect(app.view.byId('v').attributes).toMatchObject({ class: 'a b c', style: 'color: red; width: 3px' });
});

test('a component that is not known is left to the view, which reports it', async () => {
  const app = await runPage('<no-such><text>inside</text></no-such>', 'Page({})');
  expect(app.view.text()).toBe('inside');
});
