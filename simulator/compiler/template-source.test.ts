import { expect, test } from 'vitest';
import { originalColumn, readTemplate } from './template-source.ts';

const keep = () => null;

test.each([
  ['<view bindtap="a" catchtouchmove>', '<view bind:tap="a" catch:touchmove>'],
  ['<view a="bindtap=1 > x" capture-bindtap=\'b\'/>', '<view a="bindtap=1 > x" capture-bind:tap=\'b\'/>'],
  ['<!-- <view bindtap="a"> --><text bind:tap="a">{{ a < b ? "}} <view bindtap>" : 1 }}</text>', null],
  ['<wxs module="m">var a = "<view bindtap=1>"; a < b</wxs>', null],
  ['<a\n  bindtap="x"\n  data-bindtap="y"/>', '<a\n  bind:tap="x"\n  data-bindtap="y"/>'],
  ['<view\u3000class="a"\u00a0wx:if="{{ b\u3000}}">\u3000</view>', '<view class="a" wx:if="{{ b\u3000}}">\u3000</view>'],
  ['<block wx:for-items="{{rows}}" wx:for-item="row">', '<block wx:for="{{rows}}" wx:for-item="row">'],
  [
    '<list-builder list="{{rows}}"><view slot:item="row" slot:index a="b"><view slot:item/></view></list-builder>',
    '<list-builder list="{{rows}}"><view wx:for="{{rows}}" wx:key="index" wx:for-item="row" wx:for-index="index" a="b"><view slot:item/></view></list-builder>',
  ],
])('%s', (text, expected) => {
  expect(readTemplate(text, keep).text).toBe(expected ?? text);
});

test('columns lead back to the text as written', () => {
  const text = '<a/>\n<view bindtap="a" catchtap="b" x="{{"/>';
  const read = readTemplate(text, keep);
  const line = read.text.split('\n')[1] ?? '';
  expect(originalColumn(read, text, 1, line.indexOf('x='))).toBe(text.split('\n')[1]?.indexOf('x='));
});

test('literal addresses are made absolute', () => {
  const read = readTemplate(
    '<image src="a.png"/><image src="{{b}}"/><image src="https://x/y.png"/><web-view src="z"/>',
    (src) => `/p/${src}`,
  );
  expect(read.text).toBe('<image src="/p/a.png"/><image src="{{b}}"/><image src="https://x/y.png"/><web-view src="z"/>');
});
