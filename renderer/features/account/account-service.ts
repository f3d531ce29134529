import { rpc } from '../../rpc.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { usePlatform } from '../../stores/platform.ts';

/** Asks the backend who is signed in and how the platform is. Starts the local platform where that is the one. */
export async function refreshPlatform(): Promise<void> {
  const status = await rpc.call('platform.status', {});
  usePlatform.setState({ status });
  if (status.state !== 'ready') return;
  const { account } = await rpc.call('account.current', {});
  usePlatform.setState({ account });
}

/** The platform is asked for a moment after the window is usable, so that its start does not slow the window's. */
const START_AFTER = 1500;

export function startAccount(): void {
  rpc.on('onDidChangePlatform', (status) => usePlatform.setState({ status }));
  rpc.on('onDidChangeAccount', ({ account }) => usePlatform.setState({ account }));
  const refresh = (): void => {
    // The status bar says when the platform cannot be reached; whoever needs it gets the error of its own call.
    refreshPlatform().catch((error: unknown) => console.warn(error));
  };
  setTimeout(refresh, START_AFTER);
  rpc.onState((state) => {
    if (state === 'open') setTimeout(refresh, START_AFTER);
  });
}

/** Opens the dialog that fits: the first account, or the login. `then` runs once somebody is signed in. */
export async function signIn(then?: () => void): Promise<void> {
  await refreshPlatform();
  const { status, account } = usePlatform.getState();
  if (account) then?.();
  else openDialog(status?.needsSetup ? 'set-up' : 'login', { then });
}

export async function signOut(): Promise<void> {
  await rpc.call('account.logout', {});
  usePlatform.setState({ account: null });
}
