import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Account, Session } from '../contract/models.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, sessions } from '../store/schema.ts';

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export type AccountRow = typeof accounts.$inferSelect;

export const toAccount = ({ id, account, name, platformAdmin }: AccountRow): Account => ({ id, account, name, platformAdmin });

/** The token leaves the server once; only its hash is kept. */
export async function startSession(transaction: Database, account: AccountRow, address: string, now: number): Promise<Session> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now + LIFETIME_MS;
  await transaction.insert(sessions).values({ tokenHash: hashToken(token), accountId: account.id, createdAt: now, expiresAt, address });
  return { token, expiresAt, account: toAccount(account) };
}

export function tokenOf(authorization: string | undefined): string | null {
  return /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1] ?? null;
}

export async function findSession(db: Database, token: string, now: number): Promise<AccountRow | null> {
  const rows = await db
    .select({ account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, now)));
  return rows[0]?.account ?? null;
}

export async function endSession(transaction: Database, token: string): Promise<void> {
  await transaction.delete(sessions).where(eq(sessions.tokenHash, hashToken(token)));
}

/** Sessions that nobody can use any more. */
export async function removeExpiredSessions(db: Database, now: number): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, now));
}
