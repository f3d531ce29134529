import type { Files } from './fixture.ts';

/** A page that is broken in one way, and a text that its report must hold. */
export interface Breakage {
  page: string;
  files: Files;
  /** `null`: the page is odd, and must be ok all the same. */
  says: string | null;
}

const page = (name: string, says: string | null, files: Record<string, string | object>, shared: Files = {}): Breakage => {
  const path = `pages/${name}/${name}`;
  const own = Object.entries({ js: 'Page({});\n', json: {}, wxml: `<view>${name}</view>\n`, ...files });
  return {
    page: path,
    says,
    files: { ...Object.fromEntries(own.filter(([, text]) => text !== '').map(([ending, text]) => [`${path}.${ending}`, text])), ...shared },
  };
};

const uses = (components: Record<string, string>): object => ({ usingComponents: components });
const component = (path: string, files: Record<string, string | object> = {}): Files =>
  Object.fromEntries(
    Object.entries({ js: 'Component({});', json: { component: true }, wxml: '<view>part</view>', ...files })
      .filter(([, text]) => text !== '')
      .map(([ending, text]) => [`${path}.${ending}`, text]),
  );

/** One page each way a project of the wild may be broken, or only strange. */
export const BREAKAGES: readonly Breakage[] = [
  page('template', 'pages/template/template.wxml:2:', { wxml: '<view>\n<text>{{ a + }}</text>\n</view>\n' }),
  page('unclosed', 'pages/unclosed/unclosed.wxml:1:', { wxml: '<view><text>a</text>\n' }),
  page('script', 'pages/script/script.js:2:', { js: 'Page({\n  a: = 1,\n});\n' }),
  page('style', 'pages/style/style.wxss:1:', { wxss: '.a {\n  color: red;\n' }),
  page('selector', null, { wxss: '.a >> .b, ::: { color: red }\n.c { width: ; }\n@media (x { }\n' }),
  page('json', 'pages/json/json.json:3:', { json: '{\n  "a": 1,\n}\n' }),
  page('array', 'pages/array/array.json:1:', { json: '[]' }),
  page('loading', 'broken while loading', { js: 'throw new Error("broken while loading");\nPage({});\n' }),
  page('onload', 'broken in onLoad', { js: 'Page({ onLoad() { throw new Error("broken in onLoad"); } });\n' }),
  page('late', 'broken a little later', {
    js: 'Page({ onReady() { setTimeout(() => { throw new Error("broken a little later"); }, 20); } });\n',
  }),
  page('rejected', 'nobody caught this', { js: 'Page({ onLoad() { Promise.reject(new Error("nobody caught this")); } });\n' }),
  page('require', 'pages/require/require.js:1:', { js: "const gone = require('./gone');\nPage({});\n" }),
  page('npm', 'not-installed', { js: "import gone from 'not-installed';\nPage({ data: { gone } });\n" }),
  page('nothing', 'no page at pages/nothing/nothing', { js: '', json: '', wxml: '' }),
  page('noscript', 'page has no script', { js: '' }),
  page('notemplate', 'page has no template', { wxml: '' }),
  page('emptyscript', null, { js: '// no page here\n' }),
  page('gone', 'no component at /parts/gone', { json: uses({ gone: '/parts/gone' }), wxml: '<gone/>' }),
  page('unknown', null, { wxml: '<x-unknown>inside</x-unknown>' }),
  page(
    'partjson',
    'parts/partjson.json:1:',
    { json: uses({ part: '/parts/partjson' }), wxml: '<part/>' },
    component('parts/partjson', { json: '{ component: true }' }),
  ),
  page(
    'parttemplate',
    'parts/parttemplate.wxml:1:',
    { json: uses({ part: '/parts/parttemplate' }), wxml: '<part/>' },
    component('parts/parttemplate', { wxml: '<view wx:if="{{ a b }}">x</view>' }),
  ),
  page(
    'partscript',
    'parts/partscript.js:1:',
    { json: uses({ part: '/parts/partscript' }), wxml: '<part/>' },
    component('parts/partscript', { js: 'Component({' }),
  ),
  page(
    'partthrows',
    'broken part',
    { json: uses({ part: '/parts/partthrows' }), wxml: '<part/>' },
    component('parts/partthrows', { js: 'throw new Error("broken part");' }),
  ),
  page(
    'attached',
    'broken when attached',
    { json: uses({ part: '/parts/attached' }), wxml: '<part/>' },
    component('parts/attached', { js: 'Component({ lifetimes: { attached() { throw new Error("broken when attached"); } } });' }),
  ),
  page('import', 'no template pages/import/gone.wxml', { wxml: '<import src="./gone.wxml"/><template is="a"/><view>import</view>' }),
  page('include', 'no template pages/include/gone.wxml', { wxml: '<include src="gone.wxml"/><view>include</view>' }),
  page(
    'importcycle',
    null,
    { wxml: '<import src="a.wxml"/><template is="a"/>' },
    {
      'pages/importcycle/a.wxml': '<import src="b.wxml"/><template name="a"><view>a</view></template>',
      'pages/importcycle/b.wxml': '<import src="a.wxml"/><template name="b"><view>b</view></template>',
    },
  ),
  page(
    'includecycle',
    'pages/includecycle',
    { wxml: '<include src="a.wxml"/>' },
    {
      'pages/includecycle/a.wxml': '<view>a</view><include src="b.wxml"/>',
      'pages/includecycle/b.wxml': '<view>b</view><include src="a.wxml"/>',
    },
  ),
  page('stylecycle', null, { wxss: '@import "a.wxss";' }, { 'pages/stylecycle/a.wxss': '@import "stylecycle.wxss"; .a { color: red }' }),
  page(
    'requirecycle',
    null,
    { js: "const { b } = require('./a');\nPage({ data: { b } });" },
    {
      'pages/requirecycle/a.js': "const { c } = require('./c');\nexports.b = 1 + c();",
      'pages/requirecycle/c.js': "require('./a');\nexports.c = () => 1;",
    },
  ),
  page(
    'recursive',
    null,
    { json: uses({ tree: '/parts/tree' }), wxml: '<tree depth="{{4}}"/>' },
    component('parts/tree', {
      json: { component: true, usingComponents: { tree: './tree' } },
      js: 'Component({ properties: { depth: Number } });',
      wxml: '<view>{{depth}}<tree wx:if="{{depth > 0}}" depth="{{depth - 1}}"/></view>',
    }),
  ),
  page(
    'endless',
    'endless',
    { json: uses({ endless: '/parts/endless' }), wxml: '<endless/>' },
    component('parts/endless', {
      json: { component: true, usingComponents: { endless: './endless' } },
      wxml: '<endless/>',
    }),
  ),
  page(
    'mutual',
    null,
    { json: uses({ a: '/parts/ma' }), wxml: '<a n="{{2}}"/>' },
    {
      ...component('parts/ma', {
        json: { component: true, usingComponents: { b: './mb' } },
        js: 'Component({ properties: { n: Number } })',
        wxml: '<b wx:if="{{n}}" n="{{n - 1}}"/>',
      }),
      ...component('parts/mb', {
        json: { component: true, usingComponents: { a: './ma' } },
        js: 'Component({ properties: { n: Number } })',
        wxml: '<a wx:if="{{n}}" n="{{n - 1}}"/>',
      }),
    },
  ),
  page(
    'wxs',
    'pages/wxs/tools.wxs:1:',
    { wxml: '<wxs src="./tools.wxs" module="t"/><view>{{t.a(1)}}</view>' },
    { 'pages/wxs/tools.wxs': 'var a = ;' },
  ),
  page('nowxs', 'no view script pages/nowxs/gone.wxs', { wxml: '<wxs src="./gone.wxs" module="t"/><view>{{t.a(1)}}</view>' }),
  page(
    'wxsthrows',
    'Cannot set properties of undefined',
    { wxml: '<wxs src="./tools.wxs" module="t"/><view>{{t.a(1)}}</view>' },
    { 'pages/wxsthrows/tools.wxs': 'getDate().none.x = 1; module.exports = {};' },
  ),
  page('marks', null, {
    js: '\uFEFFPage({ data: { a: 1 } });\r\n',
    json: '\uFEFF{\r\n}',
    wxml: '\uFEFF<view>\r\n{{a}}\r\n</view>\r\n',
    wxss: '\uFEFF.a {\r\n}\r\n',
  }),
  page('wide', null, {
    js: `Page({ data: { list: Array.from({ length: 200 }, (_, i) => 'r' + i) } });\nconst big = ${JSON.stringify('x'.repeat(1_000_000))};\n`,
    wxml: '<view wx:for="{{list}}" wx:key="*this">{{item}}</view>',
  }),
  page('cases', 'upper and lower case count', { json: uses({ part: '/parts/Cased' }), wxml: '<part/>' }, component('parts/cased')),
  page('scss', 'style sheets are not compiled here', {}, { 'pages/scss/scss.scss': '.a { .b { color: red } }' }),
  page('typescript', null, {
    js: '',
    ts: 'interface D { a: number }\nconst data: D = { a: 1 };\nPage({ data });\n',
    wxml: '<view>{{a}}</view>',
  }),
  page('plugin', 'chat', { js: "const chat = requirePlugin('chat');\nPage({ data: { a: chat.a } });\n" }),
  page('cloud', null, {
    js: "wx.cloud.init({ env: 'x' });\nPage({ onLoad() { wx.cloud.callFunction({ name: 'a' }).catch((error) => this.setData({ error: error.errMsg })); } });\n",
    wxml: '<view>{{error}}</view>',
  }),
  page('missingapi', null, { js: 'Page({ onLoad() { wx.operateWXData({}); } });\n' }),
];

const GOOD = ['home', 'middle', 'last'];

/** Pages without a fault, before, among and after the broken ones. */
export const GOOD_PAGES = GOOD.map((name) => `pages/${name}/${name}`);

/** The files of a project with all of it; good pages stand among the broken ones. */
export function hostileProject(breakages: readonly Breakage[] = BREAKAGES): Files {
  const [first = '', middle = '', last = ''] = GOOD_PAGES;
  const half = Math.floor(breakages.length / 2);
  const pages = breakages.map((breakage) => breakage.page);
  const good = GOOD.map((name) => page(name, null, {}));
  return {
    'project.config.json': { appid: 'kq0000000000000001', projectname: 'hostile' },
    'app.json': {
      pages: [first, ...pages.slice(0, half), middle, ...pages.slice(half), last],
      plugins: { chat: { version: '1.0.0', provider: 'wx0' } },
      lazyCodeLoading: 'requiredComponents',
    },
    'app.js': 'App({});\n',
    ...Object.assign({}, ...[...good, ...breakages].map(({ files }) => files)),
  };
}
