import { and, count, desc, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Database } from '../../store/open-database.ts';
import { miniPrograms, notifications } from '../../store/schema.ts';
import { callerOf, type Handlers } from './handler.ts';

async function unreadOf(db: Database, accountId: string): Promise<number> {
  const [row] = await db
    .select({ unread: count() })
    .from(notifications)
    .where(and(eq(notifications.accountId, accountId), isNull(notifications.readAt)));
  return row?.unread ?? 0;
}

export const notificationHandlers: Handlers<'listNotifications' | 'markRead'> = {
  async listNotifications(call) {
    const { context, query } = call;
    const { id: accountId } = callerOf(call);
    const rows = await context.db
      .select({ notice: notifications, name: miniPrograms.name })
      .from(notifications)
      .leftJoin(miniPrograms, eq(miniPrograms.id, notifications.miniProgramId))
      .where(
        and(
          eq(notifications.accountId, accountId),
          query.before === undefined ? undefined : lt(notifications.id, query.before),
          query.unread === 'true' ? isNull(notifications.readAt) : undefined,
        ),
      )
      .orderBy(desc(notifications.id))
      .limit(query.limit + 1);
    return {
      notifications: rows.slice(0, query.limit).map(({ notice: { id, kind, miniProgramId, data, at, readAt }, name }) => ({
        id,
        kind,
        miniProgram: miniProgramId !== null && name !== null ? { id: miniProgramId, name } : null,
        data,
        at,
        read: readAt !== null,
      })),
      unread: await unreadOf(context.db, accountId),
      more: rows.length > query.limit,
    };
  },

  async markRead(call) {
    const { context, body } = call;
    const { id: accountId } = callerOf(call);
    const mine = and(eq(notifications.accountId, accountId), isNull(notifications.readAt));
    await context.db
      .update(notifications)
      .set({ readAt: context.now() })
      .where(body.ids === undefined ? mine : and(mine, inArray(notifications.id, body.ids)));
    return { unread: await unreadOf(context.db, accountId) };
  },
};
