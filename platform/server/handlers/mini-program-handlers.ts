import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import { permissionRow } from '../../contract/permissions.ts';
import type { Database } from '../../store/open-database.ts';
import { accounts, members, miniPrograms, testMembers } from '../../store/schema.ts';
import { findAccount } from '../account-rows.ts';
import { audit } from '../audit.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { membershipOf } from '../membership.ts';
import { notify } from '../notify.ts';
import { toAccount } from '../sessions.ts';
import { callerOf, type Handlers } from './handler.ts';

async function keepAnAdmin(transaction: Database, miniProgramId: string): Promise<void> {
  const admins = await transaction
    .select({ id: members.accountId })
    .from(members)
    .where(and(eq(members.miniProgramId, miniProgramId), eq(members.role, 'admin')));
  if (admins.length === 0)
    throw new PlatformError('last-admin', 'The last admin of a mini program stays. Make another member admin first.');
}

function miniProgramsOf(db: Database, accountId: string, id?: string): Promise<MiniProgram[]> {
  return db
    .select({
      id: miniPrograms.id,
      name: miniPrograms.name,
      createdAt: miniPrograms.createdAt,
      color: miniPrograms.color,
      icon: miniPrograms.icon,
      role: members.role,
      grants: members.grants,
    })
    .from(miniPrograms)
    .innerJoin(members, eq(members.miniProgramId, miniPrograms.id))
    .where(and(eq(members.accountId, accountId), id === undefined ? undefined : eq(miniPrograms.id, id)))
    .orderBy(asc(miniPrograms.createdAt), asc(miniPrograms.id));
}

export const miniProgramHandlers: Handlers<
  'listMiniPrograms' | 'createMiniProgram' | 'getMiniProgram' | 'listMembers' | 'putMember' | 'removeMember'
> = {
  listMiniPrograms: (call) => miniProgramsOf(call.context.db, callerOf(call).id),

  async createMiniProgram(call) {
    const { context, body, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const id = randomUUID();
    return await context.db.transaction(async (transaction) => {
      await transaction.insert(miniPrograms).values({ id, name: body.name, createdAt: now });
      await transaction.insert(members).values({ miniProgramId: id, accountId: caller.id, role: 'admin', addedAt: now });
      await audit(transaction, {
        at: now,
        accountId: caller.id,
        action: 'create-mini-program',
        miniProgramId: id,
        details: { name: body.name },
        address,
      });
      const [made] = await miniProgramsOf(transaction, caller.id, id);
      if (!made) throw new Error('The database kept no mini program.');
      return made;
    });
  },

  async getMiniProgram(call) {
    const [miniProgram] = await miniProgramsOf(call.context.db, callerOf(call).id, call.params.id);
    if (!miniProgram) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
    return miniProgram;
  },

  async listMembers({ context, params }) {
    const rows = await context.db
      .select()
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(eq(members.miniProgramId, params.id))
      .orderBy(asc(members.addedAt), asc(accounts.accountKey));
    return rows.map((row) => ({
      account: toAccount(row.accounts),
      role: row.members.role,
      grants: row.members.grants,
      addedAt: row.members.addedAt,
    }));
  },

  async putMember(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const account = await findAccount(context.db, params.account);
    const now = context.now();
    // Another role loses what was granted to the one before, and only some roles can be granted anything.
    const grants = body.grants.filter((permission) => permissionRow(permission).grantable?.includes(body.role));
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const before = await membershipOf(transaction, params.id, account.id);
      const [row] = await transaction
        .insert(members)
        .values({ miniProgramId: params.id, accountId: account.id, role: body.role, grants, addedAt: now })
        .onConflictDoUpdate({ target: [members.miniProgramId, members.accountId], set: { role: body.role, grants } })
        .returning();
      await keepAnAdmin(transaction, params.id);
      await transaction.delete(testMembers).where(and(eq(testMembers.miniProgramId, params.id), eq(testMembers.accountId, account.id)));
      const details = { account: account.account, role: body.role, ...(grants.length > 0 && { grants }) };
      await audit(transaction, { at: now, accountId: caller.id, action: 'put-member', miniProgramId: params.id, details, address });
      const same = before?.role === body.role && before.grants.join() === grants.join();
      if (!same) {
        const kind = before ? ('role-changed' as const) : ('invited' as const);
        const notice = { kind, at: now, miniProgramId: params.id, by: caller.id, data: { by: caller.name, role: body.role, grants } };
        await notify(transaction, notice, { accounts: [account.id] });
      }
      return { account: toAccount(account), role: body.role, grants, addedAt: row?.addedAt ?? now };
    });
  },

  async removeMember(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const account = await findAccount(context.db, params.account);
    await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const removed = await transaction
        .delete(members)
        .where(and(eq(members.miniProgramId, params.id), eq(members.accountId, account.id)))
        .returning();
      if (removed.length === 0) throw new PlatformError('account-missing', `"${params.account}" is not a member.`);
      await keepAnAdmin(transaction, params.id);
      const details = { account: account.account };
      await audit(transaction, { at: now, accountId: caller.id, action: 'remove-member', miniProgramId: params.id, details, address });
      const notice = { kind: 'removed' as const, at: now, miniProgramId: params.id, by: caller.id, data: { by: caller.name } };
      await notify(transaction, notice, { accounts: [account.id] });
    });
    return {};
  },
};
