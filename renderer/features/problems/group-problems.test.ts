import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../main/contract/models.ts';
import { countSeverity, groupProblems } from './group-problems.ts';

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
