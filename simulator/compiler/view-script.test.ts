import { expect, test } from 'vitest';
import { compileViewScript } from './view-script.ts';

test.each([
  ['a.b.constructor === "Array"', '__typeOf(a.b) === "Array"'],
  ['f(a.constructor.length)[0].constructor', '__typeOf(f(__typeOf(a).length)[0])'],
  ['(a || b).constructor', '__typeOf((a || b))'],
  ['a["constructor"]', '__typeOf(a)'],
  ["getRegExp('^\\d+(\\.x)?$', 'g').test('\\d')", "getRegExp('^\\\\d+(\\\\.x)?$', 'g').test('\\d')"],
  ["getRegExp('\\\\d\\'')", "getRegExp('\\\\d\\'')"],
  ['a.constructor = 1; "x.constructor"', 'a.constructor = 1; "x.constructor"'],
])('%s', (text, expected) => {
  expect(compileViewScript('a/b', text).code).toBe(expected);
});

test('names that only JavaScript reserves are names in a view script', () => {
  const script = compileViewScript('a/b', 'var class = { class: 1 };\nclass.class = new ? class : 2;\nmodule.exports = { class: class };');
  expect(script.findings).toEqual([]);
  expect(script.code).toBe('var clas$ = { class: 1 };\nclas$.class = ne$ ? clas$ : 2;\nmodule.exports = { class: clas$ };');
});

test('required paths lose their ending and are resolved', () => {
  const script = compileViewScript('a/b', 'var t = require("../t/tools.wxs");\nvar u = require("/u");');
  expect(script.code).toBe('var t = require("../t/tools");\nvar u = require("/u");');
  expect(script.requires).toEqual([
    { path: 't/tools', line: 1, column: 17 },
    { path: 'u', line: 2, column: 17 },
  ]);
});
