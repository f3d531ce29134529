import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/requirements.md', 'docs/simulator-limits.md'];
const rooms = /^(main|preload|renderer|simulator|platform|templates|examples|e2e|bench|scripts|docs)\//;

/** Paths of this project that a document names in backticks, or as link targets, which start in the document's folder. */
function namedPaths(text: string, folder: string): string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
  const linked = [...text.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '').filter((target) => !target.includes('://'));
  const targets = linked.map((target) => path.posix.join(folder, target));
  return [...new Set([...quoted.filter((name) => rooms.test(name) && !/[*<>{}]|NAME/.test(name)), ...targets])];
}

test.each(documents)('%s names only what exists', (document) => {
  const paths = namedPaths(readFileSync(path.join(root, document), 'utf8'), path.posix.dirname(document));
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});

test('every npm script that README names exists', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const named = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
