import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const ROW = /^\| .*?\| ([\d,]+)(?: (MB|ms))? \|.*\| `([^`]+\.ts)` `(\w+)` \|$/;

/** A number as the sources write it: `5000`, `20_000`, `32 * 1024 * 1024`. */
function constant(file: string, name: string): number {
  const source = readFileSync(path.join(root, file), 'utf8');
  const written = new RegExp(`const ${name} = ([\\d_ *]+);`).exec(source)?.[1];
  if (written === undefined) return Number.NaN;
  return written.split('*').reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1);
}

test('the limits that the document tells are those of the code', () => {
  const text = readFileSync(path.join(root, 'docs/simulator-limits.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !/^\| what \|/.test(line));
  const told = rows.map((row) => {
    const [, number = '', unit, file = '', name = ''] = ROW.exec(row) ?? [];
    return { row, number: Number(number.replaceAll(',', '')) * (unit === 'MB' ? 1024 * 1024 : 1), file, name };
  });
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter(({ number, file, name }) => !file || constant(file, name) !== number)).toEqual([]);
});
