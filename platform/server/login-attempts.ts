import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import { LOGIN_WINDOW_MS, retryAfter } from '../domain/login-limit.ts';
import type { Database } from '../store/open-database.ts';
import { loginFailures } from '../store/schema.ts';

/**
 * Counts the attempt as failed before the password is looked at, so that attempts at the same moment cannot slip past the
 * limit; `forgive` takes it back. Throws `too-many-attempts` with `retryAfter` in seconds.
 */
export async function beginAttempt(db: Database, accountKey: string, address: string, now: number): Promise<{ forgive(): Promise<void> }> {
  const keys = { account: `account:${accountKey}`, address: `address:${address}` } as const;
  const ids = await db.transaction(async (transaction) => {
    // Always in this order, so that two attempts never wait for each other.
    for (const key of Object.values(keys)) await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${key}))`);
    await transaction.delete(loginFailures).where(sql`${loginFailures.at} <= ${now - LOGIN_WINDOW_MS}`);
    for (const kind of ['account', 'address'] as const) {
      const rows = await transaction
        .select({ at: loginFailures.at })
        .from(loginFailures)
        .where(and(eq(loginFailures.key, keys[kind]), gt(loginFailures.at, now - LOGIN_WINDOW_MS)));
      const seconds = retryAfter(
        kind,
        rows.map((row) => row.at),
        now,
      );
      if (seconds > 0) {
        throw new PlatformError('too-many-attempts', `Too many failed attempts. Try again in ${seconds} seconds.`, { retryAfter: seconds });
      }
    }
    const added = await transaction
      .insert(loginFailures)
      .values(Object.values(keys).map((key) => ({ key, at: now })))
      .returning({ id: loginFailures.id });
    return added.map((row) => row.id);
  });
  return { forgive: async () => void (await db.delete(loginFailures).where(inArray(loginFailures.id, ids))) };
}
