import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { ConsoleBadge, ConsolePanel } from './console-panel.tsx';
import { clearConsole } from './console-store.ts';
import { consoleTexts } from './console-texts.ts';

// Named after its folder; the global `console` is not meant.
export const consoleFeature: Feature = {
  id: 'console',
  panel: { id: 'console', order: 10, title: () => text(consoleTexts).console, Component: ConsolePanel, Badge: ConsoleBadge },
  commands: [{ id: 'console.clear', title: () => text(consoleTexts).clear, run: clearConsole }],
};
