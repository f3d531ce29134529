import { and, eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { authorize } from '../../domain/permissions.ts';
import type { Database } from '../../store/open-database.ts';
import { miniPrograms, testMembers } from '../../store/schema.ts';
import { membershipOf } from '../membership.ts';
import { openProgram } from '../open-program.ts';
import { findVersion } from '../version-rows.ts';
import { callerOf, type Handlers } from './handler.ts';

async function programOf(db: Database, id: string): Promise<typeof miniPrograms.$inferSelect> {
  const [program] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
  if (!program) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
  return program;
}

async function isTestMember(db: Database, miniProgramId: string, accountId: string): Promise<boolean> {
  const found = await db
    .select({ id: testMembers.accountId })
    .from(testMembers)
    .where(and(eq(testMembers.miniProgramId, miniProgramId), eq(testMembers.accountId, accountId)));
  return found.length > 0;
}

export const openingHandlers: Handlers<'openOnline' | 'openTestVersion' | 'openVersion'> = {
  async openOnline({ context, params, query, host }) {
    const { miniProgram, revision, version } = await context.served.serve(params.id, query.user);
    return await openProgram(context, { miniProgram, env: 'release', revision, version, host });
  },

  async openTestVersion(call) {
    const { context, params, host } = call;
    const { db } = context;
    const caller = callerOf(call);
    const program = await programOf(db, params.id);
    if (!(await isTestMember(db, program.id, caller.id))) {
      const member = await membershipOf(db, program.id, caller.id);
      authorize('member:experience', { account: { ...caller, adminSomewhere: false }, member });
    }
    if (!program.testVersionId) throw new PlatformError('no-test-version', 'This mini program has no test version.');
    const { version } = await findVersion(db, program.id, program.testVersionId);
    return await openProgram(context, { miniProgram: program, env: 'trial', revision: program.servingRevision, version, host });
  },

  async openVersion({ context, params, host }) {
    const program = await programOf(context.db, params.id);
    const { version } = await findVersion(context.db, params.id, params.version);
    return await openProgram(context, { miniProgram: program, env: 'develop', revision: program.servingRevision, version, host });
  },
};
