import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build as viteBuild } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import { DEVICES } from '../../../simulator/protocol/devices.ts';
import { runHeadless } from './run-headless.ts';

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
  const mode = process.env.NODE_ENV;
  for (const target of ['device', 'view', 'logic', 'headless']) {
    await viteBuild({ configFile: path.join(root, 'vite.config.ts'), mode: target });
  }
  process.env.NODE_ENV = mode;
});
afterAll(() => rm(out, { recursive: true, force: true }));

const queryOf = (page: string): Record<string, string> => (page.endsWith('detail') ? { id: '1' } : {});

it.each(['hello', 'todo', 'todo-ts', 'shop'])(
  'renders every page of the template %s without a fault',
  { timeout: 90_000 },
  async (template) => {
    const project = path.join(root, 'templates', template);
    const compiler = new ProjectCompiler({ folder: project, mode: 'development', npmFolders: [path.join(root, 'node_modules')] });
    const build = await compiler.build();
    await compiler.dispose();
    expect(build.diagnostics.filter((found) => found.severity === 'error')).toEqual([]);
    const config = build.config!;
    const result = await runHeadless({
      config,
      device: DEVICES[0]!,
      pages: config.pages.map((page) => ({ path: page, query: queryOf(page) })),
      storage: { cart: '{"kumquats":2,"limes":1}' },
      outFolder: path.join(process.env['KUMQUAT_TEST_OUT'] ?? out, template),
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
    expect(result.pages.map((page) => page.path)).toEqual(config.pages);
    for (const page of result.pages) {
      expect(page).toMatchObject({ ok: true, errors: [], missingApis: [], missingComponents: [] });
      expect(page.nodes).toBeGreaterThan(2);
      expect((await stat(page.screenshot)).size).toBeGreaterThan(2000);
    }
  },
);
