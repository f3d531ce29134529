import type { ComponentType } from 'react';
import type { Command } from './commands.ts';
import type { Title } from './i18n.ts';

/** A part of the toolbar. Lower `order` stands further left on its side. */
export interface ToolbarItem {
  id: string;
  side: 'left' | 'right';
  order: number;
  /** Shown on the start page too, where no project is open. */
  always?: boolean;
  Component: ComponentType;
}

/** A tab of the debugger area under the editor. */
export interface Panel {
  id: string;
  order: number;
  title: Title;
  Component: ComponentType;
  /** A count or mark after the title. Draws nothing by returning null. */
  Badge?: ComponentType;
  /** At the far end of the tab strip, as Problems is. */
  end?: boolean;
}

export type PaneId = 'simulator' | 'explorer' | 'editor';

/** One of the main panes of the frame. */
export interface Pane {
  id: PaneId;
  title: Title;
  Component: ComponentType;
}

export interface StatusItem {
  id: string;
  side: 'left' | 'right';
  order: number;
  always?: boolean;
  Component: ComponentType;
}

/** A dialog, mounted while it is open. Opened by `openDialog(id, args)` of stores/dialogs.ts. */
export interface FeatureDialog {
  id: string;
  Component: ComponentType<{ close: () => void; args: unknown }>;
}

/** What a feature gives the frame. Everything a feature is stands in its folder; features/index.ts lists them. */
export interface Feature {
  id: string;
  toolbar?: readonly ToolbarItem[];
  panel?: Panel;
  pane?: Pane;
  statusBar?: readonly StatusItem[];
  dialogs?: readonly FeatureDialog[];
  /** Shown in place of the panes while no project is open. */
  startPage?: ComponentType;
  commands?: readonly Command[];
  /** Called once after the first settings arrived; registers listeners. */
  start?: () => void;
}
