import { eq, sql } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { accountKey } from '../../domain/accounts.ts';
import type { Database } from '../../store/open-database.ts';
import { accounts } from '../../store/schema.ts';
import { insertAccount } from '../account-rows.ts';
import { appsOfPlatform } from '../apps.ts';
import { audit } from '../audit.ts';
import { beginAttempt } from '../login-attempts.ts';
import { checkPassword, hashPassword } from '../passwords.ts';
import { endSession, startSession, toAccount } from '../sessions.ts';
import { callerOf, type Handlers } from './handler.ts';

const SETUP_LOCK = 748_201_534;

export async function needsSetup(db: Database): Promise<boolean> {
  return (await db.select({ id: accounts.id }).from(accounts).limit(1)).length === 0;
}

export const accountHandlers: Handlers<'info' | 'setUp' | 'logIn' | 'logOut' | 'me' | 'createAccount'> = {
  async info({ context, host }) {
    return {
      name: 'Kumquat Platform',
      version: '0.1.0',
      needsSetup: await needsSetup(context.db),
      limits: context.limits,
      apps: await appsOfPlatform(context.db),
      guestOrigin: context.addresses.guestOriginFor(host),
    };
  },

  async setUp({ context, body, address, device }) {
    const done = (): PlatformError => new PlatformError('setup-done', 'This platform has been set up. Log in instead.');
    if (!(await needsSetup(context.db))) throw done();
    const passwordHash = await hashPassword(body.password);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`);
      if (!(await needsSetup(transaction))) throw done();
      const account = await insertAccount(transaction, body, { passwordHash, platformAdmin: true, reviewer: true, createdAt: now });
      await audit(transaction, { at: now, accountId: account.id, action: 'setup', address });
      return await startSession(transaction, account, { address, device }, now);
    });
  },

  async logIn({ context, body, address, device }) {
    if (await needsSetup(context.db)) throw new PlatformError('setup-needed', 'This platform has no account yet. Set it up first.');
    const key = accountKey(body.account);
    const now = context.now();
    const attempt = await beginAttempt(context.db, key, address, now);
    const [account] = await context.db.select().from(accounts).where(eq(accounts.accountKey, key));
    if (!(await checkPassword(account?.passwordHash, body.password)) || !account) {
      throw new PlatformError('wrong-password', 'Account or password is wrong.');
    }
    await attempt.forgive();
    // Told only to whoever knows the password.
    if (account.disabledAt !== null) throw new PlatformError('account-disabled', 'This account has been disabled. Ask a platform admin.');
    return await context.db.transaction(async (transaction) => {
      await audit(transaction, { at: now, accountId: account.id, action: 'log-in', address });
      return await startSession(transaction, account, { address, device }, now);
    });
  },

  async logOut(call) {
    const { context, token, address } = call;
    const caller = callerOf(call);
    await context.db.transaction(async (transaction) => {
      if (token) await endSession(transaction, token);
      await audit(transaction, { at: context.now(), accountId: caller.id, action: 'log-out', address });
    });
    return {};
  },

  async me(call) {
    return toAccount(callerOf(call));
  },

  async createAccount(call) {
    const { context, body, address } = call;
    const caller = callerOf(call);
    const passwordHash = await hashPassword(body.password);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      const account = await insertAccount(transaction, body, { passwordHash, platformAdmin: false, reviewer: false, createdAt: now });
      await audit(transaction, { at: now, accountId: caller.id, action: 'create-account', details: { account: account.account }, address });
      return toAccount(account);
    });
  },
};
