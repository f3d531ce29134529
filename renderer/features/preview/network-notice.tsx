import { useState } from 'react';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { Button, Notice } from '../../ui/index.ts';
import { previewTexts } from './preview-texts.ts';

/** Whether phones reach the local platform, and the switch for it. Nothing where the platform is a remote one. */
export function NetworkNotice({ onChange }: { onChange: () => void }) {
  const t = useTexts(previewTexts);
  const status = usePlatform((state) => state.status);
  const [busy, setBusy] = useState(false);
  if (status?.kind !== 'local') return null;

  const allow = async (wanted: boolean): Promise<void> => {
    setBusy(true);
    try {
      usePlatform.setState({ status: await rpc.call('platform.allowNetwork', { allow: wanted }) });
      onChange();
    } catch (error) {
      errorToast(error);
    } finally {
      setBusy(false);
    }
  };
  const open = status.networkAddress !== '';
  return (
    <Notice
      kind="info"
      actions={
        <Button busy={busy} onClick={() => void allow(!open)}>
          {open ? t.stopAllowing : t.allow}
        </Button>
      }
    >
      {open ? t.allowed(status.networkAddress) : t.onlyHere}
    </Notice>
  );
}
