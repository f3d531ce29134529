import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kumquat-layers-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cruise(files: Record<string, string>): { status: number | null; output: string } {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const rooms = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))];
  const done = spawnSync(
    path.join(root, 'node_modules/.bin/depcruise'),
    ['--config', path.join(root, '.dependency-cruiser.cjs'), ...rooms],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return { status: done.status, output: done.stdout + done.stderr };
}

test('an import that the table allows passes', () => {
  const { status } = cruise({ 'main/core/a.ts': `import '../contract/b.ts';`, 'main/contract/b.ts': 'export const b = 1;' });
  expect(status).toBe(0);
});

test.each([
  ['main-contract-imports', 'main/contract/a.ts', '../core/b.ts', 'main/core/b.ts'],
  ['renderer-imports', 'renderer/a.tsx', '../main/core/b.ts', 'main/core/b.ts'],
  ['platform-domain-imports', 'platform/domain/a.ts', '../store/b.ts', 'platform/store/b.ts'],
  ['simulator-logic-imports', 'simulator/logic/a.ts', '../../main/contract/b.ts', 'main/contract/b.ts'],
])('%s refuses a forbidden import', (rule, from, id, to) => {
  const { status, output } = cruise({ [from]: `import { b } from '${id}'; console.log(b);`, [to]: 'export const b = 1;' });
  expect(status).not.toBe(0);
  expect(output).toContain(rule);
});

test('a type that comes from a forbidden room is refused as well', () => {
  const { status, output } = cruise({
    'renderer/a.ts': `import type { B } from '../platform/contract/b.ts'; export const b: B = 1;`,
    'platform/contract/b.ts': 'export type B = number;',
  });
  expect(status).not.toBe(0);
  expect(output).toContain('renderer-imports');
});

test('Node and Electron stay out of pages', () => {
  expect(cruise({ 'renderer/a.ts': `import 'node:fs';` }).output).toContain('no-node-in-pages');
  expect(cruise({ 'main/core/a.ts': `import { app } from 'electron'; app.quit();` }).output).toContain('electron-only-in-its-shell');
});

test('a cycle is refused', () => {
  const { status, output } = cruise({ 'main/core/a.ts': `import './b.ts';`, 'main/core/b.ts': `import './a.ts';` });
  expect(status).not.toBe(0);
  expect(output).toContain('no-circular');
});
