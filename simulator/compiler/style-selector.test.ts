import { expect, test } from 'vitest';
import { browserSelector } from './style-selector.ts';

test.each([
  ['.a.b > view:not(.c), page', '.S--a.S--b > wx-view:not(.S--c), body'],
  [':host(.on) #view .a\\:b::before', '[wx-host="S"].on #view .S--a\\:b::before'],
  ['t-button [title=".a view"] .view-x >>> text', 't-button [title=".a view"] .S--view-x wx-text'],
  ['scroll-view+text~.a /deep/ .b', 'wx-scroll-view+wx-text~.S--a .S--b'],
])('%s', (selector, expected) => {
  expect(browserSelector(selector, 'S', 'S')).toBe(expected);
});

test('a shared sheet keeps its class names', () => {
  expect(browserSelector(':host .a', '', 'c/x')).toBe('[wx-host="c/x"] .a');
});
