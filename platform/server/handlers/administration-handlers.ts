import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { accounts, associatedApps, invitations } from '../../store/schema.ts';
import { lockAccount, needsAnotherPlatformAdmin, toRecord } from '../account-rows.ts';
import { appsOfPlatform, WEB_CONTAINER } from '../apps.ts';
import { audit } from '../audit.ts';
import { createInvitation } from '../invitations.ts';
import { endSessionsOf } from '../sessions.ts';
import { callerOf, type Handlers } from './handler.ts';

/** Changes of who administers the platform come one after the other. */
const ADMINS_LOCK = 748_201_535;

function refuseWebContainer(app: string): void {
  if (app === WEB_CONTAINER.id)
    throw new PlatformError('invalid-input', 'The web container is built in and stays as it is.', { field: 'app' });
}

/** What platform admins do: accounts and associated apps. */
export const administrationHandlers: Handlers<'listAccounts' | 'changeAccount' | 'resetAccount' | 'listApps' | 'putApp' | 'removeApp'> = {
  async listAccounts({ context }) {
    return (await context.db.select().from(accounts).orderBy(asc(accounts.accountKey))).map(toRecord);
  },

  async changeAccount(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(${ADMINS_LOCK})`);
      const before = await lockAccount(transaction, params.account);
      const platformAdmin = body.platformAdmin ?? before.platformAdmin;
      const reviewer = body.reviewer ?? before.reviewer;
      const disabledAt = body.disabled === undefined ? before.disabledAt : body.disabled ? (before.disabledAt ?? now) : null;
      if (before.platformAdmin && (!platformAdmin || disabledAt !== null)) await needsAnotherPlatformAdmin(transaction, before.id);
      const change = { platformAdmin, reviewer, disabledAt };
      const [row] = await transaction.update(accounts).set(change).where(eq(accounts.id, before.id)).returning();
      if (disabledAt !== null) await endSessionsOf(transaction, before.id);
      const details = { account: before.account, ...body };
      await audit(transaction, { at: now, accountId: caller.id, action: 'change-account', details, address });
      return toRecord(row ?? before);
    });
  },

  async resetAccount(call) {
    const { context, params, address, host } = call;
    const caller = callerOf(call);
    const now = context.now();
    const origin = context.addresses.originOf(host) ?? context.addresses.phoneOrigin;
    return await context.db.transaction(async (transaction) => {
      const account = await lockAccount(transaction, params.account);
      if (account.disabledAt !== null) throw new PlatformError('account-disabled', 'This account is disabled. Enable it first.');
      await transaction.delete(invitations).where(and(eq(invitations.resetsAccountId, account.id), isNull(invitations.usedAt)));
      const details = { account: account.account };
      await audit(transaction, { at: now, accountId: caller.id, action: 'make-reset-link', details, address });
      return await createInvitation(transaction, { resets: account, email: account.email }, caller, { now, origin });
    });
  },

  listApps: ({ context }) => appsOfPlatform(context.db),

  async putApp(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    refuseWebContainer(params.app);
    return await context.db.transaction(async (transaction) => {
      await transaction
        .insert(associatedApps)
        .values({ id: params.app, ...body, createdAt: now })
        .onConflictDoUpdate({ target: associatedApps.id, set: body });
      await audit(transaction, { at: now, accountId: caller.id, action: 'put-app', details: { app: params.app, ...body }, address });
      return { id: params.app, ...body };
    });
  },

  async removeApp(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    refuseWebContainer(params.app);
    return await context.db.transaction(async (transaction) => {
      const removed = await transaction.delete(associatedApps).where(eq(associatedApps.id, params.app)).returning();
      if (removed.length === 0) throw new PlatformError('app-missing', 'This app does not exist.');
      const details = { app: params.app };
      await audit(transaction, { at: context.now(), accountId: caller.id, action: 'remove-app', details, address });
      return {};
    });
  },
};
