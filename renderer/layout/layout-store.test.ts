import { expect, it, vi } from 'vitest';

vi.mock('../rpc.ts', () => ({ rpc: {} }));
const { clamp, DEFAULT_LAYOUT, readLayout } = await import('./layout-store.ts');

it('reads a remembered layout and puts defaults where it makes no sense', () => {
  expect(readLayout({})).toEqual(DEFAULT_LAYOUT);
  expect(readLayout({ simulator: false, explorerWidth: 300, panelHeight: 'x', activePanel: 'problems', other: 1 })).toEqual({
    ...DEFAULT_LAYOUT,
    simulator: false,
    explorerWidth: 300,
    activePanel: 'problems',
  });
});

it('keeps sizes in their limits', () => {
  expect(clamp('explorerWidth', 1)).toBe(140);
  expect(clamp('panelHeight', 1e9)).toBe(1600);
  expect(readLayout({ simulatorWidth: Number.NaN }).simulatorWidth).toBe(DEFAULT_LAYOUT.simulatorWidth);
});
