import type { Feature } from '../../feature.ts';
import { text, useTexts } from '../../i18n.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { useProject } from '../../stores/project.ts';
import { Button } from '../../ui/index.ts';
import { signIn } from '../account/account-service.ts';
import { UploadDialog } from './upload-dialog.tsx';
import { uploadTexts } from './upload-texts.ts';

function openUpload(): void {
  signIn(() => openDialog('upload'));
}

function UploadButton() {
  const t = useTexts(uploadTexts);
  return (
    <Button kind="primary" icon="cloud-upload" className="icon-when-slim" title={t.upload} onClick={openUpload}>
      {t.upload}
    </Button>
  );
}

export const upload: Feature = {
  id: 'upload',
  toolbar: [{ id: 'upload', side: 'right', order: 50, Component: UploadButton }],
  dialogs: [{ id: 'upload', Component: UploadDialog }],
  commands: [
    {
      id: 'build.upload',
      title: () => text(uploadTexts).title,
      keys: ['Ctrl+Shift+U'],
      enabled: () => useProject.getState().project !== null,
      run: openUpload,
    },
  ],
};
