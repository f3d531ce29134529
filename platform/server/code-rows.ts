import { desc, eq, type SQL } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import type { Code } from '../contract/serving-models.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, codes, miniPrograms, versions } from '../store/schema.ts';
import { toAccount } from './sessions.ts';

/** Codes, newest first. `origin`: where a phone reaches the platform. */
export async function selectCodes(db: Database, origin: string, where: SQL | undefined): Promise<Code[]> {
  const rows = await db
    .select({ code: codes, creator: accounts, version: { id: versions.id, number: versions.number, version: versions.version } })
    .from(codes)
    .innerJoin(accounts, eq(accounts.id, codes.createdBy))
    .leftJoin(versions, eq(versions.id, codes.versionId))
    .where(where)
    .orderBy(desc(codes.createdAt), desc(codes.id));
  return rows.map(({ code, creator, version }) => ({
    id: code.id,
    env: code.env,
    page: code.page,
    scene: code.scene,
    version,
    url: codeUrl(origin, code.id),
    createdBy: toAccount(creator),
    createdAt: code.createdAt,
  }));
}

export const codeUrl = (origin: string, code: string): string => `${origin}/c/${code}`;

/** A code with its mini program. @throws code-missing */
export async function findCode(
  db: Database,
  id: string,
): Promise<{ code: typeof codes.$inferSelect; program: typeof miniPrograms.$inferSelect }> {
  const [found] = await db.select().from(codes).innerJoin(miniPrograms, eq(miniPrograms.id, codes.miniProgramId)).where(eq(codes.id, id));
  if (!found) throw new PlatformError('code-missing', 'This code does not exist.');
  return { code: found.codes, program: found.mini_programs };
}
