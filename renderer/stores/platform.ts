import { create } from 'zustand';
import type { Account, PlatformStatus } from '../../main/contract/models.ts';

/** The platform that the IDE talks to, and who is signed in there. */
export const usePlatform = create<{ status: PlatformStatus | null; account: Account | null }>(() => ({ status: null, account: null }));
