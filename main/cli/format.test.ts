import { expect, test } from 'vitest';
import { formatBytes, formatDiagnostic, formatSizes } from './format.ts';

test('writes sizes and diagnostics', () => {
  expect([formatBytes(12), formatBytes(1536), formatBytes(2 * 1024 * 1024)]).toEqual(['12 B', '1.5 KB', '2.0 MB']);
  expect(formatSizes({ total: 3, main: 1, subpackages: { shop: 2 } })).toBe('3 B (main 1 B, shop 2 B)');
  const found = { file: 'a.wxml', line: 3, column: 7, severity: 'error' as const, code: 'template-syntax', message: 'broken' };
  expect(formatDiagnostic(found)).toBe('a.wxml:3:7 error template-syntax: broken');
  expect(formatDiagnostic({ ...found, line: 0 })).toBe('a.wxml error template-syntax: broken');
});
