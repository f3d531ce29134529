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

test.each(['hello', 'todo', 'todo-ts', 'shop'])('every page of the template %s opens without an error', async (name) => {
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
