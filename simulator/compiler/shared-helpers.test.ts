import { expect, it } from 'vitest';
import { shareHelpers } from './shared-helpers.ts';
import { appFiles, compile, textOf } from './testing/fixture.ts';
import { runBuild } from './testing/run-build.ts';

const prelude =
  'var __defProp = Object.defineProperty;\nvar __export = (target, all) => {\n  for (var name in all)\n    all[name]();\n};\n';

it('takes equal helpers out once, and leaves what only looks like one', () => {
  const own = 'var __counter = 0;\nvar __defProp = 1;\n';
  expect(shareHelpers([`"use strict";\n${prelude}one();\n`, `${prelude}two();\n`, `${own}three();\n`])).toEqual({
    codes: ['"use strict";\none();\n', 'two();\n', `${own}three();\n`],
    helpers: prelude,
  });
});

it('keeps a helper of another text where it stands', () => {
  const other = 'var __defProp = mine;\n';
  expect(shareHelpers([`${prelude}one();\n`, `${other}two();\n`])).toEqual({ codes: ['one();\n', `${other}two();\n`], helpers: prelude });
});

it('makes production builds small: helpers once, scripts of both threads without their spaces', async () => {
  const build = await compile(
    appFiles({
      'app.js': 'import { one } from "./one"; import * as two from "./two"; App({ sum: one + two.default });',
      'one.js': 'export const one = 1; export default 3;',
      'two.js': 'export { one } from "./one"; export default 2;',
      'pages/home/home.wxml':
        '<wxs module="m">module.exports = { half: function (longName) { return longName / 2; } };</wxs><view>{{m.half(4)}}</view>',
    }),
    { mode: 'production' },
  );
  expect(build.diagnostics).toEqual([]);
  const logic = textOf(build, 'logic.js');
  expect(logic.match(/Object\.getOwnPropertyDescriptor/g)).toHaveLength(1);
  expect(textOf(build, 'view.js')).not.toContain('longName');
  const { load, view } = runBuild(build);
  expect(load('two')).toMatchObject({ one: 1, default: 2 });
  const module = { exports: {} as { half?(value: number): number } };
  Object.values(view.scripts)[0]?.(() => undefined, module.exports, module);
  expect(module.exports.half?.(4)).toBe(2);
});
