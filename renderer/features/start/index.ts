import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { useProject } from '../../stores/project.ts';
import { NewProjectDialog } from './new-project-dialog.tsx';
import { OpenFolderDialog } from './open-folder-dialog.tsx';
import { ProjectMenu } from './project-menu.tsx';
import { StartPage } from './start-page.tsx';
import { chooseAndOpen, leaveProject } from './start-service.ts';
import { startTexts } from './texts.ts';

export const start: Feature = {
  id: 'start',
  startPage: StartPage,
  toolbar: [{ id: 'project', side: 'left', order: 10, always: true, Component: ProjectMenu }],
  dialogs: [
    { id: 'newProject', Component: NewProjectDialog },
    { id: 'openFolder', Component: OpenFolderDialog },
  ],
  commands: [
    { id: 'file.newProject', title: () => text(startTexts).newProject, run: () => openDialog('newProject') },
    { id: 'file.open', title: () => text(startTexts).openFolder, keys: ['Ctrl+O'], run: chooseAndOpen },
    { id: 'project.close', title: () => text(startTexts).close, enabled: () => useProject.getState().project !== null, run: leaveProject },
  ],
};
