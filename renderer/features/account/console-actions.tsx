import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { Button } from '../../ui/index.ts';
import { accountTexts } from './account-texts.ts';

/** The foot of dialogs that tell of a mini program: its page of the console, and Done. `url`: empty where there is no such page. */
export function ConsoleActions({ url, close }: { url: string; close: () => void }) {
  const t = useTexts(accountTexts);
  return (
    <>
      {url !== '' && (
        <Button icon="link-external" onClick={() => void rpc.call('app.openExternal', { url }).catch(errorToast)}>
          {t.inConsole}
        </Button>
      )}
      <Button kind="primary" onClick={close}>
        {t.done}
      </Button>
    </>
  );
}
