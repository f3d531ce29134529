import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../main/contract/models.ts';
import { countSeverity, firstProblems, groupProblems } from './group-problems.ts';

const problem = (file: string, line: number, severity: Diagnostic['severity']): Diagnostic => ({
  file,
  line,
  column: 1,
  severity,
  code: 'x',
  message: 'm',
});

test('files with errors come first, and places in a file are in order', () => {
  const groups = groupProblems([
    problem('a.wxml', 9, 'warning'),
    problem('b.js', 7, 'error'),
    problem('b.js', 2, 'warning'),
    problem('a.wxml', 1, 'info'),
  ]);
  expect(groups.map(({ file, problems }) => [file, problems.map(({ line }) => line)])).toEqual([
    ['b.js', [2, 7]],
    ['a.wxml', [1, 9]],
  ]);
});

test('counts by severity', () => {
  const all = [problem('a', 1, 'error'), problem('a', 2, 'warning'), problem('b', 1, 'error')];
  expect([countSeverity(all, 'error'), countSeverity(all, 'warning'), countSeverity(all, 'info')]).toEqual([2, 1, 0]);
});

test('of very many problems the first are shown, and the others counted', () => {
  const groups = groupProblems(Array.from({ length: 5000 }, (_, n) => problem(n < 30 ? 'a' : `b${n}`, n, 'error')));
  const { groups: shown, more } = firstProblems(groups, 50);
  expect(shown.map(({ problems }) => problems.length)).toEqual([30, ...Array.from({ length: 20 }, () => 1)]);
  expect(more).toBe(4950);
  expect(firstProblems(groups, 10)).toMatchObject({ groups: [{ file: 'a' }], more: 4990 });
  expect(firstProblems(groups, 9000)).toEqual({ groups, more: 0 });
});
