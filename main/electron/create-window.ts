import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { SettingsStore } from '../core/shell.ts';
import { MIN_HEIGHT, MIN_WIDTH, readWindowState, saveWindowState } from './window-state.ts';

/** Backgrounds of the renderer's two themes, shown until the page has painted. */
const BACKGROUND = { light: '#ffffff', dark: '#1e1e1e' };

function backgroundFor(theme: unknown): string {
  const dark = theme === 'dark' || (theme !== 'light' && nativeTheme.shouldUseDarkColors);
  return dark ? BACKGROUND.dark : BACKGROUND.light;
}

export interface CreateWindowOptions {
  programFolder: string;
  /** Where the window's place is remembered. */
  store: SettingsStore;
  theme: unknown;
}

/** The IDE's window, where it was left; hidden until its page has painted. */
export function createWindow({ programFolder, store, theme }: CreateWindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const state = readWindowState(store, displays);
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Kumquat Studio',
    backgroundColor: backgroundFor(theme),
    webPreferences: {
      preload: path.join(programFolder, 'dist/preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());

  window.on('close', () => {
    if (!window.isMinimized() && !window.isFullScreen()) saveWindowState(store, window.getNormalBounds(), window.isMaximized());
  });
  return window;
}
