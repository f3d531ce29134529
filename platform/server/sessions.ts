import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Account, Session } from '../contract/models.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, sessions } from '../store/schema.ts';

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

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
