import './compile-modes.css';
import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { useProject } from '../../stores/project.ts';
import { editMode } from './mode-actions.ts';
import { ModeButton } from './mode-button.tsx';
import { ModeDialog } from './mode-dialog.tsx';
import { startModes } from './mode-store.ts';
import { modeTexts } from './mode-texts.ts';

export const compileModes: Feature = {
  id: 'compile-modes',
  toolbar: [{ id: 'compile-mode', side: 'left', order: 25, Component: ModeButton }],
  dialogs: [{ id: 'compile-mode', Component: ModeDialog }],
  commands: [
    {
      id: 'build.addMode',
      title: () => text(modeTexts).addTitle,
      enabled: () => useProject.getState().project !== null,
      run: () => editMode({}),
    },
  ],
  start: startModes,
};
