import { and, asc, eq, isNull } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { accounts, miniPrograms, testMembers, versions } from '../../store/schema.ts';
import { findAccount } from '../account-rows.ts';
import { audit } from '../audit.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { notify } from '../notify.ts';
import { toAccount } from '../sessions.ts';
import { addTestMember, removeTestMember, testMembersOf } from '../test-members.ts';
import { callerOf, type Handlers } from './handler.ts';

export const testMemberHandlers: Handlers<'listTestMembers' | 'putTestMember' | 'removeTestMember' | 'listTestPrograms'> = {
  listTestMembers: ({ context, params }) => testMembersOf(context.db, params.id),

  async putTestMember(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const account = await findAccount(context.db, params.account);
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      await addTestMember(transaction, { miniProgramId: params.id, accountId: account.id, addedBy: caller.id }, now);
      const details = { account: account.account };
      await audit(transaction, { at: now, accountId: caller.id, action: 'add-test-member', miniProgramId: params.id, details, address });
      const notice = { kind: 'invited' as const, at: now, miniProgramId: params.id, by: caller.id };
      await notify(transaction, { ...notice, data: { by: caller.name, role: 'test-member' } }, { accounts: [account.id] });
      return { account: toAccount(account), addedAt: now };
    });
  },

  async removeTestMember(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const account = await findAccount(context.db, params.account);
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      if (!(await removeTestMember(transaction, params.id, account.id))) {
        throw new PlatformError('account-missing', `"${params.account}" is not a test member.`);
      }
      const details = { account: account.account };
      await audit(transaction, { at: now, accountId: caller.id, action: 'remove-test-member', miniProgramId: params.id, details, address });
      const notice = { kind: 'removed' as const, at: now, miniProgramId: params.id, by: caller.id };
      await notify(transaction, { ...notice, data: { by: caller.name, role: 'test-member' } }, { accounts: [account.id] });
      return {};
    });
  },

  async listTestPrograms(call) {
    const rows = await call.context.db
      .select({ program: miniPrograms, by: accounts, version: versions })
      .from(testMembers)
      .innerJoin(miniPrograms, eq(miniPrograms.id, testMembers.miniProgramId))
      .innerJoin(accounts, eq(accounts.id, testMembers.addedBy))
      .leftJoin(versions, and(eq(versions.id, miniPrograms.testVersionId), isNull(versions.deletedAt)))
      .where(eq(testMembers.accountId, callerOf(call).id))
      .orderBy(asc(testMembers.addedAt), asc(miniPrograms.id));
    return rows.map(({ program: { id, name, description }, by, version }) => ({
      id,
      name,
      description,
      addedBy: toAccount(by),
      test: version && { number: version.number, version: version.version, uploadedAt: version.uploadedAt },
    }));
  },
};
