import { create } from 'zustand';
import type { PlatformNotification } from '../../../main/contract/models.ts';
import { text } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { showToast } from '../../ui/index.ts';
import { notificationsTexts } from './notifications-texts.ts';
import { Poll } from './poll.ts';

interface NotificationsState {
  /** Newest first; null before the first answer. */
  list: readonly PlatformNotification[] | null;
  unread: number;
  /** There are older ones. */
  more: boolean;
  open: boolean;
}

const NOTHING: NotificationsState = { list: null, unread: 0, more: false, open: false };

export const useNotifications = create<NotificationsState>(() => NOTHING);

/** Raised with each account and language: an answer for another one is dropped. */
let generation = 0;

/** Asks for the newest ones; tells by a toast what has come since the last time. */
async function refresh(): Promise<void> {
  const mine = generation;
  const { language } = useLanguage.getState();
  const { notifications, unread, more } = await rpc.call('notifications.list', { language });
  if (mine !== generation) return;
  const { list, open, more: evenOlder } = useNotifications.getState();
  // What was shown below the first page stays.
  const last = notifications.at(-1)?.id ?? 0;
  const older = more ? (list ?? []).filter(({ id }) => id < last) : [];
  useNotifications.setState({ list: [...notifications, ...older], unread, more: older.length > 0 ? evenOlder : more });
  if (!list || open) return;
  const newest = list[0]?.id ?? 0;
  const fresh = notifications.filter(({ id, read }) => id > newest && !read);
  const [first] = fresh;
  if (!first) return;
  const t = text(notificationsTexts);
  const message = fresh.length === 1 ? first.text : t.many(fresh.length);
  showToast({ message, action: { label: t.show, run: () => setOpen(true) } });
}

export async function loadOlder(): Promise<void> {
  const mine = generation;
  const last = useNotifications.getState().list?.at(-1);
  if (!last) return;
  const { language } = useLanguage.getState();
  const older = await rpc.call('notifications.list', { language, before: last.id });
  if (mine !== generation) return;
  useNotifications.setState(({ list }) => ({
    list: [...(list ?? []), ...older.notifications.filter(({ id }) => id < last.id)],
    unread: older.unread,
    more: older.more,
  }));
}

/** Marks these as read, or all. */
export async function markRead(ids?: number[]): Promise<void> {
  const mine = generation;
  const { unread } = await rpc.call('notifications.markRead', ids ? { ids } : {});
  if (mine !== generation) return;
  useNotifications.setState(({ list }) => ({
    unread,
    list: list?.map((each) => (!ids || ids.includes(each.id) ? { ...each, read: true } : each)) ?? null,
  }));
}

/** Shows a notification where it is looked after, and counts it as read. */
export function follow({ id, url, read }: PlatformNotification): void {
  setOpen(false);
  rpc.call('app.openExternal', { url }).catch(errorToast);
  if (!read) markRead([id]).catch(errorToast);
}

export function setOpen(open: boolean): void {
  useNotifications.setState({ open });
  if (open) refresh().catch(errorToast);
}

/** Asks the platform now and then while somebody is signed in and the window is visible. */
export function startNotifications(): void {
  const poll = new Poll({ ask: refresh });
  const look = (): void => {
    const { account, status } = usePlatform.getState();
    poll.setWanted(account !== null && status?.state === 'ready' && document.visibilityState === 'visible');
  };
  document.addEventListener('visibilitychange', look);
  usePlatform.subscribe((state, before) => {
    const other = state.account?.id !== before.account?.id || state.status?.address !== before.status?.address;
    if (other) {
      generation += 1;
      useNotifications.setState(NOTHING);
    }
    look();
    if (other || (state.status?.state === 'ready' && before.status?.state !== 'ready')) poll.restart();
  });
  useLanguage.subscribe(() => {
    generation += 1;
    useNotifications.setState({ list: null });
    poll.restart();
  });
  look();
}
