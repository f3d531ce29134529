import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull, lte, ne } from 'drizzle-orm';
import type { Account, Session } from '../contract/models.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, sessions } from '../store/schema.ts';

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/** The last use is written down at most this often. */
const USE_STEP_MS = 5 * 60 * 1000;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export type AccountRow = typeof accounts.$inferSelect;

export const toAccount = ({ id, account, name, platformAdmin, reviewer }: AccountRow): Account => ({
  id,
  account,
  name,
  platformAdmin,
  reviewer,
});

/** Where a session was started: network address and user agent. */
interface SessionPlace {
  address: string;
  device: string;
}

/** The token leaves the server once; only its hash is kept. */
export async function startSession(transaction: Database, account: AccountRow, from: SessionPlace, now: number): Promise<Session> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now + LIFETIME_MS;
  const row = { id: randomUUID(), tokenHash: hashToken(token), accountId: account.id, createdAt: now, usedAt: now, expiresAt };
  await transaction.insert(sessions).values({ ...row, address: from.address, device: from.device.slice(0, 200) });
  return { token, expiresAt, account: toAccount(account) };
}

export function tokenOf(authorization: string | undefined): string | null {
  return /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1] ?? null;
}

/** Whose session a token is; null when it has ended or the account is disabled. Notes its use. */
export async function findSession(db: Database, token: string, now: number): Promise<AccountRow | null> {
  const rows = await db
    .select({ account: accounts, usedAt: sessions.usedAt })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, now), isNull(accounts.disabledAt)));
  const [found] = rows;
  if (!found) return null;
  if (now - found.usedAt >= USE_STEP_MS) {
    await db
      .update(sessions)
      .set({ usedAt: now })
      .where(eq(sessions.tokenHash, hashToken(token)));
  }
  return found.account;
}

export async function endSession(transaction: Database, token: string): Promise<void> {
  await transaction.delete(sessions).where(eq(sessions.tokenHash, hashToken(token)));
}

/** Ends all sessions of an account, but the one of `except`. */
export async function endSessionsOf(transaction: Database, accountId: string, except: string | null = null): Promise<void> {
  const others = except === null ? undefined : ne(sessions.tokenHash, hashToken(except));
  await transaction.delete(sessions).where(and(eq(sessions.accountId, accountId), others));
}

/** Sessions that nobody can use any more. */
export async function removeExpiredSessions(db: Database, now: number): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, now));
}
