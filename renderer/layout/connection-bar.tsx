import { useTexts } from '../i18n.ts';
import { useSession } from '../stores/session.ts';
import { Notice } from '../ui/notice.tsx';
import { layoutTexts } from './texts.ts';

/** Says that the backend is not there, while it is not. */
export function ConnectionBar() {
  const t = useTexts(layoutTexts);
  const { connected, everConnected, failed } = useSession();
  if (connected) return null;
  if (everConnected) return <Notice kind="warning">{t.lost}</Notice>;
  return failed ? <Notice kind="error">{t.unreachable}</Notice> : <Notice>{t.connecting}</Notice>;
}
