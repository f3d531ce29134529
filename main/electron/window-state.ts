import type { SettingsStore } from '../core/shell.ts';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState {
  bounds: Partial<Rectangle> & { width: number; height: number };
  maximized: boolean;
}

export const MIN_WIDTH = 900;
export const MIN_HEIGHT = 600;
/** At least this much of the window's top must be on a display, so that it can be dragged. */
const VISIBLE = 80;
const KEY = 'window';
const DEFAULT: WindowState = { bounds: { width: 1440, height: 900 }, maximized: false };

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** The window as it was left, or the default where that is unknown or lies on a display that is gone. */
export function readWindowState(store: SettingsStore, displays: Rectangle[]): WindowState {
  const saved = store.get(KEY);
  if (typeof saved !== 'object' || saved === null) return DEFAULT;
  const { x, y, width, height, maximized } = saved as Record<string, unknown>;
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return DEFAULT;
  const size = { width: Math.max(width, MIN_WIDTH), height: Math.max(height, MIN_HEIGHT) };
  const visible = displays.some(
    (area) =>
      x + size.width >= area.x + VISIBLE && x <= area.x + area.width - VISIBLE && y >= area.y && y <= area.y + area.height - VISIBLE,
  );
  return { bounds: visible ? { x, y, ...size } : size, maximized: maximized === true };
}

export function saveWindowState(store: SettingsStore, bounds: Rectangle, maximized: boolean): void {
  store.set(KEY, { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height, maximized });
}
