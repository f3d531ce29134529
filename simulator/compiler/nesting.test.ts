import { expect, test } from 'vitest';
import { appFiles, compile } from './testing/fixture.ts';

const deep = (open: string, inside: string, close: string, depth = 20_000): string => open.repeat(depth) + inside + close.repeat(depth);

test('files that are nested too deep are mistakes with their places, and the rest is built', async () => {
  const names = ['script', 'ternary', 'wxs', 'inline', 'style', 'json'];
  const { diagnostics, pageErrors, pages } = await compile(
    appFiles({
      'app.json': { pages: ['pages/home/home', ...names.map((name) => `pages/${name}/${name}`)] },
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`pages/${name}/${name}.js`, 'Page({});'],
          [`pages/${name}/${name}.wxml`, '<view/>'],
        ]),
      ),
      'pages/script/script.js': `Page({});\nconst a = ${deep('[', '', ']')};`,
      // Deep without a bracket, and read because of what it requires.
      'pages/ternary/ternary.js': `require('./ternary');\nconst a = ${deep('a ? 1 : ', '1', '')};`,
      'pages/wxs/wxs.wxml': '<wxs src="./deep.wxs" module="m"/><view/>',
      'pages/wxs/deep.wxs': `var a = ${deep('(', '1', ')')};`,
      'pages/inline/inline.wxml': `<wxs module="m">\nvar a = ${deep('!', '1', '', 100_000)};</wxs><view/>`,
      'pages/style/style.wxss': `.a { color: red }\n${deep('.b {', '', '}')}`,
      'pages/json/json.json': `{ "usingComponents":\n${deep('[', '', ']')} }`,
    }),
  );
  expect(diagnostics.map(({ file, line, severity, code }) => `${file}:${line} ${severity} ${code}`)).toEqual([
    'pages/inline/inline.wxml:2 error script-syntax',
    'pages/json/json.json:2 error json-syntax',
    'pages/script/script.js:2 error script-syntax',
    'pages/style/style.wxss:2 error style-syntax',
    'pages/ternary/ternary.js:0 error script-syntax',
    'pages/wxs/deep.wxs:1 error script-syntax',
  ]);
  expect(pages).toHaveLength(names.length + 1);
  expect(Object.keys(pageErrors).sort()).toEqual(names.map((name) => `pages/${name}/${name}`).sort());
});

test('brackets in texts, patterns and comments are not deep', async () => {
  const smiles = Array.from({ length: 1000 }, (_, index) => `':( ${index}', /[(]/ /* [[[ */`).join(', ');
  const { diagnostics } = await compile(
    appFiles({ 'pages/home/home.js': `Page({ data: { smiles: [${smiles}] } });`, 'pages/home/home.json': { note: '[{('.repeat(1000) } }),
  );
  expect(diagnostics).toEqual([]);
});
