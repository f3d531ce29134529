import { expect, test } from 'vitest';
import { compileTemplate } from './template-compiler.ts';

const text = [
  '<wxs module="m">module.exports = { f: function (x) { return x } }</wxs>',
  '<wxs module="n">module.exports = { g: 1 }</wxs>',
  '<template name="row"><view class="{{one}} {{two}}" data-a="{{three}}">{{m.f(four)}}</view></template>',
  '<template name="cell"><text>{{alpha}} {{beta}} {{gamma}}</text></template>',
  '<view wx:for="{{list}}" wx:key="id" class="{{count}}" title="{{name}}">{{n.g}}{{item.a}}{{index}}</view>',
  '<input model:value="{{value}}" placeholder="{{hint}}" disabled="{{off}}" />',
  '<template is="row" data="{{...row, two: beta}}" /><template is="cell" data="{{alpha, beta, gamma}}" />',
  '<child a="{{one}}" b="{{two}}" generic:g="x" bind:tap="{{handler}}"><view slot="{{where}}">{{count}}</view></child>',
].join('\n');

test('the same template gives the same bytes, whatever was compiled before it', () => {
  const codes = Array.from({ length: 20 }, () => compileTemplate({ path: 'pages/a/a.wxml', text, hash: '' }).code);
  expect(codes[0]).toContain('A={"handler":');
  expect(new Set(codes).size).toBe(1);
});

test('spaces of other scripts, older names and unknown entities do not keep a template from being shown', () => {
  const strange = '<view\u3000class="a"\n\u3000\u00a0id="b" wx:for-items="{{ rows }}">&nothing; {{ item }}</view>';
  const compiled = compileTemplate({ path: 'pages/a/a.wxml', text: strange, hash: '' });
  expect(compiled.findings).toMatchObject([{ severity: 'warning', line: 2, message: 'illegal entity' }]);
  expect(compiled.code).toContain('&nothing;');
});

const nested = (depth: number): string => `${'<view>\n'.repeat(depth)}x${'</view>'.repeat(depth)}`;

test('elements nested too deep are refused with their place, and the compiler goes on', () => {
  const deep = compileTemplate({ path: 'pages/a/a.wxml', text: nested(2000), hash: '' });
  expect(deep.findings).toMatchObject([
    { severity: 'error', line: 2000, column: 1, message: expect.stringContaining('nested 2000 levels deep') },
  ]);
  expect(deep.code).toContain('pages/a/a.wxml:2000:1');
  expect(compileTemplate({ path: 'pages/a/a.wxml', text, hash: '' }).findings).toEqual([]);
});

test('what is as deep as allowed compiles, and what stands beside each other is not deep', () => {
  expect(compileTemplate({ path: 'a.wxml', text: nested(128), hash: '' }).findings).toEqual([]);
  const beside = '<view><image src="/a.png" /><text>x</text><wxs module="m">module.exports = 1</wxs></view><!-- <view> -->'.repeat(300);
  expect(compileTemplate({ path: 'a.wxml', text: beside, hash: '' }).findings.filter(({ message }) => message.includes('nested'))).toEqual(
    [],
  );
});

const inBrackets = (depth: number): string => `<view>{{ ${'('.repeat(depth)}a${')'.repeat(depth)} }}</view>`;

test('expressions nested too deep are refused with their place, and the compiler goes on', () => {
  const deep = compileTemplate({ path: 'pages/a/a.wxml', text: `<text>a</text>\n  ${inBrackets(5000)}`, hash: '' });
  expect(deep.findings).toMatchObject([
    { severity: 'error', line: 2, column: 9, message: expect.stringContaining('nested 5000 levels deep') },
  ]);
  for (const expression of ['!'.repeat(5000), 'a?b:'.repeat(5000), 'a+'.repeat(5000), '-'.repeat(5000)]) {
    const found = compileTemplate({ path: 'a.wxml', text: `<view class="x {{ ${expression}a }}"/>`, hash: '' }).findings;
    expect(found).toMatchObject([{ severity: 'error', message: expect.stringContaining('levels deep') }]);
  }
  expect(compileTemplate({ path: 'pages/a/a.wxml', text, hash: '' }).findings).toEqual([]);
});

test('expressions as deep as allowed compile, and lists, texts and names are not deep', () => {
  const list = `[${Array.from({ length: 2000 }, (_, index) => `a[${index}] + 1`).join(', ')}]`;
  const classes = Array.from({ length: 300 }, (_, index) => `t-button--${index} {{a ? 'is-on' : ''}}`).join(' ');
  for (const fine of [inBrackets(127), `<view a="{{ ${list} }}" class="${classes}">{{ '${'('.repeat(500)}' }} a-b-c ((((</view>`])
    expect(compileTemplate({ path: 'a.wxml', text: fine, hash: '' }).findings).toEqual([]);
});

test('a failure of the template compiler is a mistake of that template, and the next one is compiled', () => {
  // Deep in a way that nothing counts.
  const chain = compileTemplate({ path: 'pages/a/a.wxml', text: `<view>{{ a${'.b'.repeat(200_000)} }}</view>`, hash: '' });
  expect(chain.findings.every(({ code }) => code === 'template-syntax')).toBe(true);
  expect(compileTemplate({ path: 'pages/a/a.wxml', text, hash: '' }).findings).toEqual([]);
});

test('the text false for what is on or off is told to be true', () => {
  const { findings } = compileTemplate({
    path: 'a.wxml',
    text: '<scroll-view scroll-x="false" scroll-y="{{false}}">\n<input value="false" disabled=\'false\'/></scroll-view>',
    hash: '',
  });
  expect(findings).toMatchObject([
    { severity: 'warning', line: 1, column: 24, message: expect.stringContaining('Write scroll-x="{{false}}"') },
    { severity: 'warning', line: 2, message: expect.stringContaining('Write disabled="{{false}}"') },
  ]);
});

test('id and data of a block, as frameworks write them, are passed over', () => {
  const text = '<block  id="{{i.uid||i.sid}}" data-sid="{{i.sid}}" wx:if="{{i}}"><view id="a">{{ i.v }}</view></block>';
  expect(compileTemplate({ path: 'a.wxml', text, hash: '' }).findings).toEqual([]);
});
