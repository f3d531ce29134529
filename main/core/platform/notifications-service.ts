import { sentenceOf } from '../../../platform/client/notification-sentences.ts';
import type { Notification } from '../../../platform/contract/operations-models.ts';
import type { CommandArguments, CommandResult } from '../../contract/commands.ts';
import type { Language, PlatformNotification } from '../../contract/models.ts';
import type { PlatformService } from './platform-service.ts';

/** Page of the console where each kind is looked after. */
const PAGES: Partial<Record<Notification['kind'], string>> = { invited: 'members', 'role-changed': 'members', removed: '' };

/** Notifications of one answer. */
const PAGE = 20;

/** What the platform tells whoever is logged in. */
export class NotificationsService {
  constructor(private readonly platform: Pick<PlatformService, 'origin' | 'signedIn'>) {}

  /** Newest first; the first page, or what is older than `before`. @throws AppError signed-out, platform-unreachable, ... */
  async list(
    { language, before }: CommandArguments<'notifications.list'>,
    signal: AbortSignal,
  ): Promise<CommandResult<'notifications.list'>> {
    const query = { limit: PAGE, unread: 'false' as const, ...(before !== undefined && { before }) };
    const { notifications, unread, more } = await this.platform.signedIn((client) => client.call('listNotifications', { query }), signal);
    const origin = await this.platform.origin();
    return { notifications: notifications.map((each) => shown(each, language, `${origin}/console/`)), unread, more };
  }

  /** Marks these, or all up to now. */
  markRead({ ids }: CommandArguments<'notifications.markRead'>, signal: AbortSignal): Promise<{ unread: number }> {
    return this.platform.signedIn((client) => client.call('markRead', { body: ids === undefined ? {} : { ids } }), signal);
  }
}

function shown({ id, kind, miniProgram, data, at, read }: Notification, language: Language, consoleUrl: string): PlatformNotification {
  const page = PAGES[kind] ?? 'versions';
  const place = miniProgram && page !== '' ? `#/mini-programs/${encodeURIComponent(miniProgram.id)}/${page}` : '#/mini-programs';
  const text = sentenceOf(language, kind, miniProgram?.name ?? '?', data);
  return { id, kind, text, at, read, url: consoleUrl + place };
}
