import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { Button } from '../../ui/index.ts';
import { accountTexts } from './account-texts.ts';

interface ConsoleActionsProps {
  /** Page of the console; empty where there is none. */
  url: string;
  close: () => void;
  /** What to do next stands in the dialog itself. */
  plain?: boolean;
}

/** The foot of dialogs that tell of a mini program: its page of the console, and Done. */
export function ConsoleActions({ url, close, plain }: ConsoleActionsProps) {
  const t = useTexts(accountTexts);
  return (
    <>
      {url !== '' && (
        <Button icon="link-external" onClick={() => void rpc.call('app.openExternal', { url }).catch(errorToast)}>
          {t.inConsole}
        </Button>
      )}
      <Button kind={plain ? 'normal' : 'primary'} onClick={close}>
        {t.done}
      </Button>
    </>
  );
}
