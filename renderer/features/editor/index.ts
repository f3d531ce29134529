import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { useProject } from '../../stores/project.ts';
import { EditorPane } from './editor-pane.tsx';
import { activate, close, save, saveAll } from './editor-service.ts';
import { useEditor } from './editor-store.ts';
import { QuickOpen } from './quick-open.tsx';
import { startEditor } from './start-editor.ts';
import { editorTexts } from './texts.ts';

const hasProject = (): boolean => useProject.getState().project !== null;
const active = (): string | null => useEditor.getState().active;
const hasActive = (): boolean => active() !== null;

function step(by: number): void {
  const { tabs } = useEditor.getState();
  const index = tabs.findIndex((tab) => tab.path === active());
  const next = tabs[(index + by + tabs.length) % tabs.length];
  if (next) activate(next.path);
}

export const editor: Feature = {
  id: 'editor',
  pane: { id: 'editor', title: () => text(editorTexts).editor, Component: EditorPane },
  dialogs: [{ id: 'quickOpen', Component: QuickOpen }],
  start: startEditor,
  commands: [
    { id: 'file.save', title: () => text(editorTexts).save, keys: ['Ctrl+S'], enabled: hasProject, run: () => saveActive() },
    { id: 'file.saveAll', title: () => text(editorTexts).saveAll, keys: ['Ctrl+Alt+S'], enabled: hasProject, run: saveAll },
    {
      id: 'file.quickOpen',
      title: () => text(editorTexts).quickOpen,
      keys: ['Ctrl+P', 'Ctrl+E'],
      enabled: hasProject,
      run: () => openDialog('quickOpen'),
    },
    {
      id: 'file.closeTab',
      title: () => text(editorTexts).closeTab,
      keys: ['Ctrl+W', 'Ctrl+F4'],
      enabled: hasActive,
      run: () => closeActive(),
    },
    { id: 'file.closeAll', title: () => text(editorTexts).closeAll, enabled: hasActive, run: () => closeAll() },
    {
      id: 'view.nextTab',
      title: () => text(editorTexts).nextTab,
      keys: ['Ctrl+Tab', 'Ctrl+PageDown'],
      enabled: hasActive,
      run: () => step(1),
    },
    {
      id: 'view.previousTab',
      title: () => text(editorTexts).previousTab,
      keys: ['Ctrl+Shift+Tab', 'Ctrl+PageUp'],
      enabled: hasActive,
      run: () => step(-1),
    },
  ],
};

async function saveActive(): Promise<void> {
  const path = active();
  if (path !== null) await save(path);
}

async function closeActive(): Promise<void> {
  const path = active();
  if (path !== null) await close([path]);
}

async function closeAll(): Promise<void> {
  await close(useEditor.getState().tabs.map((tab) => tab.path));
}
