import { describe, expect, it } from 'vitest';
import { formatKeys, matchesKeys } from './keybindings.ts';

const stroke = (key: string, held: string[] = [], code = '') => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
});

describe('matchesKeys', () => {
  it('wants exactly the keys that are named', () => {
    expect(matchesKeys(stroke('s', ['ctrl']), 'Ctrl+S', false)).toBe(true);
    expect(matchesKeys(stroke('S', ['ctrl', 'shift']), 'Ctrl+S', false)).toBe(false);
    expect(matchesKeys(stroke('P', ['ctrl', 'shift']), 'Ctrl+Shift+P', false)).toBe(true);
    expect(matchesKeys(stroke('F1'), 'F1', false)).toBe(true);
    expect(matchesKeys(stroke(',', ['ctrl']), 'Ctrl+,', false)).toBe(true);
    expect(matchesKeys(stroke('s', ['meta']), 'Ctrl+S', false)).toBe(false);
  });

  it('takes Command for Ctrl on a Mac', () => {
    expect(matchesKeys(stroke('s', ['meta']), 'Ctrl+S', true)).toBe(true);
    expect(matchesKeys(stroke('s', ['ctrl']), 'Ctrl+S', true)).toBe(false);
  });

  it('finds letters on layouts that write others', () => {
    expect(matchesKeys(stroke('ы', ['ctrl'], 'KeyS'), 'Ctrl+S', false)).toBe(true);
  });
});

it('writes keys as the system does', () => {
  expect(formatKeys('Ctrl+Shift+P', false)).toBe('Ctrl+Shift+P');
  expect(formatKeys('Ctrl+Shift+P', true)).toBe('⌘⇧P');
});
