import { expect, test } from 'vitest';
import { compileTemplate } from './template-compiler.ts';

/** The guards in a template's loops: `item` ends without changes of the item, `place` only where its index stays as well. */
function guards(text: string): string[] {
  const { code, findings } = compileTemplate({ path: 'pages/a/a.wxml', text, hash: '' });
  expect(findings).toEqual([]);
  return [...code.matchAll(/if\(!C&&!K&&\w+===undefined(&&!\w+)?\)return;/g)].map(([, place]) => (place ? 'place' : 'item'));
}

/** The fields that the loops of a template say they show; null where they show other things too. */
function shown(text: string): (string[] | null)[] {
  const { code } = compileTemplate({ path: 'pages/a/a.wxml', text, hash: '' });
  const named = [...code.matchAll(/\},\{shows:(\[[^\]]*\])\}\)/g)].map(([, fields]) => JSON.parse(fields!) as string[]);
  const lists = code.match(/\(__kumquatLoop\((\w+)\.shows\),\1\)\)/g) ?? [];
  return [...named, ...Array.from({ length: lists.length - named.length }, () => null)];
}

const row = (content: string): string => `<view wx:for="{{rows}}" wx:key="id">${content}</view>`;

test('loops that show nothing but their items pass over those that have not changed', () => {
  expect(guards(row('<text class="a {{item.b}}" bind:tap="go">{{item.c}}</text>'))).toEqual(['item']);
  expect(guards(row('<view wx:if="{{item.a}}">a</view><view wx:else>"}{"</view>'))).toEqual(['item']);
  expect(guards(`<wxs module="m">exports.f = function (C) { return C }</wxs>${row('{{m.f(item)}}')}`)).toEqual(['item']);
  expect(guards(row('<part of="{{item}}"><text slot="{{item.s}}">{{item.t}}</text></part>'))).toEqual(['item']);
});

test('the index counts where it is shown, or where a way into the data goes by it', () => {
  expect(guards(row('{{index}}'))).toEqual(['place']);
  expect(guards(row('<input model:value="{{item.text}}" />'))).toEqual(['place']);
  expect(guards(row('<view wx:for="{{item.parts}}" wx:for-item="part">{{part}}</view>'))).toEqual(['place']);
});

test('loops that show other data go through every item', () => {
  for (const content of ['{{item.a}}{{chosen}}', '<view wx:if="{{open}}">a</view>', '{{rows[0].a}}', '<slot name="{{name}}" />']) {
    expect(guards(row(content)), content).toEqual([]);
  }
  expect(guards(`<template name="t">{{a}}</template>${row('<template is="t" data="{{a: item.a, b}}" />')}`)).toEqual([]);
  expect(guards(row('<view wx:for="{{item.parts}}" wx:for-item="part">{{part}}{{chosen}}</view>'))).toEqual([]);
});

test('a loop names the fields of its items by which alone its look goes', () => {
  expect(shown(row('<text class="a {{item.b}}" data-c="{{item.c}}">{{item.b}}{{index}}</text>'))).toEqual([['b', 'c']]);
  expect(shown(row('<image wx:if="{{item.a}}" src="{{item.b.c}}" />'))).toEqual([['b', 'a']]);
  expect(shown(row('always the same'))).toEqual([[]]);
  expect(shown(row('<view wx:for="{{item.parts}}" wx:for-item="part">{{part.a}}</view>'))).toEqual([['parts'], null]);
  expect(shown(`<wxs module="m">function F(a, b) {} exports.f = function () { F(1, 2) }</wxs>${row('{{item.a}}')}`)).toEqual([['a']]);
});

test('where the look goes by more than the values of fields, a loop names none', () => {
  for (const content of [
    '{{item}}',
    '{{item["a"]}}',
    '{{item[item.a]}}',
    '{{chosen}}',
    '<input value="{{item.a}}" />',
    '<own of="{{item.a}}" />',
  ]) {
    expect(shown(row(content)), content).toEqual([null]);
  }
  expect(shown(`<wxs module="m">exports.f = function (a) { return a }</wxs>${row('{{m.f(item.a)}}')}`)).toEqual([null]);
  expect(shown(`<template name="t">{{a}}</template>${row('<template is="t" data="{{a: item.a}}" />')}`)).toEqual([null]);
});
