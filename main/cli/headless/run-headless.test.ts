import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildIfChanged } from '../../../scripts/build.mjs';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import { appFiles, fixtureFolder } from '../../../simulator/compiler/testing/fixture.ts';
import type { AppConfig } from '../../../simulator/protocol/build.ts';
import { DEVICES } from '../../../simulator/protocol/devices.ts';
import { type HeadlessResult, runHeadless } from './run-headless.ts';

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

it('waits for a long computation, and for a canvas that is still being drawn, before it takes a picture', { timeout: 90_000 }, async () => {
  const folder = await fixtureFolder(
    appFiles({
      'app.json': { pages: ['pages/busy/busy', 'pages/chart/chart'] },
      'pages/busy/busy.js':
        'Page({ data: { done: false }, onReady() { setTimeout(() => { const end = Date.now() + 600; while (Date.now() < end); this.setData({ done: true }); }, 20); } });',
      'pages/busy/busy.wxml': "<view style=\"height: 100vh; background: {{ done ? '#00ff00' : '#ff0000' }}\"></view>",
      'pages/chart/chart.js': `Page({ onReady() {
        wx.createSelectorQuery().select('#chart').node(({ node }) => {
          const context = node.getContext('2d');
          const begin = Date.now();
          const draw = () => {
            const part = Math.min(1, (Date.now() - begin) / 900);
            context.fillStyle = part < 1 ? '#ff0000' : '#00ff00';
            context.fillRect(0, 0, node.width * Math.max(part, 0.1), node.height);
            if (part < 1) setTimeout(draw, 16);
          };
          draw();
        }).exec();
      } });`,
      'pages/chart/chart.wxml': '<canvas id="chart" type="2d" style="width: 100vw; height: 100vh"></canvas>',
    }),
  );
  const { pages } = await run(folder, 'busy');
  expect(pages).toHaveLength(2);
  for (const { ok, errors, screenshot } of pages) {
    expect({ ok, errors }).toEqual({ ok: true, errors: [] });
    const picture = PNG.sync.read(await readFile(screenshot));
    const middle = (Math.floor(picture.height / 2) * picture.width + Math.floor(picture.width / 2)) * 4;
    expect([...picture.data.subarray(middle, middle + 3)]).toEqual([0, 255, 0]);
  }
});
