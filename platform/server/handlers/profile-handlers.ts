import { and, desc, eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { accounts, sessions } from '../../store/schema.ts';
import { lockAccount, setPassword, toRecord } from '../account-rows.ts';
import { audit } from '../audit.ts';
import { beginAttempt } from '../login-attempts.ts';
import { checkPassword, hashPassword } from '../passwords.ts';
import { endSessionsOf, hashToken } from '../sessions.ts';
import { callerOf, type Handlers } from './handler.ts';

export const profileHandlers: Handlers<
  'getProfile' | 'putProfile' | 'changePassword' | 'listSessions' | 'endOtherSessions' | 'endSession'
> = {
  getProfile: async (call) => toRecord(callerOf(call)),

  async putProfile(call) {
    const { context, body, address } = call;
    const caller = callerOf(call);
    return await context.db.transaction(async (transaction) => {
      const [row] = await transaction.update(accounts).set(body).where(eq(accounts.id, caller.id)).returning();
      await audit(transaction, {
        at: context.now(),
        accountId: caller.id,
        action: 'change-profile',
        details: { name: body.name },
        address,
      });
      return toRecord(row ?? caller);
    });
  },

  async changePassword(call) {
    const { context, body, token, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const attempt = await beginAttempt(context.db, caller.accountKey, address, now);
    if (!(await checkPassword(caller.passwordHash, body.current)))
      throw new PlatformError('wrong-password', 'The current password is wrong.');
    await attempt.forgive();
    const passwordHash = await hashPassword(body.password);
    return await context.db.transaction(async (transaction) => {
      const { passwordHash: present } = await lockAccount(transaction, caller.id);
      // Of two changes with the same old password the second one has become wrong.
      if (present !== caller.passwordHash) throw new PlatformError('wrong-password', 'The current password is wrong.');
      await setPassword(transaction, caller.id, passwordHash);
      await endSessionsOf(transaction, caller.id, token);
      await audit(transaction, { at: now, accountId: caller.id, action: 'change-password', address });
      return {};
    });
  },

  async listSessions(call) {
    const { context, token } = call;
    const rows = await context.db
      .select()
      .from(sessions)
      .where(eq(sessions.accountId, callerOf(call).id))
      .orderBy(desc(sessions.usedAt), sessions.id);
    const own = token && hashToken(token);
    const now = context.now();
    return rows
      .filter(({ expiresAt }) => expiresAt > now)
      .map(({ id, device, address, createdAt, usedAt, tokenHash }) => ({
        id,
        device,
        address,
        createdAt,
        usedAt: Math.max(usedAt, createdAt),
        current: tokenHash === own,
      }));
  },

  async endOtherSessions(call) {
    const { context, token, address } = call;
    const caller = callerOf(call);
    return await context.db.transaction(async (transaction) => {
      await endSessionsOf(transaction, caller.id, token);
      await audit(transaction, { at: context.now(), accountId: caller.id, action: 'end-other-sessions', address });
      return {};
    });
  },

  async endSession(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    return await context.db.transaction(async (transaction) => {
      const ended = await transaction
        .delete(sessions)
        .where(and(eq(sessions.id, params.session), eq(sessions.accountId, caller.id)))
        .returning({ id: sessions.id });
      if (ended.length > 0) await audit(transaction, { at: context.now(), accountId: caller.id, action: 'end-session', address });
      return {};
    });
  },
};
