import { useSyncExternalStore } from 'react';
import { BrowserSession } from '../client/browser-session.ts';
import type { Session } from '../contract/models.ts';

export const session = new BrowserSession();

export function useSession(): Session | null {
  return useSyncExternalStore(
    (changed) => session.onDidChange(changed),
    () => session.current,
  );
}
