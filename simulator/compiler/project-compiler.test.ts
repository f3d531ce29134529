import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packBuild } from './package.ts';
import { ProjectCompiler } from './project-compiler.ts';
import { resolveLocations } from './source-locations.ts';
import { appFiles, compile, fixtureFolder, textOf, writeFiles } from './testing/fixture.ts';
import { runBuild } from './testing/run-build.ts';

const NPM = join(import.meta.dirname, '../../node_modules');

test('a small app becomes modules, templates, styles and a configuration', async () => {
  const build = await compile(
    appFiles({
      'app.json': {
        pages: ['pages/home/home'],
        window: { navigationBarTitleText: 'Hi' },
        usingComponents: { 'my-card': '/components/card' },
      },
      'app.wxss': 'page { color: red }\n',
      'components/card/index.json': { component: true },
      'components/card/index.ts':
        'import { twice } from "../../utils/math";\nComponent({ options: { addGlobalClass: true }, data: { n: twice(2) as number } });\n',
      'components/card/index.wxml': '<view class="card"><slot/></view>',
      'components/card/index.wxss': '.card { color: blue }',
      'utils/math.js': 'export const twice = (n) => n * 2;\nexport { default as cities } from "./cities.json";\n',
      'utils/cities.json': ['Valencia'],
      'utils/old.js': '',
      'images/a.png': 'png',
      'pages/home/home.json': { navigationBarTitleText: 'Home' },
    }),
  );
  expect(build.diagnostics).toEqual([]);
  expect(build).toMatchObject({ ok: true, level: 'app', pages: ['pages/home/home'], unreferenced: ['utils/old.js'] });
  expect(build.config).toMatchObject({
    appId: 'kq0000000000000001',
    entryPagePath: 'pages/home/home',
    pageWindows: { 'pages/home/home': { navigationBarTitleText: 'Home' } },
  });
  const { modules, logic, view, load } = runBuild(build);
  expect([...modules.keys()]).toEqual(['app', 'components/card/index', 'pages/home/home', 'utils/cities.json', 'utils/math']);
  expect(load('utils/math')).toMatchObject({ cities: ['Valencia'] });
  expect(Object.keys(logic.groups)).toEqual(['components/card/index', 'pages/home/home']);
  expect(logic.components['pages/home/home']?.usingComponents).toEqual({ 'my-card': 'components/card/index' });
  expect(logic.components['components/card/index']?.styleIsolation).toBe('apply-shared');
  const scope = logic.styleScopes['components/card/index'];
  expect(scope).toMatch(/^s[0-9a-z]{7}$/);
  expect(view.styles['components/card/index']).toContain(`.${scope}--card`);
  expect(view.styles['app']).toContain('body { color: red }');
  expect(view.styles['pages/home/home']).toContain('.box { width: calc(10 * var(--rpx)); }');
  expect(build.files.get('images/a.png')).toMatchObject({ kind: 'asset', size: 3 });
  const bytes = [...build.files]
    .filter(([path]) => !path.endsWith('.map'))
    .map(([, file]) => (file.kind === 'asset' ? file.size : Buffer.byteLength(file.text)));
  expect(build.sizes).toEqual({ total: bytes.reduce((a, b) => a + b), main: build.sizes.total, subpackages: {} });
});

test('scripts that a worked out id may mean are packed', async () => {
  const build = await compile(
    appFiles({
      'pages/home/home.js': 'const all = ["en", "es"].map((name) => require("../../texts/t-" + name));\nPage({});\nmodule.exports = all;',
      'texts/t-en.js': 'exports.hello = "Hello";',
      'texts/t-es.ts': 'export const hello: string = "Hola";',
      'texts/index.js': 'exports.load = (name) => require(`./` + name + "/index");',
      'texts/old/index.js': 'exports.hello = "Hi";',
    }),
  );
  expect(build.diagnostics).toEqual([]);
  expect([...runBuild(build).modules.keys()]).toEqual(['app', 'pages/home/home', 'texts/t-en', 'texts/t-es']);
  expect(build.unreferenced).toEqual(['texts/index.js', 'texts/old/index.js']);
});

test('the level says what has to be reloaded', async () => {
  const folder = await fixtureFolder(
    appFiles({ 'utils/a.js': 'exports.a = 1;', 'pages/home/home.js': 'require("../../utils/a"); Page({});' }),
  );
  const compiler = new ProjectCompiler({ folder, mode: 'development' });
  await compiler.build();
  const change = async (path: string, text: string) => {
    await writeFiles(folder, { [path]: text });
    const { level, changed, ok } = await compiler.build([path]);
    return { level, changed, ok };
  };
  expect(await compiler.build([])).toMatchObject({ level: 'none', changed: [] });
  const cases = [
    ['pages/home/home.wxss', '.box { width: 1rpx }', 'style'],
    ['pages/home/home.wxml', '<view/>', 'page'],
    ['pages/home/home.js', 'require("../../utils/a"); Page({ data: {} });', 'page'],
    ['pages/home/home.json', '{"enablePullDownRefresh":true}', 'page'],
    ['utils/a.js', 'exports.a = 2;', 'app'],
    ['app.js', 'App({ a: 1 });', 'app'],
    ['a.png', 'x', 'app'],
  ] as const;
  for (const [path, text, level] of cases) expect(await change(path, text)).toEqual({ level, changed: [path], ok: true });
  await rm(join(folder, 'utils/a.js'));
  expect(await compiler.build(['utils/a.js'])).toMatchObject({ ok: false, level: 'app', changed: ['utils/a.js'] });
  await compiler.dispose();
});

test('an app.json that cannot be read is one mistake, at its place', async () => {
  const { ok, diagnostics } = await compile(appFiles({ 'app.json': '{\n  pages: ["pages/home/home"]\n}' }));
  expect(ok).toBe(false);
  expect(diagnostics).toMatchObject([{ file: 'app.json', line: 2, column: 3, severity: 'error', code: 'json-syntax' }]);
});

test('each mistake is a diagnostic at its place, and the rest is still built', async () => {
  const build = await compile(
    appFiles({
      'app.json':
        '{\n  "pages": [\n    "pages/home/home",\n    "pages/none/none",\n    "pages/bad/bad"\n  ],\n  "tabBar": { "list": [{ "pagePath": "pages/home/home", "iconPath": "no.png" }] }\n}',
      'pages/home/home.json':
        '{\n  "usingComponents": {\n    "x-a": "./missing",\n    "x-b": "not-installed/button",\n    "x-c": "plugin://p/c"\n  }\n}',
      'pages/home/home.js': '// é\nconst a = "é"; require("./gone");\nrequire("not-installed-either");\nPage({});\n',
      'pages/home/home.wxml':
        '<import src="./gone.wxml"/>\n<wxs module="m">\nvar a = ;\n</wxs>\n<image src="no.png" bindtap="t"/><view>{{ a + }}</view>\n',
      'pages/home/home.wxss': '@import "./gone.wxss";\n.a { background: url(no.png) }\n',
      'pages/bad/bad.json': '{\n  "a": 1,\n}',
      'pages/bad/bad.js': 'Page({\n  a: = 1,\n});\n',
      'pages/bad/bad.wxml': '<view>\n',
      'pages/bad/bad.wxss': '.a {\n  color: red;\n',
    }),
  );
  expect(build.ok).toBe(false);
  const found = build.diagnostics.map(({ file, line, column, severity, code }) => `${file}:${line}:${column} ${severity} ${code}`);
  expect(found).toEqual([
    'app.json:4:5 error page-missing',
    'app.json:7:69 warning asset-missing',
    'pages/bad/bad.js:2:6 error script-syntax',
    'pages/bad/bad.json:3:1 error json-syntax',
    'pages/bad/bad.wxml:1:2 error template-syntax',
    'pages/bad/bad.wxss:1:1 error style-syntax',
    'pages/home/home.js:2:16 error module-missing',
    'pages/home/home.js:3:1 error npm-package-missing',
    'pages/home/home.json:3:12 error component-missing',
    'pages/home/home.json:4:12 error npm-package-missing',
    'pages/home/home.json:5:12 warning plugin-unsupported',
    'pages/home/home.wxml:1:14 error template-import-missing',
    'pages/home/home.wxml:3:9 error script-syntax',
    'pages/home/home.wxml:5:13 warning asset-missing',
    'pages/home/home.wxml:5:47 error template-syntax',
    'pages/home/home.wxss:1:1 error style-import-missing',
    'pages/home/home.wxss:2:6 warning asset-missing',
  ]);
  const { modules, load } = runBuild(build);
  expect([...modules.keys()]).toEqual(['app', 'pages/bad/bad', 'pages/home/home', 'pages/none/none']);
  const blamed = Object.entries(build.pageErrors).map(([page, errors]) => `${page} ${errors.length}`);
  expect(blamed).toEqual(['pages/home/home 8', 'pages/none/none 1', 'pages/bad/bad 4']);
  expect(() => load('pages/bad/bad')).toThrow('pages/bad/bad.js:2:6');
  expect((await compile({})).diagnostics).toMatchObject([{ file: 'app.json', code: 'app-json-missing', severity: 'error' }]);
});

test('subpackages have their own scripts; shared templates of the main package come along', async () => {
  const build = await compile(
    appFiles({
      'app.json': { pages: ['pages/home/home'], subPackages: [{ root: '/shop/', name: 'shop', pages: ['list/list'] }] },
      'shop/list/list.js': 'require("../util"); Page({});',
      'shop/util.js': '',
      'shop/list/list.wxml': '<import src="/templates/row"/><template is="row"/>',
      'shop/list/list.json': { usingComponents: {} },
      'shop/icon.png': 'icon',
      'templates/row.wxml': '<wxs src="./row.wxs" module="r"/><template name="row">{{r.f()}}</template>',
      'templates/row.wxs': 'module.exports.f = function () { return 1 }',
    }),
  );
  expect(build.diagnostics).toEqual([]);
  expect(build.config?.subpackages).toEqual([{ root: 'shop', name: 'shop', pages: ['shop/list/list'] }]);
  const main = runBuild(build);
  const shop = runBuild(build, 'shop');
  expect([...shop.modules.keys()]).toEqual(['shop/list/list', 'shop/util']);
  expect(Object.keys(shop.logic.groups)).toEqual(['shop/list/list', 'templates/row']);
  expect(Object.keys(shop.view.scripts)).toEqual(['templates/row']);
  expect(Object.keys(main.logic.groups)).toEqual(['pages/home/home']);
  expect(build.sizes.main + (build.sizes.subpackages['shop'] ?? 0)).toBe(build.sizes.total);
});

test('npm packages are found in the project, in node_modules and in further folders', async () => {
  const build = await compile(
    appFiles({
      'pages/home/home.js': 'exports.all = [require("built"), require("plain.js"), require("made/lib/x")].map((m) => m.name); Page({});',
      'miniprogram_npm/built/index.js': 'exports.name = "built";',
      'node_modules/plain.js/package.json': { main: 'lib/main.js' },
      'node_modules/plain.js/lib/main.js': 'exports.name = require("./name");',
      'node_modules/plain.js/lib/name.js': 'module.exports = "plain";',
      'node_modules/made/package.json': { miniprogram: 'dist' },
      'node_modules/made/dist/lib/x.js': 'exports.name = "made";',
    }),
  );
  expect(build.diagnostics).toEqual([]);
  expect(runBuild(build).load('pages/home/home')).toEqual({ all: ['built', 'plain', 'made'] });
});

test.each(['development', 'production'] as const)('components of a published library compile without a word (%s)', async (mode) => {
  const names = [
    'button',
    'cell',
    'cell-group',
    'dialog',
    'icon',
    'input',
    'popup',
    'tabs',
    'tab-panel',
    'toast',
    'swiper',
    'upload',
    'calendar',
    'table',
  ];
  const usingComponents = Object.fromEntries(names.map((name) => [`t-${name}`, `tdesign-miniprogram/${name}/${name}`]));
  const files = appFiles({ 'pages/home/home.json': { usingComponents } });
  const build = await compile(files, { mode, npmFolders: [NPM] });
  expect(build.diagnostics).toEqual([]);
  const { logic, modules } = runBuild(build);
  for (const name of names) {
    const path = `miniprogram_npm/tdesign-miniprogram/${name}/${name}`;
    expect(logic.groups[path]).toBeTypeOf('function');
    expect(modules.has(path)).toBe(true);
  }
  expect(modules.has('miniprogram_npm/tdesign-miniprogram/miniprogram_npm/dayjs/index')).toBe(true);
});

test('the same sources give the same package, wherever they are', async () => {
  const files = appFiles({
    'a.png': 'a',
    'utils/lost.js': '',
    'pages/home/home.js': 'import x from "../../b"; Page({ x });',
    'b.js': 'export default 1;',
  });
  const [one, two] = await Promise.all([1, 2].map(async () => packBuild(await compile(files, { mode: 'production' }))));
  expect(one?.packageId).toMatch(/^[0-9a-f]{64}$/);
  expect(two?.packageId).toBe(one?.packageId);
  expect(one?.manifest.files.map((file) => file.path)).toEqual(['a.png', 'app-config.json', 'logic.js', 'view.js']);
  expect(new TextDecoder().decode(await one?.read('a.png'))).toBe('a');
  const development = await packBuild(await compile(files));
  expect(development.manifest.files.map((file) => file.path)).not.toContain('logic.js.map');
});

test('places in logic.js lead back to the sources', async () => {
  const build = await compile(
    appFiles({
      'pages/home/home.ts': '',
      'utils/a.ts': 'type A = number;\n\nexport function boom(a: A) {\n  throw new Error("boom" + a);\n}\n',
      'app.js': 'require("./utils/a"); App({});',
    }),
  );
  const lines = textOf(build, 'logic.js').split('\n');
  const line = lines.findIndex((text) => text.includes('throw new Error("boom"'));
  const column = (lines[line] ?? '').indexOf('throw');
  const places = [
    { file: 'logic.js', line: line + 1, column: column + 1 },
    { file: 'http://x.localhost:1/app/logic.js?v=1', line: line + 1, column: column + 1 },
    { file: 'other.js', line: 1, column: 1 },
  ];
  expect(resolveLocations(build, places)).toEqual([
    { path: 'utils/a.ts', line: 4, column: 3 },
    { path: 'utils/a.ts', line: 4, column: 3 },
    null,
  ]);
});

test('binding a project to a mini program restarts nothing, and the next package belongs to it', async () => {
  const folder = await fixtureFolder(appFiles());
  const bind = async (config: object) => {
    await writeFiles(folder, { 'project.config.json': JSON.stringify(config) });
    return compiler.build(['project.config.json']);
  };
  await rm(join(folder, 'project.config.json'), { force: true });
  const compiler = new ProjectCompiler({ folder, mode: 'development' });
  expect((await compiler.build()).config).toMatchObject({ appId: '' });
  const bound = await bind({ appid: 'mini-program-1' });
  expect(bound).toMatchObject({ ok: true, level: 'none', changed: [], config: { appId: 'mini-program-1' } });
  expect((await packBuild(bound)).manifest.appId).toBe('mini-program-1');
  expect(await bind({ appid: 'mini-program-2' })).toMatchObject({ level: 'none', config: { appId: 'mini-program-2' } });
  expect(await bind({ appid: 'mini-program-2', projectname: 'Other' })).toMatchObject({ level: 'app', changed: ['project.config.json'] });
  await compiler.dispose();
});

test('what is ignored stays out, and the mini program may live below the project folder', async () => {
  const files = Object.fromEntries(
    Object.entries(appFiles({ 'notes/a.png': 'a', 'b.png': 'b', 'x.test.js': '' })).map(([path, text]) => [
      path.startsWith('project.') ? path : `mini/${path}`,
      text,
    ]),
  );
  files['project.config.json'] = {
    miniprogramRoot: './mini/',
    packOptions: {
      ignore: [
        { type: 'folder', value: 'notes' },
        { type: 'suffix', value: '.test.js' },
      ],
    },
  };
  files['mini/pages/home/home.wxml'] = '<view';
  const build = await compile(files);
  expect([...build.files.keys()]).toEqual(['app-config.json', 'logic.js', 'view.js', 'logic.js.map', 'b.png']);
  expect(build.unreferenced).toEqual([]);
  expect(build.diagnostics).toMatchObject([{ file: 'mini/pages/home/home.wxml', code: 'template-syntax' }]);
});
