import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ProjectCompiler } from '../compiler/project-compiler.ts';
import { type MiniProgram, runCompiled, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDERS: string[] = [];

afterEach(async () => {
  for (const folder of FOLDERS.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function compileAndRun(folder: string): Promise<MiniProgram> {
  const compiler = new ProjectCompiler({ folder, mode: 'development', npmFolders: [path.join(ROOT, 'node_modules')] });
  const build = await compiler.build();
  await compiler.dispose();
  expect(build.diagnostics.filter((item) => item.severity === 'error')).toEqual([]);
  const scripts: Record<string, string> = {};
  for (const [name, file] of build.files) if (name.endsWith('logic.js') && file.kind === 'generated') scripts[name] = file.text;
  return runCompiled({ config: build.config!, scripts });
}

async function project(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kumquat-logic-'));
  FOLDERS.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

test('a button and a cell of TDesign work', async () => {
  const app = await compileAndRun(
    await project({
      'project.config.json': JSON.stringify({ appid: 'kq0000000000000001', projectname: 'td' }),
      'package.json': JSON.stringify({ dependencies: { 'tdesign-miniprogram': '*' } }),
      'app.json': JSON.stringify({ pages: ['pages/home/home'] }),
      'app.js': 'App({ log: [] })',
      'pages/home/home.json': JSON.stringify({
        usingComponents: { 't-button': 'tdesign-miniprogram/button/button', 't-cell': 'tdesign-miniprogram/cell/cell' },
      }),
      'pages/home/home.wxml': '<t-button id="b" theme="primary" bindtap="onTap">Buy {{n}}</t-button><t-cell title="Orders" note="3" />',
      'pages/home/home.js': 'Page({ data: { n: 1 }, onTap() { this.setData({ n: this.data.n + 1 }) } })',
    }),
  );
  expect(app.of('appError')).toEqual([]);
  expect(app.view.text()).toContain('Buy 1');
  expect(app.view.text()).toContain('Orders');
  expect(app.view.html()).toMatch(/<button[^>]*class="[^"]*t-button--primary/);
  app.view.tap(app.view.byTag('button'));
  await app.idle();
  expect(app.view.text()).toContain('Buy 2');
});

test.each(['hello', 'todo', 'todo-ts', 'shop', 'data-assistant'])('every page of the template %s opens without an error', async (name) => {
  const app = await compileAndRun(path.join(ROOT, 'templates', name));
  const config = app.scope['__wxConfig'] as { pages: string[] };
  for (const page of config.pages) {
    expect(await app.api('reLaunch', { url: `/${page}` })).toEqual({ errMsg: 'reLaunch:ok' });
    await app.idle();
    expect(app.view.html(), page).not.toBe('');
  }
  expect(app.of('appError')).toEqual([]);
  expect(app.of('missing')).toEqual([]);
});

const page = async (wxml: string, js: string) =>
  compileAndRun(
    await project({
      'project.config.json': '{}',
      'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
      'app.js': 'App({})',
      'pages/a/a.wxml': wxml,
      'pages/a/a.js': js,
    }),
  );

test('a change of one item is no work for the others', async () => {
  const wxml =
    '<wxs module="m">var seen = \'\'; module.exports = { see: function (id) { seen += id; return true }, seen: function () { return seen } }</wxs>' +
    '<block wx:for="{{rows}}" wx:key="id"><text wx:if="{{m.see(item.id)}}">{{item.label}}</text></block>|{{m.seen(count)}}';
  const app = await page(wxml, "Page({ data: { count: 0, rows: [1, 2, 3].map((id) => ({ id, label: 'r' + id })) } })");
  expect(app.view.text()).toBe('r1r2r3|123');
  app.page.setData({ 'rows[1].label': 'new', count: 1 });
  await app.idle();
  expect(app.view.text()).toBe('r1newr3|1232');
});

test('rows that move, change, come and go show what is theirs', async () => {
  const wxml =
    '<block wx:for="{{rows}}" wx:key="id">{{item.id}}{{item.text}}<block wx:for="{{item.parts}}" wx:for-item="part" wx:key="*this">{{part}}{{item.id}}</block>{{" "}}</block>{{"| "}}' +
    '<block wx:for="{{rows}}" wx:key="id"><block wx:for="{{item.parts}}" wx:for-index="p">{{index}}{{p}}</block>,</block>{{" "}}' +
    '<block wx:for="{{rows}}" wx:key="id"><text wx:if="{{item.id === chosen}}">{{item.id}}</text></block>';
  const app = await page(
    wxml,
    "Page({ data: { chosen: 1, rows: [{ id: 1, text: 'a', parts: ['x'] }, { id: 2, text: 'b', parts: ['y', 'z'] }] } })",
  );
  const seen = [app.view.text()];
  const rows = [
    { id: 2, text: 'b', parts: ['y', 'z'] },
    { id: 3, text: 'c', parts: [] as string[] },
    { id: 1, text: 'a', parts: ['x'] },
  ];
  for (const change of [{ rows }, { 'rows[1].parts[0]': 'w' }, { chosen: 3 }, { 'rows[0].id': 4, chosen: 4 }, { rows: rows.slice(2) }]) {
    app.page.setData(change);
    await app.idle();
    seen.push(app.view.text());
  }
  expect(seen).toEqual([
    '1ax1 2by2z2 | 00,1011, 1',
    '2by2z2 3c 1ax1 | 0001,,20, 1',
    '2by2z2 3cw3 1ax1 | 0001,10,20, 1',
    '2by2z2 3cw3 1ax1 | 0001,10,20, 3',
    '4by4z4 3cw3 1ax1 | 0001,10,20, 4',
    '1ax1 | 00,',
  ]);
});

test('a field of a row that has moved writes to where the row is', async () => {
  const app = await page(
    '<input wx:for="{{rows}}" wx:key="id" id="{{item.id}}" model:value="{{item.text}}" />',
    "Page({ data: { rows: [{ id: 'a', text: '' }, { id: 'b', text: '' }] } })",
  );
  app.page.setData({ rows: [{ id: 'b', text: '' }] });
  await app.idle();
  app.view.send({ kind: 'model', element: app.view.byId('b').id, name: 'value', value: 'typed' });
  await app.idle();
  expect(app.page.data['rows']).toEqual([{ id: 'b', text: 'typed' }]);
});
