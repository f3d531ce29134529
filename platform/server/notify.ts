import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { NotificationKind } from '../contract/operations-models.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, members, notifications, outbox, webhooks } from '../store/schema.ts';

export interface Notice {
  kind: NotificationKind;
  at: number;
  miniProgramId: string;
  /** Who did it; is not told. */
  by: string;
  data: Record<string, unknown>;
}

/** Who is told: members of these roles, the reviewers of the platform, or accounts by id. */
export type Audience =
  | { roles: readonly ('admin' | 'operator' | 'developer' | 'analyst')[] }
  | { reviewers: true }
  | { accounts: readonly string[] };

async function accountsOf(transaction: Database, miniProgramId: string, audience: Audience): Promise<string[]> {
  if ('accounts' in audience) return [...audience.accounts];
  if ('reviewers' in audience) {
    const rows = await transaction
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.reviewer, true), isNull(accounts.disabledAt)));
    return rows.map(({ id }) => id);
  }
  const rows = await transaction
    .select({ id: members.accountId })
    .from(members)
    .where(and(eq(members.miniProgramId, miniProgramId), or(...audience.roles.map((role) => eq(members.role, role)))));
  return rows.map(({ id }) => id);
}

/** Tells people and the mini program's webhooks. Belongs into the transaction of the change: both happen or neither. */
export async function notify(transaction: Database, notice: Notice, ...audiences: Audience[]): Promise<void> {
  const { kind, at, miniProgramId, by, data } = notice;
  const told = new Set<string>();
  for (const audience of audiences) for (const id of await accountsOf(transaction, miniProgramId, audience)) told.add(id);
  told.delete(by);
  const recipients = [...told];
  if (recipients.length > 0) {
    await transaction.insert(notifications).values(recipients.map((accountId) => ({ accountId, miniProgramId, kind, data, at })));
    const mails = await transaction
      .select({ id: accounts.id, email: accounts.email })
      .from(accounts)
      .where(inArray(accounts.id, recipients));
    const rows = mails.flatMap(({ id, email }) =>
      email
        ? [
            {
              channel: 'mail' as const,
              mailTo: email,
              payload: { kind, miniProgramId, data, at, accountId: id },
              createdAt: at,
              nextAt: at,
            },
          ]
        : [],
    );
    if (rows.length > 0) await transaction.insert(outbox).values(rows);
  }
  const hooks = await transaction
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.miniProgramId, miniProgramId), isNull(webhooks.disabledAt)));
  const wanted = hooks.filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind));
  if (wanted.length === 0) return;
  await transaction.insert(outbox).values(
    wanted.map(({ id }) => ({
      channel: 'webhook' as const,
      webhookId: id,
      payload: { kind, miniProgramId, data, at },
      createdAt: at,
      nextAt: at,
    })),
  );
}
