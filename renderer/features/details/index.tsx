import type { Feature } from '../../feature.ts';
import { text, useTexts } from '../../i18n.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { useProject } from '../../stores/project.ts';
import { Icon } from '../../ui/index.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { detailsTexts } from './details-texts.ts';
import { tellUnknownDomains } from './tell-unknown-domains.ts';

const openDetails = (): void => openDialog('details');

/** In the status bar while the project leaves server domains unchecked. */
function UncheckedItem() {
  const t = useTexts(detailsTexts);
  const unchecked = useProject(({ project }) => project !== null && project.appId !== '' && !project.urlCheck);
  if (!unchecked) return null;
  return (
    <button
      type="button"
      className="status-item status-unchecked"
      aria-label={t.statusUnchecked}
      title={t.statusHelp}
      onClick={openDetails}
    >
      <Icon name="unlock" /> <span>{t.statusUnchecked}</span>
    </button>
  );
}

export const details: Feature = {
  id: 'details',
  statusBar: [{ id: 'unchecked-domains', side: 'right', order: 80, Component: UncheckedItem }],
  dialogs: [{ id: 'details', Component: DetailsDialog }],
  commands: [
    {
      id: 'project.details',
      title: () => text(detailsTexts).title,
      enabled: () => useProject.getState().project !== null,
      run: openDetails,
    },
  ],
  start: tellUnknownDomains,
};
