import { and, asc, eq } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import type { TestMember } from '../contract/organisation-models.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, testMembers } from '../store/schema.ts';
import { membershipOf } from './membership.ts';
import { toAccount } from './sessions.ts';

export async function testMembersOf(db: Database, miniProgramId: string): Promise<TestMember[]> {
  const rows = await db
    .select({ account: accounts, addedAt: testMembers.addedAt })
    .from(testMembers)
    .innerJoin(accounts, eq(accounts.id, testMembers.accountId))
    .where(eq(testMembers.miniProgramId, miniProgramId))
    .orderBy(asc(testMembers.addedAt), asc(accounts.accountKey));
  return rows.map(({ account, addedAt }) => ({ account: toAccount(account), addedAt }));
}

/** Throws `already-member` for project members, who may use the test version anyway, and for test members. */
export async function addTestMember(
  transaction: Database,
  row: { miniProgramId: string; accountId: string; addedBy: string },
  now: number,
): Promise<void> {
  const member = await membershipOf(transaction, row.miniProgramId, row.accountId);
  const added = member
    ? []
    : await transaction
        .insert(testMembers)
        .values({ ...row, addedAt: now })
        .onConflictDoNothing()
        .returning();
  if (added.length === 0) throw new PlatformError('already-member', 'This account takes part in this mini program already.');
}

/** Answers whether it was one. */
export async function removeTestMember(transaction: Database, miniProgramId: string, accountId: string): Promise<boolean> {
  const removed = await transaction
    .delete(testMembers)
    .where(and(eq(testMembers.miniProgramId, miniProgramId), eq(testMembers.accountId, accountId)))
    .returning();
  return removed.length > 0;
}
