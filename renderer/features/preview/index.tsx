import type { Feature } from '../../feature.ts';
import { text, useTexts } from '../../i18n.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { useProject } from '../../stores/project.ts';
import { Button } from '../../ui/index.ts';
import { signIn } from '../account/account-service.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { previewTexts } from './preview-texts.ts';

function openPreview(): void {
  signIn(() => openDialog('preview'));
}

function PreviewButton() {
  const t = useTexts(previewTexts);
  return (
    <Button kind="quiet" icon="device-mobile" className="icon-when-narrow" title={t.preview} onClick={openPreview}>
      {t.preview}
    </Button>
  );
}

export const preview: Feature = {
  id: 'preview',
  toolbar: [{ id: 'preview', side: 'left', order: 40, Component: PreviewButton }],
  dialogs: [{ id: 'preview', Component: PreviewDialog }],
  commands: [
    {
      id: 'build.preview',
      title: () => text(previewTexts).title,
      keys: ['Ctrl+Shift+Y'],
      enabled: () => useProject.getState().project !== null,
      run: openPreview,
    },
  ],
};
