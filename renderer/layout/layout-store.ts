import { create } from 'zustand';
import { updateSettings, useSettings } from '../stores/settings.ts';

/** What the frame remembers: which parts show and how large they are, in CSS pixels. */
export interface Layout {
  simulator: boolean;
  explorer: boolean;
  panel: boolean;
  simulatorWidth: number;
  explorerWidth: number;
  panelHeight: number;
  /** Id of the tab shown in the debugger area. */
  activePanel: string;
}

export type Part = 'simulator' | 'explorer' | 'panel';

export const DEFAULT_LAYOUT: Layout = {
  simulator: true,
  explorer: true,
  panel: true,
  simulatorWidth: 412,
  explorerWidth: 217,
  panelHeight: 268,
  activePanel: 'console',
};

export const LIMITS: Record<'simulatorWidth' | 'explorerWidth' | 'panelHeight', [least: number, most: number]> = {
  simulatorWidth: [240, 1200],
  explorerWidth: [140, 800],
  panelHeight: [96, 1600],
};

export const useLayout = create<Layout>(() => DEFAULT_LAYOUT);

const KEEP_AFTER = 500;
let pending: ReturnType<typeof setTimeout> | undefined;

/** Reads a remembered layout; whatever is missing or makes no sense becomes the default. */
export function readLayout(stored: Record<string, unknown>): Layout {
  const layout = { ...DEFAULT_LAYOUT };
  for (const part of ['simulator', 'explorer', 'panel'] as const) {
    if (typeof stored[part] === 'boolean') layout[part] = stored[part];
  }
  for (const size of ['simulatorWidth', 'explorerWidth', 'panelHeight'] as const) {
    const value = stored[size];
    if (typeof value === 'number' && Number.isFinite(value)) layout[size] = clamp(size, value);
  }
  if (typeof stored['activePanel'] === 'string') layout.activePanel = stored['activePanel'];
  return layout;
}

export function clamp(size: keyof typeof LIMITS, value: number): number {
  const [least, most] = LIMITS[size];
  return Math.round(Math.min(most, Math.max(least, value)));
}

/** Changes the layout and keeps it in the settings a moment later. */
export function changeLayout(change: Partial<Layout>): void {
  useLayout.setState(change);
  clearTimeout(pending);
  pending = setTimeout(() => {
    const { layout } = useSettings.getState().settings;
    // A layout that could not be kept is no reason to bother anyone: the next change tries again.
    updateSettings({ layout: { ...layout, ...useLayout.getState() } }).catch((error: unknown) => console.warn(error));
  }, KEEP_AFTER);
}

export function togglePart(part: Part): void {
  changeLayout({ [part]: !useLayout.getState()[part] });
}

/** Shows a tab of the debugger area. */
export function showPanel(id: string): void {
  changeLayout({ panel: true, activePanel: id });
}
