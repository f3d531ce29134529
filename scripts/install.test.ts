import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kumquat-install-'));
  mkdirSync(path.join(folder, 'node_modules'));
  write('package-lock.json', {
    '': { name: 'program' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/other-system': { version: '1.0.0', integrity: 'sha512-o', optional: true },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, packages: Record<string, unknown>): void {
  writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
}

test('what npm lists as installed is compared with the lock file', () => {
  expect(isInstalled(folder)).toBe(false);
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } });
  expect(isInstalled(folder)).toBe(true);
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } });
  expect(isInstalled(folder)).toBe(false);
  write('node_modules/.package-lock.json', {});
  expect(isInstalled(folder)).toBe(false);
});
