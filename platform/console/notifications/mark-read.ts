import { session } from '../session.ts';
import { reloadAll } from '../use-load.ts';

/** Marks notifications as read, all without `ids`; the bell and the page then show it. */
export async function markRead(ids?: number[]): Promise<void> {
  // What fails stays unread, and is asked for again with the next look.
  await session.call('markRead', { body: ids ? { ids } : {} }).catch((error: unknown) => console.warn(error));
  await reloadAll();
}
