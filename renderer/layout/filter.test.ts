import { expect, it } from 'vitest';
import { fuzzyMatch } from './filter.ts';

const score = (query: string, text: string): number => fuzzyMatch(query, text)?.score ?? Number.NEGATIVE_INFINITY;

it('finds letters in order, with their places', () => {
  expect(fuzzyMatch('phw', 'pages/home.wxml')?.at).toEqual([0, 6, 11]);
  expect(fuzzyMatch('home', 'pages/home.wxml')?.at).toEqual([6, 7, 8, 9]);
  expect(fuzzyMatch('hp', 'pages/home')).toBeUndefined();
  expect(fuzzyMatch('', 'x')).toEqual({ score: 0, at: [] });
});

it('prefers whole words and starts of words', () => {
  expect(score('cart', 'cart.js')).toBeGreaterThan(score('cart', 'c-a-r-t.js'));
  expect(score('cart', 'pages/cart.js')).toBeGreaterThan(score('cart', 'gocart.js'));
  expect(score('home', 'home.json')).toBeGreaterThan(score('home', 'tab-home.png'));
  expect(score('pc', 'product-card')).toBeGreaterThan(score('pc', 'epic'));
});
