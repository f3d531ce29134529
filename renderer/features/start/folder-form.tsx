import { type FormEvent, useState } from 'react';
import { describeError } from '../../errors.ts';
import { useTexts } from '../../i18n.ts';
import { Button, Field, TextInput } from '../../ui/index.ts';
import { switchTo } from './start-service.ts';
import { startTexts } from './texts.ts';

/** Opens a folder by its path, where the shell has no dialog for it. */
export function FolderForm({ onOpened }: { onOpened: () => void }) {
  const t = useTexts(startTexts);
  const [folder, setFolder] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (folder.trim() === '') return setError(t.required);
    setBusy(true);
    try {
      if (await switchTo(folder.trim())) onOpened();
    } catch (failure) {
      setError(describeError(failure).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="folder-form" onSubmit={(event) => void submit(event)}>
      <Field label={t.folder} help={t.folderHelp} error={error}>
        <div className="input-row">
          <TextInput
            value={folder}
            onChange={(value) => {
              setFolder(value);
              setError(undefined);
            }}
          />
          <Button type="submit" icon="folder-opened" busy={busy}>
            {t.openButton}
          </Button>
        </div>
      </Field>
    </form>
  );
}
