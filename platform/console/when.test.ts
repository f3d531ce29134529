import { describe, expect, it } from 'vitest';
import { formatRelative } from './when-format.ts';

const NOW = Date.UTC(2026, 4, 20, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('formatRelative', () => {
  it.each([
    [0, 'now'],
    [40_000, 'now'],
    [-5000, 'now'],
    [MINUTE, '1 minute ago'],
    [59 * MINUTE, '59 minutes ago'],
    [2 * HOUR + 10 * MINUTE, '2 hours ago'],
    [24 * HOUR, 'yesterday'],
    [6 * 24 * HOUR, '6 days ago'],
    [-3 * HOUR, 'in 3 hours'],
  ])('%i ms ago: %s', (ago, text) => {
    expect(formatRelative(NOW - ago, NOW)).toBe(text);
  });

  it('names the day when it is longer ago', () => {
    expect(formatRelative(NOW - 40 * 24 * HOUR, NOW)).toMatch(/Apr 10|10 Apr/);
    expect(formatRelative(NOW - 400 * 24 * HOUR, NOW)).toMatch(/2025/);
  });
});
