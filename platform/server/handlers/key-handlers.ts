import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { CiKey } from '../../contract/operations-models.ts';
import type { Database } from '../../store/open-database.ts';
import { accounts, ciKeys } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { newKeySecret } from '../ci-keys.ts';
import { toAccount } from '../sessions.ts';
import { callerOf, type Handlers } from './handler.ts';

async function keysOf(db: Database, miniProgramId: string, id?: string): Promise<CiKey[]> {
  const rows = await db
    .select({ key: ciKeys, account: accounts })
    .from(ciKeys)
    .innerJoin(accounts, eq(accounts.id, ciKeys.createdBy))
    .where(and(eq(ciKeys.miniProgramId, miniProgramId), id === undefined ? undefined : eq(ciKeys.id, id)))
    .orderBy(desc(ciKeys.createdAt), desc(ciKeys.id));
  return rows.map(({ key: { id: keyId, name, allowList, createdAt, revokedAt, usedAt, usedFrom }, account }) => ({
    id: keyId,
    name,
    allowList,
    createdBy: toAccount(account),
    createdAt,
    revokedAt,
    usedAt,
    usedFrom,
  }));
}

async function findOne(db: Database, miniProgramId: string, id: string): Promise<CiKey> {
  const [key] = await keysOf(db, miniProgramId, id);
  if (!key) throw new PlatformError('key-missing', 'This key does not exist any more.');
  return key;
}

export const keyHandlers: Handlers<'listKeys' | 'createKey' | 'changeKey' | 'revokeKey'> = {
  listKeys: ({ context, params }) => keysOf(context.db, params.id),

  async createKey(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const { secret, keyHash } = newKeySecret();
    const id = randomUUID();
    const { name, allowList } = body;
    return await context.db.transaction(async (transaction) => {
      await transaction
        .insert(ciKeys)
        .values({ id, miniProgramId: params.id, name, keyHash, allowList, createdBy: caller.id, createdAt: now });
      const details = { name, allowList };
      await audit(transaction, { at: now, accountId: caller.id, action: 'create-key', miniProgramId: params.id, details, address });
      return { key: await findOne(transaction, params.id, id), secret };
    });
  },

  async changeKey(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    return await context.db.transaction(async (transaction) => {
      const { name } = await findOne(transaction, params.id, params.key);
      await transaction.update(ciKeys).set({ allowList: body.allowList }).where(eq(ciKeys.id, params.key));
      const details = { name, allowList: body.allowList };
      await audit(transaction, {
        at: context.now(),
        accountId: caller.id,
        action: 'change-key',
        miniProgramId: params.id,
        details,
        address,
      });
      return await findOne(transaction, params.id, params.key);
    });
  },

  async revokeKey(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      const { name } = await findOne(transaction, params.id, params.key);
      const revoked = await transaction
        .update(ciKeys)
        .set({ revokedAt: now })
        .where(and(eq(ciKeys.id, params.key), isNull(ciKeys.revokedAt)))
        .returning({ id: ciKeys.id });
      if (revoked.length > 0) {
        const details = { name };
        await audit(transaction, { at: now, accountId: caller.id, action: 'revoke-key', miniProgramId: params.id, details, address });
      }
      return await findOne(transaction, params.id, params.key);
    });
  },
};
