import { useTexts } from '../../i18n.ts';
import { Dialog } from '../../ui/index.ts';
import { FolderForm } from './folder-form.tsx';
import { startTexts } from './texts.ts';

export function OpenFolderDialog({ close }: { close: () => void }) {
  const t = useTexts(startTexts);
  return (
    <Dialog title={t.open} description={t.openText} onClose={close} width={520}>
      <FolderForm onOpened={close} />
    </Dialog>
  );
}
