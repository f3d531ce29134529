import { and, eq } from 'drizzle-orm';
import type { Membership } from '../contract/permissions.ts';
import type { Database } from '../store/open-database.ts';
import { members } from '../store/schema.ts';

/** The account's place in a mini program; null when it is no project member. */
export async function membershipOf(db: Database, miniProgramId: string, accountId: string): Promise<Membership | null> {
  const [member] = await db
    .select({ role: members.role, grants: members.grants })
    .from(members)
    .where(and(eq(members.miniProgramId, miniProgramId), eq(members.accountId, accountId)));
  return member ?? null;
}

/** Whether the account is admin of at least one mini program. */
export async function isAdminSomewhere(db: Database, accountId: string): Promise<boolean> {
  const found = await db
    .select({ id: members.miniProgramId })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.role, 'admin')))
    .limit(1);
  return found.length > 0;
}
