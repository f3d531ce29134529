import type { Command } from '../commands.ts';
import { text } from '../i18n.ts';
import { openPalette } from './command-palette.tsx';
import { changeLayout, DEFAULT_LAYOUT, togglePart } from './layout-store.ts';
import { layoutTexts } from './texts.ts';

/** Commands of the frame itself. */
export const layoutCommands: readonly Command[] = [
  { id: 'view.commands', title: () => text(layoutTexts).palette, keys: ['Ctrl+Shift+P', 'F1'], hidden: true, run: openPalette },
  { id: 'view.toggleSimulator', title: () => text(layoutTexts).toggleSimulator, run: () => togglePart('simulator') },
  { id: 'view.toggleExplorer', title: () => text(layoutTexts).toggleExplorer, keys: ['Ctrl+Shift+E'], run: () => togglePart('explorer') },
  { id: 'view.toggleDebugger', title: () => text(layoutTexts).togglePanel, keys: ['Ctrl+J'], run: () => togglePart('panel') },
  { id: 'view.resetLayout', title: () => text(layoutTexts).resetLayout, run: () => changeLayout(DEFAULT_LAYOUT) },
];
