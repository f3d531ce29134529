import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

test('one slot takes everything, and hides with its surroundings', async () => {
  const app = await runPage('<c on="{{on}}">a<text>b</text></c>', 'Page({ data: { on: true } })', {
    c: { wxml: '[<slot wx:if="{{on}}"/>]', js: 'Component({ properties: { on: Boolean } })' },
  });
  expect(app.view.text()).toBe('[ab]');
  app.page.setData({ on: false });
  await app.idle();
  expect(app.view.text()).toBe('[]');
  app.page.setData({ on: true });
  await app.idle();
  expect(app.view.text()).toBe('[ab]');
});

test('multiple slots: by name, content without a name in the slot without one, a name may change', async () => {
  const app = await runPage('<c><text slot="{{name}}">X</text><text>Y</text></c>', "Page({ data: { name: 'a' } })", {
    c: { wxml: 'a<slot name="a"/>b<slot name="b"/>-<slot/>', js: 'Component({ options: { multipleSlots: true } })' },
  });
  expect(app.view.text()).toBe('aXb-Y');
  app.page.setData({ name: 'b' });
  await app.idle();
  expect(app.view.text()).toBe('abX-Y');
});

test('dynamic slots: the content once for each slot, with its values', async () => {
  const app = await runPage(
    '<c list="{{list}}"><text slot:row slot:n="index">{{index}}:{{row.name}} </text></c>',
    "Page({ data: { list: [{ name: 'x' }, { name: 'y' }] } })",
    {
      c: {
        wxml: '<block wx:for="{{list}}" wx:key="name"><slot row="{{item}}" n="{{index}}"/></block>',
        js: 'Component({ options: { dynamicSlots: true }, properties: { list: Array } })',
      },
    },
  );
  expect(app.view.text()).toBe('0:x 1:y');
  app.page.setData({ list: [{ name: 'z' }] });
  await app.idle();
  expect(app.view.text()).toBe('0:z');
});

test('slotted content belongs to the page: its data, its handlers, its selectors', async () => {
  const app = await runPage(
    '<c><view id="in" bind:tap="on">{{n}}</view></c>',
    'Page({ data: { n: 1 }, on() { this.setData({ n: 2 }) } })',
    {
      c: { wxml: '<view><slot/></view>', js: 'Component({ data: { n: 9 } })' },
    },
  );
  app.view.tap('in');
  await app.idle();
  expect(app.view.text()).toBe('2');
});

test('a slot in a slot hands content on', async () => {
  const app = await runPage('<c>deep</c>', 'Page({})', { c: { wxml: '<d><slot/></d>' }, d: { wxml: '<view>(<slot/>)</view>' } });
  expect(app.view.text()).toBe('(deep)');
});

test('generics: the user chooses the component, or takes the default', async () => {
  const parts = {
    c: {
      wxml: '<view><inner label="{{label}}"/></view>',
      js: 'Component({ properties: { label: String } })',
      json: { componentGenerics: { inner: { default: 'parts/plain' } } },
    },
    plain: { wxml: 'plain {{label}}', js: 'Component({ properties: { label: String } })' },
    fancy: { wxml: '*{{label}}*', js: 'Component({ properties: { label: String } })' },
  };
  expect((await runPage('<c generic:inner="fancy" label="x"/>', 'Page({})', parts)).view.text()).toBe('*x*');
  expect((await runPage('<c label="x"/>', 'Page({})', parts)).view.text()).toBe('plain x');
});

test('a generic without a default and without a choice shows nothing', async () => {
  const app = await runPage('<c/>end', 'Page({})', { c: { wxml: '<inner/>', json: { componentGenerics: { inner: true } } } });
  expect(app.view.text()).toBe('end');
  expect(app.of('appError')).toEqual([]);
});

test('a virtual host gives style and class to properties of these names', async () => {
  const app = await runPage('<c class="k" style="color: red" hidden="{{false}}"/>', 'Page({})', {
    c: {
      wxml: '<view class="own class" style="{{style}}">in</view>',
      js: "Component({ options: { virtualHost: true }, properties: { style: String }, externalClasses: ['class'] })",
    },
  });
  expect(app.view.html()).toMatch(/<view style="color: red" class="\S*own k">in<\/view>/);
});

test('a virtual host hears events of its content', async () => {
  const app = await runPage(
    '<c id="c" bind:tap="on" data-x="1"/>',
    'Page({ on(e) { log([e.currentTarget.id, e.currentTarget.dataset.x, e.target.id]) } })',
    {
      c: { wxml: '<view id="in">in</view>', js: 'Component({ options: { virtualHost: true } })' },
    },
  );
  app.view.tap('in');
  await app.idle();
  expect(app.log).toEqual([['c', '1', 'c']]);
});
