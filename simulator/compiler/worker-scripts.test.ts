import { expect, test } from 'vitest';
import { appFiles, compile, textOf } from './testing/fixture.ts';

const app = (workers: unknown, more = {}) => ({ 'app.json': { pages: ['pages/home/home'], workers, ...more } });

test('scripts of the workers folder come into a script of their own', async () => {
  const build = await compile(
    appFiles({
      ...app('/workers/'),
      'workers/sort.js': 'const by = require("./by"); worker.onMessage(by);',
      'workers/by.ts': 'export = (a: number) => a;',
    }),
  );
  expect(build.diagnostics).toEqual([]);
  expect(build.config?.workers).toBe('workers');
  const text = textOf(build, 'workers/logic.js');
  expect(text).toContain('__kumquatLogic.define("workers/sort"');
  expect(text).toContain('__kumquatLogic.define("workers/by"');
  expect(textOf(build, 'logic.js')).not.toContain('workers/sort');
  expect(build.files.has('workers/logic.js.map')).toBe(true);
  expect(build.unreferenced).toEqual([]);
});

test('a folder without scripts, and a subpackage, are mistakes of app.json', async () => {
  const empty = await compile(appFiles(app({ path: 'none' })));
  expect(empty.diagnostics).toMatchObject([{ file: 'app.json', code: 'app-json-invalid', message: expect.stringContaining('none') }]);
  const both = await compile(appFiles({ ...app('pages', { subpackages: [{ root: 'pages', pages: [] }] }) }));
  expect(both.diagnostics).toMatchObject([{ code: 'app-json-invalid', message: expect.stringContaining('is a subpackage') }]);
});
