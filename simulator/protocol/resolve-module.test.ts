import { expect, test } from 'vitest';
import { resolveModule, withoutAlias } from './resolve-module.ts';

const keys = new Set([
  'utils/x',
  'utils/index',
  'pages/near/near',
  'data.json',
  'a/miniprogram_npm/near/index',
  'miniprogram_npm/near/index',
  'miniprogram_npm/big.js/index',
  'miniprogram_npm/@s/p/lib/y',
]);

test.each([
  ['pages/a', '../utils/x.js', 'utils/x'],
  ['pages/a', '../utils', 'utils/index'],
  ['pages/a', '/utils/x', 'utils/x'],
  ['app', 'utils/x.ts', 'utils/x'],
  ['pages/a', 'utils/x', null],
  ['app', './data.json', 'data.json'],
  ['app', './data', 'data.json'],
  ['a/b/c', 'near', 'a/miniprogram_npm/near/index'],
  ['b/c', 'near', 'miniprogram_npm/near/index'],
  ['b/c', 'big.js', 'miniprogram_npm/big.js/index'],
  ['b/c', '@s/p/lib/y', 'miniprogram_npm/@s/p/lib/y'],
  ['b/c', './near', null],
  ['pages/near/near', 'near', 'miniprogram_npm/near/index'],
  ['pages/near/far', 'near', 'pages/near/near'],
  ['app', '../utils/x', null],
])('%s requires %s', (from, id, expected) => {
  expect(resolveModule(from, id, (key) => keys.has(key))).toBe(expected);
});

test.each([
  ['~/utils/x', '/utils/x'],
  ['@parts/a/b', '/deep/parts/a/b'],
  ['config', '/deep/config'],
  ['configuration', 'configuration'],
  ['./~/x', './~/x'],
])('%s with aliases is %s', (id, expected) => {
  expect(withoutAlias(id, { '~/*': '/*', '@parts/*': './deep/parts/*', config: 'deep/config' })).toBe(expected);
});
