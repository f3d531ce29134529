import { and, eq } from 'drizzle-orm';
import type { Role } from '../contract/models.ts';
import type { Database } from '../store/open-database.ts';
import { members } from '../store/schema.ts';

/** The account's role in a mini program; null when it is no member. */
export async function roleOf(db: Database, miniProgramId: string, accountId: string): Promise<Role | null> {
  const [member] = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.miniProgramId, miniProgramId), eq(members.accountId, accountId)));
  return member?.role ?? null;
}
