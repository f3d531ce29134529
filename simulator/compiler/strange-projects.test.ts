import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Build } from './build.ts';
import { ProjectCompiler } from './project-compiler.ts';
import { appFiles, compile, fixtureFolder, textOf } from './testing/fixture.ts';

const found = (build: Build): string[] => build.diagnostics.map(({ file, severity, code }) => `${file} ${severity} ${code}`);

async function build(folder: string): Promise<Build> {
  const compiler = new ProjectCompiler({ folder, mode: 'development' });
  const result = await compiler.build();
  await compiler.dispose();
  return result;
}

test('links inside the project count as files, others are left out and said', async () => {
  const outside = await fixtureFolder({ 'secret.js': 'module.exports = "secret";' });
  const folder = await fixtureFolder(
    appFiles({ 'shared/a.js': 'module.exports = "shared";', 'pages/home/home.js': "require('../../utils/a');\nPage({});\n" }),
  );
  await symlink(join(folder, 'shared'), join(folder, 'utils'));
  await symlink(folder, join(folder, 'shared/loop'));
  await symlink(outside, join(folder, 'outside'));
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling.js'));
  const result = await build(folder);
  expect(found(result)).toEqual(['outside warning link-outside']);
  expect(textOf(result, 'logic.js')).toContain('"shared"');
  expect(JSON.stringify([...result.files.keys()])).not.toContain('secret');
});

test('UTF-16 is read, and what is no Unicode is said', async () => {
  const folder = await fixtureFolder(appFiles());
  await writeFile(join(folder, 'pages/home/home.wxml'), Buffer.from('\uFEFF<view>grün</view>', 'utf16le'));
  await writeFile(join(folder, 'app.js'), Buffer.from([...Buffer.from('App({ name: "'), 0xc4, 0xe3, ...Buffer.from('" });')]));
  // What stands for an unknown letter is a letter as well.
  await writeFile(join(folder, 'pages/home/home.js'), 'Page({ data: { unknown: "\uFFFD" } });');
  const result = await build(folder);
  expect(found(result)).toEqual(['app.js warning file-encoding']);
  expect(textOf(result, 'logic.js')).toContain('grün');
});

test('marks at the beginning of files and line ends of other systems are nobody’s mistake', async () => {
  const mark = '\uFEFF';
  const result = await compile(
    appFiles({
      'app.json': `${mark}{\r\n  "pages": ["pages/home/home"]\r\n}\r\n`,
      'pages/home/home.wxml': `${mark}<wxs module="t">\r\nmodule.exports = { a: 1 };\r\n</wxs>\r\n<view>{{t.a}}</view>\r\n`,
      'pages/home/home.wxss': `${mark}page {\r\n  color: red;\r\n}\r\n`,
      'pages/home/home.js': `${mark}Page({});\r\n`,
    }),
  );
  expect(found(result)).toEqual([]);
  expect(textOf(result, 'logic.js') + textOf(result, 'view.js')).not.toContain(mark);
});

test('aliases of app.json lead to modules and components, here and where they run', async () => {
  const result = await compile(
    appFiles({
      'app.json': { pages: ['pages/home/home'], resolveAlias: { '~/*': '/*', '@parts/*': 'deep/parts/*', config: '/deep/config' } },
      'pages/home/home.js': "require('~/deep/tools'); require('config'); require('@parts/list');\nPage({});\n",
      'pages/home/home.json': { usingComponents: { card: '@parts/card/card' } },
      'deep/tools.js': 'module.exports = "tools";',
      'deep/config.js': '',
      'deep/parts/list.js': '',
      'deep/parts/card/card.js': 'Component({});',
      'deep/parts/card/card.json': { component: true },
      'deep/parts/card/card.wxml': '<view/>',
    }),
  );
  expect(found(result)).toEqual([]);
  expect(result.config?.resolveAlias).toEqual({ '~/*': '/*', '@parts/*': 'deep/parts/*', config: '/deep/config' });
  expect(textOf(result, 'logic.js')).toContain('define("deep/tools"');
});

test('a page is blamed for what it needs, and no other page is', async () => {
  const result = await compile(
    appFiles({
      'app.json': {
        pages: ['pages/home/home', 'pages/a/a', 'pages/b/b', 'pages/c/c'],
        plugins: { chat: { version: '1.0.0', provider: 'x' } },
      },
      ...Object.fromEntries(
        ['a', 'b', 'c'].flatMap((name) => [
          [`pages/${name}/${name}.js`, 'Page({});'],
          [`pages/${name}/${name}.wxml`, '<view/>'],
        ]),
      ),
      'pages/a/a.json': { usingComponents: { part: '/parts/part' } },
      'parts/part.json': { component: true, usingComponents: { inner: './inner' } },
      'parts/part.js': 'Component({});',
      'parts/part.wxml': '<inner/>',
      'parts/inner.json': { component: true },
      'parts/inner.js': "require('./helper');\nComponent({});",
      'parts/inner.wxml': '<view/>',
      'parts/helper.js': 'broken broken',
      'pages/b/b.wxss': '@import "../../theme.wxss";',
      'theme.wxss': '.a {',
      'pages/c/c.wxml': '<import src="../../tpl.wxml"/>',
      'tpl.wxml': '<wxs src="./tools.wxs" module="t"/>',
      'tools.wxs': 'var = 1;',
    }),
  );
  const blamed = Object.fromEntries(Object.entries(result.pageErrors).map(([page, errors]) => [page, errors.map((error) => error.file)]));
  expect(blamed).toEqual({ 'pages/a/a': ['parts/helper.js'], 'pages/b/b': ['theme.wxss'], 'pages/c/c': ['tools.wxs'] });
  expect(found(result)).toContain('app.json warning plugin-unsupported');
});

test('what is only strange compiles without a word', async () => {
  const folder = await fixtureFolder({
    'project.config.json': { miniprogramRoot: './src/', setting: { useCompilerPlugins: ['typescript'] } },
    'src/app.json': {
      pages: ['pages/home/home'],
      subPackages: [{ root: 'alone', name: 'alone', independent: true, pages: ['start/start'] }],
      tabBar: {
        custom: true,
        list: [
          { pagePath: 'pages/home/home', text: 'Home' },
          { pagePath: 'pages/home/home', text: 'Again' },
        ],
      },
      lazyCodeLoading: 'requiredComponents',
      usingComponents: { loop: '/parts/loop' },
      sitemapLocation: 'sitemap.json',
    },
    'src/app.ts': 'App<{ n: number }>({ n: 1 });',
    'src/pages/home/home.ts': "import { add } from '../../utils/add';\nPage({ data: { sum: add(1, 2) as number } });",
    'src/pages/home/home.wxml': '<loop/>{{sum}}',
    'src/utils/add.ts': 'export const add = (a: number, b: number): number => a + b;',
    'src/alone/start/start.js': "const { a } = require('own-package');\nPage({ data: { a } });",
    'src/alone/start/start.wxml': '<view>{{a}}</view>',
    'src/alone/miniprogram_npm/own-package/index.js': 'exports.a = 1;',
    'src/custom-tab-bar/index.json': { component: true },
    'src/custom-tab-bar/index.js': 'Component({});',
    'src/custom-tab-bar/index.wxml': '<view>bar</view>',
    'src/parts/loop.json': { component: true, usingComponents: { loop: '/parts/loop' } },
    'src/parts/loop.js': 'Component({ data: { more: false } });',
    'src/parts/loop.wxml': '<loop wx:if="{{more}}"/>',
  });
  await mkdir(join(folder, 'src/pages/home.js'));
  const result = await build(folder);
  expect(found(result)).toEqual([]);
  expect(textOf(result, 'alone/logic.js')).toContain('alone/miniprogram_npm/own-package/index');
  expect(result.pages).toEqual(['pages/home/home', 'alone/start/start']);
});
