import type { PlatformStatus } from '../../../main/contract/models.ts';
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
  const refresh = (): void => {
    // The status bar says when the platform cannot be reached; whoever needs it gets the error of its own call.
    refreshPlatform().catch((error: unknown) => console.warn(error));
  };
  rpc.on('onDidChangePlatform', (status) => {
    const before = usePlatform.getState().status;
    usePlatform.setState({ status });
    if (!before || platformKey(before) === platformKey(status)) return;
    // Whoever was signed in was so on another platform.
    usePlatform.setState({ account: null });
    refresh();
  });
  rpc.on('onDidChangeAccount', ({ account }) => usePlatform.setState({ account }));
  setTimeout(refresh, START_AFTER);
  rpc.onState((state) => {
    if (state === 'open') setTimeout(refresh, START_AFTER);
  });
}

/** The platform of this machine stays the same one when its address changes. */
function platformKey(status: PlatformStatus): string {
  return status.kind === 'local' ? 'local' : status.address;
}

/** Runs `then` once somebody is signed in: at once, or after the dialog, which waits for the platform where that has to start. */
export function signIn(then?: () => void): void {
  const { status, account } = usePlatform.getState();
  if (account && status?.state === 'ready') then?.();
  else openDialog('sign-in', { then });
}

export async function signOut(): Promise<void> {
  await rpc.call('account.logout', {});
  usePlatform.setState({ account: null });
}
