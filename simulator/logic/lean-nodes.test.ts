import * as glassEasel from 'glass-easel';
import { afterEach, expect, test } from 'vitest';
import { ViewContext } from './backend/view-context.ts';
import { type MiniProgram, runMiniProgram, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

const page = (wxml: string, data: Record<string, unknown>, more: Record<string, string> = {}): Promise<MiniProgram> =>
  runMiniProgram({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({})',
    'pages/a/a.json': JSON.stringify({ usingComponents: more['parts/card.js'] ? { card: 'parts/card' } : {} }),
    'pages/a/a.wxml': wxml,
    'pages/a/a.js': `Page({ data: ${JSON.stringify(data)} })`,
    ...more,
  });

const classes = (app: MiniProgram): (string | undefined)[] =>
  [...app.view.html().matchAll(/<(?:view|text)(?: class="([^"]*)")?/g)].map(([, names]) => names);

/** Shadow root of a component of the engine alone, on a backend that shows nothing, or on ours. */
function shadowRoot(context: glassEasel.GeneralBackendContext): glassEasel.ShadowRoot {
  const definition = new glassEasel.ComponentSpace().defineComponent({});
  return glassEasel.Component.createWithContext('root', definition.general(), context).getShadowRoot()!;
}

test('nodes have what the engine gives to its own', async () => {
  // What is adapted is adapted once a thread, when a program starts.
  await page('', {});
  const host = {
    post() {},
    schedule() {},
    scopeName: () => undefined,
    windowSize: () => ({ width: 1, height: 1, pixelRatio: 1 }),
    theme: () => '',
  };
  const ours = shadowRoot(new ViewContext(host) as unknown as glassEasel.GeneralBackendContext);
  const theirs = shadowRoot(new glassEasel.EmptyComposedBackendContext());
  const own = ['_$backendElement', '_$nodeTreeContext', '_$eventTarget', 'ownerShadowRoot', 'classList'];
  const fields = (node: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(node).filter(([name]) => !own.includes(name)));
  for (const make of [(root) => root.createNativeNode('view'), (root) => root.createVirtualNode('wx:if')] as ((
    root: glassEasel.ShadowRoot,
  ) => glassEasel.Element)[]) {
    const [node, engines] = [make(ours), make(theirs)];
    expect(fields(node)).toEqual(fields(engines));
    expect(Object.keys(node).sort()).toEqual(Object.keys(engines).sort());
    expect(Object.getPrototypeOf(node)).toBe(Object.getPrototypeOf(engines));
    expect(node.ownerShadowRoot).toBe(ours);
    expect(node.classList?.constructor).toBe(engines.classList?.constructor);
  }
});

test('an element whose classes change does not change those of others with the same', async () => {
  const app = await page('<view wx:for="{{list}}" wx:key="index" class="row {{item}}"></view><view class="row one"></view>', {
    list: ['one', 'one two', 'one'],
  });
  expect(classes(app)).toEqual(['row one', 'row one two', 'row one', 'row one']);
  app.page.setData({ 'list[0]': 'two one' });
  await app.idle();
  expect(classes(app)).toEqual(['row one two', 'row one two', 'row one', 'row one']);
  app.page.setData({ list: ['three', 'one', ''] });
  await app.idle();
  expect(classes(app)).toEqual(['row three', 'row one', 'row', 'row one']);
});

test('a class that is written twice goes when both are gone, and one that is an external class is that of the owner', async () => {
  const app = await page(
    '<card card-class="mine {{more}}" names="a a" /><view class="mine"></view>',
    { more: 'big' },
    {
      'parts/card.json': '{"component":true}',
      'parts/card.wxml': '<view class="inner card-class"><text class="{{names}}"></text></view>',
      'parts/card.js':
        "Component({ properties: { names: String }, externalClasses: ['card-class'], options: { styleIsolation: 'shared' } })",
    },
  );
  expect(classes(app)).toEqual(['inner mine big', 'a', 'mine']);
  app.page.setData({ more: 'small' });
  await app.idle();
  expect(classes(app)).toEqual(['inner mine small', 'a', 'mine']);
});

test('an element whose class is an empty text has none', async () => {
  const app = await page('<view id="a" class="{{none}}"></view>', { none: '' });
  expect(app.view.byId('a').attributes).not.toHaveProperty('class');
  app.page.setData({ none: 'some' });
  await app.idle();
  expect(app.view.byId('a').attributes).toHaveProperty('class', 'some');
});

test('a text of a thousand classes is shown as any other', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => `c${index}`).join(' ');
  const app = await page('<view class="{{names}}"></view>', { names: many });
  expect(classes(app)).toEqual([many]);
  app.page.setData({ names: `${many} more` });
  await app.idle();
  expect(classes(app)).toEqual([`${many} more`]);
});

test('children stand in the order of the template, whatever parts of it come and go', async () => {
  const app = await page(
    `<view><text>1</text><block wx:if="{{on}}"><text>2</text><text wx:for="{{list}}" wx:key="*this">{{item}}</text></block>
<block wx:for="{{list}}" wx:key="*this"><text wx:if="{{on}}">{{item}}</text><view wx:else>{{item}}</view></block><text>9</text></view>`,
    { on: true, list: ['a', 'b'] },
  );
  expect(app.view.text().replace(/\s/g, '')).toBe('12abab9');
  app.page.setData({ on: false });
  await app.idle();
  expect(app.view.text().replace(/\s/g, '')).toBe('1ab9');
  app.page.setData({ on: true, list: ['b', 'c', 'a'] });
  await app.idle();
  expect(app.view.text().replace(/\s/g, '')).toBe('12bcabca9');
});

test('a listener that was added can be removed, and one that never was', async () => {
  const app = await page('<view id="a"></view>', {});
  const element = (app.page as unknown as { _$: glassEasel.GeneralComponent })._$.getShadowRoot()!.getElementById('a')!;
  const heard: string[] = [];
  const listener = (): void => void heard.push('a');
  element.removeListener('x', listener);
  element.addListener('x', listener);
  element.triggerEvent('x');
  element.removeListener('x', listener);
  element.triggerEvent('x');
  expect(heard).toEqual(['a']);
});
