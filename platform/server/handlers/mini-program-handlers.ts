import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import { permissionRow } from '../../contract/permissions.ts';
import { accountKey } from '../../domain/accounts.ts';
import type { Database } from '../../store/open-database.ts';
import { accounts, members, miniPrograms } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { type AccountRow, toAccount } from '../sessions.ts';
import { callerOf, type Handlers } from './handler.ts';

async function findAccount(db: Database, name: string): Promise<AccountRow> {
  const [account] = await db
    .select()
    .from(accounts)
    .where(eq(accounts.accountKey, accountKey(name)));
  if (!account) throw new PlatformError('account-missing', `There is no account "${name}".`);
  return account;
}

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
    .select({ id: miniPrograms.id, name: miniPrograms.name, createdAt: miniPrograms.createdAt, role: members.role, grants: members.grants })
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
    await context.db.transaction(async (transaction) => {
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
    });
    return { id, name: body.name, createdAt: now, role: 'admin', grants: [] };
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
      const [row] = await transaction
        .insert(members)
        .values({ miniProgramId: params.id, accountId: account.id, role: body.role, grants, addedAt: now })
        .onConflictDoUpdate({ target: [members.miniProgramId, members.accountId], set: { role: body.role, grants } })
        .returning();
      await keepAnAdmin(transaction, params.id);
      const details = { account: account.account, role: body.role, ...(grants.length > 0 && { grants }) };
      await audit(transaction, { at: now, accountId: caller.id, action: 'put-member', miniProgramId: params.id, details, address });
      return { account: toAccount(account), role: body.role, grants, addedAt: row?.addedAt ?? now };
    });
  },

  async removeMember(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
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
      await audit(transaction, {
        at: context.now(),
        accountId: caller.id,
        action: 'remove-member',
        miniProgramId: params.id,
        details,
        address,
      });
    });
    return {};
  },
};
