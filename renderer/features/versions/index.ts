import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { useProject } from '../../stores/project.ts';
import { openVersions } from './open-versions.ts';
import { VersionsDialog } from './versions-dialog.tsx';
import { versionsTexts } from './versions-texts.ts';

export const versions: Feature = {
  id: 'versions',
  dialogs: [{ id: 'versions', Component: VersionsDialog }],
  commands: [
    {
      id: 'project.versions',
      title: () => text(versionsTexts).title,
      enabled: () => useProject.getState().project !== null,
      run: openVersions,
    },
  ],
};
