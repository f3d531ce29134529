import { create } from 'zustand';
import type { CommandResult } from '../../main/contract/commands.ts';

export type AppInfo = CommandResult<'app.info'>;

/** What this window knows about the program and its connection to the backend. */
export const useSession = create<{ info: AppInfo | null; connected: boolean; everConnected: boolean; failed: boolean }>(() => ({
  info: null,
  connected: false,
  everConnected: false,
  failed: false,
}));
