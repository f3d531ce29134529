import { and, asc, eq, isNull, like, notExists, or, sql } from 'drizzle-orm';
import { accountKey } from '../../domain/accounts.ts';
import { accounts, members } from '../../store/schema.ts';
import { WindowLimit } from '../window-limit.ts';
import { callerOf, type Handlers } from './handler.ts';

const MOST_SHOWN = 8;
/** Of one account in a minute: enough for whoever types, little for whoever would copy the list of accounts. */
const SEARCHES = { amount: 60, windowMs: 60 * 1000 };

/** So that what somebody typed matches as it stands. */
const literally = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);

/**
 * Accounts by the beginning of their names. An e-mail address finds its account when it is written out: by its beginning, one could
 * be guessed letter by letter, and it is only its owner's and the platform admins'. So is which accounts are disabled.
 */
export function candidateHandlers(limit = new WindowLimit(SEARCHES)): Handlers<'findMemberCandidates'> {
  return {
    async findMemberCandidates(call) {
      const { context, params, query } = call;
      limit.take(callerOf(call).id, 1, context.now());
      const { db } = context;
      const start = literally(query.start.toLowerCase());
      const name = sql<string>`lower(${accounts.name})`;
      const isMember = db
        .select({ id: members.accountId })
        .from(members)
        .where(and(eq(members.miniProgramId, params.id), eq(members.accountId, accounts.id)));
      return await db
        .select({ account: accounts.account, name: accounts.name })
        .from(accounts)
        .where(
          and(
            isNull(accounts.disabledAt),
            notExists(isMember),
            or(
              like(accounts.accountKey, `${literally(accountKey(query.start))}%`),
              like(name, `${start}%`),
              like(name, `% ${start}%`),
              eq(sql`lower(${accounts.email})`, query.start.toLowerCase()),
            ),
          ),
        )
        .orderBy(asc(accounts.accountKey))
        .limit(MOST_SHOWN);
    },
  };
}
