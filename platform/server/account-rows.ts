import { randomUUID } from 'node:crypto';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import type { AccountRecord } from '../contract/organisation-models.ts';
import { accountKey } from '../domain/accounts.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, invitations } from '../store/schema.ts';
import { type AccountRow, toAccount } from './sessions.ts';

export const toRecord = (row: AccountRow): AccountRecord => ({
  ...toAccount(row),
  email: row.email,
  createdAt: row.createdAt,
  disabledAt: row.disabledAt,
});

/** By the name that it logs in with. Throws `account-missing`. */
export async function findAccount(db: Database, name: string): Promise<AccountRow> {
  const [account] = await db
    .select()
    .from(accounts)
    .where(eq(accounts.accountKey, accountKey(name)));
  if (!account) throw new PlatformError('account-missing', `There is no account "${name}".`);
  return account;
}

/** Throws `account-missing`. The row is locked until the end of the transaction. */
export async function lockAccount(transaction: Database, id: string): Promise<AccountRow> {
  const [account] = await transaction.select().from(accounts).where(eq(accounts.id, id)).for('update');
  if (!account) throw new PlatformError('account-missing', 'This account does not exist.');
  return account;
}

/** Throws `account-exists`. */
export async function insertAccount(
  transaction: Database,
  input: { account: string; name: string },
  fixed: { passwordHash: string; platformAdmin: boolean; reviewer: boolean; createdAt: number; email?: string | null },
): Promise<AccountRow> {
  const added = await transaction
    .insert(accounts)
    .values({ id: randomUUID(), account: input.account, name: input.name, accountKey: accountKey(input.account), ...fixed })
    .onConflictDoNothing()
    .returning();
  if (!added[0]) throw new PlatformError('account-exists', `There is already an account "${input.account}".`);
  return added[0];
}

/** Sets a new password. Links that were made for another one stop working. */
export async function setPassword(transaction: Database, accountId: string, passwordHash: string): Promise<void> {
  await transaction.update(accounts).set({ passwordHash }).where(eq(accounts.id, accountId));
  await transaction.delete(invitations).where(and(eq(invitations.resetsAccountId, accountId), isNull(invitations.usedAt)));
}

/** Throws `last-platform-admin` unless somebody else can administer the platform. Admins change one after the other. */
export async function needsAnotherPlatformAdmin(transaction: Database, accountId: string): Promise<void> {
  const others = await transaction
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.platformAdmin, true), isNull(accounts.disabledAt), ne(accounts.id, accountId)))
    .limit(1);
  if (others.length === 0)
    throw new PlatformError('last-platform-admin', 'The last platform admin stays. Make another account platform admin first.');
}
