import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildIfChanged } from '../../../scripts/build.mjs';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import { appFiles, fixtureFolder } from '../../../simulator/compiler/testing/fixture.ts';
import { BREAKAGES, GOOD_PAGES, hostileProject } from '../../../simulator/compiler/testing/hostile-project.ts';
import { HOSTILE_PROGRAMS, hostileFiles, hostilePage } from '../../../simulator/conformance/testing/hostile-programs.ts';
import type { AppConfig } from '../../../simulator/protocol/build.ts';
import { DEVICES } from '../../../simulator/protocol/devices.ts';
import type { CommandLine } from '../command-line.ts';
import { snapshot } from '../commands/snapshot.ts';
import { type HeadlessResult, runHeadless } from './run-headless.ts';
import type { HeadlessPage } from './watch-page.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

let out = '';
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'kumquat-headless-'));
  await buildIfChanged({ only: ['device', 'view', 'logic', 'headless'] });
});
afterAll(() => rm(out, { recursive: true, force: true }));

const queryOf = (page: string): Record<string, string> => (page.endsWith('detail') ? { id: '1' } : {});

async function run(folder: string, name: string): Promise<HeadlessResult & { config: AppConfig }> {
  const compiler = new ProjectCompiler({ folder, mode: 'development', npmFolders: [path.join(root, 'node_modules')] });
  const build = await compiler.build();
  await compiler.dispose();
  expect(build.diagnostics.filter((found) => found.severity === 'error')).toEqual([]);
  const config = build.config!;
  const result = await runHeadless({
    config,
    device: DEVICES[0]!,
    pages: config.pages.map((page) => ({ path: page, query: queryOf(page) })),
    storage: { cart: '{"kumquats":2,"limes":1}' },
    outFolder: path.join(process.env['KUMQUAT_TEST_OUT'] ?? out, name),
    programFolder: root,
    files: async (url) => {
      const type = TYPES[path.extname(url)] ?? 'application/octet-stream';
      if (url.startsWith('/simulator/')) {
        const body = await readFile(path.join(root, 'dist', url)).catch(() => null);
        return body && { body, type };
      }
      const file = build.files.get(url.slice('/build/'.length));
      if (!file) return null;
      return { body: file.kind === 'generated' ? file.text : await readFile(file.source), type };
    },
  });
  return { ...result, config };
}

it.each(['hello', 'todo', 'todo-ts', 'shop', 'data-assistant'])(
  'renders every page of the template %s without a fault',
  { timeout: 90_000 },
  async (name) => {
    const { config, pages } = await run(path.join(root, 'templates', name), name);
    expect(pages.map((page) => page.path)).toEqual(config.pages);
    for (const page of pages) {
      expect(page).toMatchObject({ ok: true, errors: [], missingApis: [], missingComponents: [] });
      expect(page.nodes).toBeGreaterThan(2);
      expect((await stat(page.screenshot)).size).toBeGreaterThan(2000);
    }
  },
);

it.each(['tdesign', 'vant', 'weui', 'state'])(
  'renders every page of the example %s without a fault, and misses nothing',
  { timeout: 180_000 },
  async (name) => {
    const { config, pages } = await run(path.join(root, 'examples', name), name);
    expect(pages.map((page) => page.path)).toEqual(config.pages);
    expect(pages.filter((page) => !page.ok || page.missingComponents.length > 0)).toEqual([]);
    // A plugin that turns speech into text, which the component can do without.
    const missing = pages.flatMap((page) => page.missingApis);
    expect(missing).toEqual(name === 'tdesign' ? ["requirePlugin('WechatSI')"] : []);
    for (const page of pages) expect((await stat(page.screenshot)).size).toBeGreaterThan(2000);
  },
);

function snapshotAll(folder: string, say: (text: string) => void = () => {}): ReturnType<ReturnType<typeof snapshot>> {
  const line = { say, workingDirectory: folder, programFolder: root, signal: new AbortController().signal };
  return snapshot(folder, { all: true, out })(line as Partial<CommandLine> as CommandLine);
}

it('shows the good pages of a project that is broken in every way, and says what is wrong with the others', {
  timeout: 240_000,
}, async () => {
  const folder = await fixtureFolder(hostileProject());
  const said: string[] = [];
  const outcome = await snapshotAll(folder, (text) => void said.push(text));
  expect(outcome.ok).toBe(false);
  const pages = new Map((outcome.json['pages'] as HeadlessPage[]).map((page) => [page.path, page]));
  for (const good of GOOD_PAGES) expect(pages.get(good), good).toMatchObject({ ok: true, errors: [] });
  for (const { page, says } of BREAKAGES) {
    const result = pages.get(page)!;
    if (says === null) expect(result, page).toMatchObject({ ok: true, errors: [] });
    else {
      expect(result.ok, page).toBe(false);
      expect(result.errors.join('\n'), page).toContain(says);
    }
  }
  expect(BREAKAGES.filter(({ says }) => says !== null).length).toBeGreaterThan(25);
  expect(pages.get('pages/unknown/unknown')?.missingComponents).toEqual(['x-unknown']);
  expect(pages.get('pages/cloud/cloud')?.missingApis).toEqual(['cloud.callFunction']);
  expect(pages.get('pages/plugin/plugin')?.missingApis).toEqual(["requirePlugin('chat')"]);
  expect(said.join('\n')).toContain('app.json');
});

it('shows the good pages among hostile programs, and says what each of those does', { timeout: 240_000 }, async () => {
  const all = process.env['KUMQUAT_HOSTILE'] === 'all';
  // What is fine without a window is left to the window, but for those that could spoil the pages after them.
  const programs = HOSTILE_PROGRAMS.filter((program) => {
    return !program.app && (all || (program.always && (program.snapshot !== null || program.spoils)));
  });
  const hostile = programs.map(hostilePage);
  const good = ['pages/first/first', 'pages/middle/middle', 'pages/last/last'];
  const half = Math.floor(hostile.length / 2);
  const folder = await fixtureFolder({
    'project.config.json': { appid: 'kq0000000000000001', projectname: 'hostile' },
    'app.json': { pages: [good[0], ...hostile.slice(0, half), good[1], ...hostile.slice(half), good[2]], workers: 'workers' },
    'app.js': 'App({});\n',
    ...Object.fromEntries(
      good.flatMap((page) => [
        [`${page}.js`, "Page({ data: { text: 'fine' } });\n"],
        [`${page}.wxml`, '<view>{{ text }}</view>\n'],
      ]),
    ),
    ...Object.assign({}, ...programs.map(hostileFiles)),
  });
  const outcome = await snapshotAll(folder);
  const pages = new Map((outcome.json['pages'] as HeadlessPage[]).map((page) => [page.path, page]));
  for (const page of good) expect(pages.get(page)).toMatchObject({ ok: true, errors: [] });
  const unexpected = programs.flatMap((program) => {
    const { path: page, ok, errors } = pages.get(hostilePage(program))!;
    const said = errors.join('\n');
    const fine = program.snapshot === null ? ok : !ok && said.includes(program.snapshot.replaceAll('NAME', program.name));
    return fine ? [] : [{ page, ok, said: said.slice(0, 200) }];
  });
  expect(unexpected).toEqual([]);
  expect(JSON.stringify(outcome.json).length).toBeLessThan(500_000);
});

it('says why a project without pages cannot be shown', async () => {
  const folder = await fixtureFolder(appFiles({ 'app.json': '{ pages: [] }' }));
  const line = { say: () => undefined, workingDirectory: folder, programFolder: root, signal: new AbortController().signal };
  await expect(snapshot(folder, { all: true, out })(line as unknown as CommandLine)).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining('app.json:1:3'),
  });
});

it('says which page hangs, and goes on with the next', { timeout: 90_000 }, async () => {
  const folder = await fixtureFolder(
    appFiles({
      'app.json': { pages: ['pages/hang/hang', 'pages/home/home'] },
      'pages/hang/hang.js': 'Page({ onLoad() { for (;;); } });',
      'pages/hang/hang.wxml': '<view>never</view>',
    }),
  );
  const { pages } = await run(folder, 'hang');
  expect(pages).toMatchObject([
    { ok: false, screenshot: '', errors: ['pages/hang/hang does not answer: look for an endless loop in its scripts'] },
    { ok: true, errors: [] },
  ]);
});
