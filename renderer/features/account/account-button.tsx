import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { Avatar, Button, Icon, Menu, showToast } from '../../ui/index.ts';
import { signIn, signOut } from './account-service.ts';
import { accountTexts } from './account-texts.ts';

/** At the top right: Sign in, or who is signed in. */
export function AccountButton() {
  const t = useTexts(accountTexts);
  const account = usePlatform((state) => state.account);
  const status = usePlatform((state) => state.status);
  if (!account) {
    return (
      <Button kind="quiet" icon="account" className="icon-when-narrow" title={t.signIn} onClick={() => signIn()}>
        {t.signIn}
      </Button>
    );
  }
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="avatar-button" aria-label={t.accountMenu(account.name)}>
          <Avatar name={account.name} />
        </button>
      }
      entries={[
        { heading: `${account.name} · ${account.account}` },
        {
          id: 'console',
          label: t.openConsole,
          icon: 'link-external',
          disabled: !status?.address,
          run: () => void rpc.call('app.openExternal', { url: `${status?.address}/console/` }).catch(errorToast),
        },
        'separator',
        {
          id: 'sign-out',
          label: t.signOut,
          icon: 'sign-out',
          run: () => void signOut().then(() => showToast({ message: t.signedOut }), errorToast),
        },
      ]}
    />
  );
}

/** In the status bar: which platform this is and whether it answers. */
export function PlatformStatusItem() {
  const t = useTexts(accountTexts);
  const status = usePlatform((state) => state.status);
  if (!status) return null;
  const label =
    status.state === 'starting'
      ? t.platformStarting
      : status.state === 'unreachable'
        ? t.platformUnreachable
        : status.kind === 'local'
          ? t.localPlatform
          : new URL(status.address).host;
  return (
    <span className="status-text" title={status.reason ?? status.address}>
      <Icon name={status.state === 'unreachable' ? 'debug-disconnect' : 'cloud'} /> {label}
    </span>
  );
}
