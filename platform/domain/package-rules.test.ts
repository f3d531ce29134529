import { expect, it } from 'vitest';
import { DEFAULT_LIMITS, type PackageManifest } from '../contract/models.ts';
import { canonicalManifest, checkManifest } from './package-rules.ts';

const file = (path: string, size: number, digit: string) => ({ path, size, sha256: digit.repeat(64) });
const manifest = (change: Partial<PackageManifest> = {}): PackageManifest => ({
  formatVersion: 1,
  engine: 'e',
  appId: 'a',
  projectName: 'p',
  entryPagePath: 'pages/a',
  pages: ['pages/a'],
  sizes: { total: 6, main: 1, subpackages: { sub: 2, '10': 3 } },
  files: [file('sub/x.js', 2, '2'), file('10/y.js', 3, '3'), file('a.js', 1, '1')],
  ...change,
});

it('writes equal manifests the same, with subpackages and files in code-unit order', () => {
  const text = canonicalManifest(manifest());
  expect(text).toContain('"sizes":{"total":6,"main":1,"subpackages":{"10":3,"sub":2}},"files":[{"path":"10/y.js","size":3,');
  expect(JSON.parse(text)).toMatchObject({ files: [{ path: '10/y.js' }, { path: 'a.js' }, { path: 'sub/x.js' }] });
  expect(canonicalManifest(manifest({ files: [...manifest().files].reverse() }))).toBe(canonicalManifest(manifest()));
});

it('refuses manifests that contradict themselves', () => {
  const check = (change: Partial<PackageManifest>) => () => checkManifest(manifest(change), DEFAULT_LIMITS);
  expect(check({})).not.toThrow();
  expect(check({ entryPagePath: 'pages/b' })).toThrow(/entry page/);
  expect(check({ sizes: { total: 6, main: 2, subpackages: { sub: 2, '10': 2 } } })).toThrow(/sums/);
  expect(check({ files: [...manifest().files, file('A.js', 0, '4')] })).toThrow(/twice/);
  expect(check({ files: [...manifest().files, file('a.js/b', 0, '4')] })).toThrow(/both a file and a folder/);
});

it('refuses packages over the limits in familiar words', () => {
  const size = 2580 * 1024;
  const large = manifest({ sizes: { total: size, main: size, subpackages: {} }, files: [file('a.js', size, '1')] });
  expect(() => checkManifest(large, DEFAULT_LIMITS)).toThrow('main package source size 2580KB exceed max limit 2048KB');
});
