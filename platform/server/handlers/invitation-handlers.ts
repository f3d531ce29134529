import { and, eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { NewInvitation } from '../../contract/organisation-models.ts';
import type { Database } from '../../store/open-database.ts';
import { members, testMembers } from '../../store/schema.ts';
import { insertAccount, lockAccount, setPassword } from '../account-rows.ts';
import { audit } from '../audit.ts';
import {
  createInvitation,
  openInvitations,
  revokeInvitation,
  takeInvitation,
  type UsableInvitation,
  usableInvitation,
} from '../invitations.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { hashPassword } from '../passwords.ts';
import { type AccountRow, endSessionsOf, startSession } from '../sessions.ts';
import { addTestMember } from '../test-members.ts';
import { type Call, callerOf, type Handlers } from './handler.ts';

type Inviting = 'inviteAccount' | 'inviteMember' | 'inviteTestMember';

/** Makes a link and its trace in one transaction. */
function invite<R extends Inviting>(call: Call<R>, link: Parameters<typeof createInvitation>[1]): Promise<NewInvitation> {
  const { context, address, host } = call;
  const caller = callerOf(call);
  const now = context.now();
  const origin = context.addresses.originOf(host) ?? context.addresses.phoneOrigin;
  return context.db.transaction(async (transaction) => {
    const made = await createInvitation(transaction, link, caller, { now, origin });
    const { kind, role, email } = made.invitation;
    const details = { kind, ...(role && { role }), ...(email && { email }) };
    await audit(transaction, { at: now, accountId: caller.id, action: 'invite', miniProgramId: link.miniProgramId, details, address });
    return made;
  });
}

function revoke(
  call: Call<'revokeAccountInvitation' | 'revokeInvitation' | 'revokeTestInvitation'>,
  miniProgramId: string | null,
  testMember: boolean,
): Promise<Record<string, never>> {
  const { context, params, address } = call;
  const accountId = callerOf(call).id;
  return context.db.transaction(async (transaction) => {
    if (await revokeInvitation(transaction, miniProgramId, params.invitation, testMember)) {
      const entry = { at: context.now(), accountId, action: 'revoke-invitation', address };
      await audit(transaction, miniProgramId === null ? entry : { ...entry, miniProgramId });
    }
    return {};
  });
}

/** Gives an account its place. Throws `already-member`; nobody's role changes by a link. */
async function join(transaction: Database, invitation: UsableInvitation, account: AccountRow, now: number): Promise<void> {
  const { miniProgramId, role, createdBy } = invitation.row;
  if (miniProgramId === null) return;
  await lockMiniProgram(transaction, miniProgramId);
  if (invitation.kind === 'test-member') {
    await addTestMember(transaction, { miniProgramId, accountId: account.id, addedBy: createdBy }, now);
    return;
  }
  if (!role) throw new Error('An invitation of a project member names no role.');
  const added = await transaction
    .insert(members)
    .values({ miniProgramId, accountId: account.id, role, addedAt: now })
    .onConflictDoNothing()
    .returning();
  if (added.length === 0) throw new PlatformError('already-member', 'You are a member of this mini program already.');
  await transaction.delete(testMembers).where(and(eq(testMembers.miniProgramId, miniProgramId), eq(testMembers.accountId, account.id)));
}

export const invitationHandlers: Handlers<
  | Inviting
  | 'listAccountInvitations'
  | 'revokeAccountInvitation'
  | 'listInvitations'
  | 'revokeInvitation'
  | 'listTestInvitations'
  | 'revokeTestInvitation'
  | 'openInvitation'
  | 'acceptInvitation'
  | 'resetPassword'
> = {
  inviteAccount: (call) => invite(call, { email: call.body.email }),
  inviteMember: (call) => invite(call, { ...call.body, miniProgramId: call.params.id }),
  inviteTestMember: (call) => invite(call, { ...call.body, miniProgramId: call.params.id, testMember: true }),

  listAccountInvitations: ({ context }) => openInvitations(context.db, null, context.now(), ['account', 'reset']),
  listInvitations: ({ context, params }) => openInvitations(context.db, params.id, context.now(), ['member']),
  listTestInvitations: ({ context, params }) => openInvitations(context.db, params.id, context.now(), ['test-member']),

  revokeAccountInvitation: (call) => revoke(call, null, false),
  revokeInvitation: (call) => revoke(call as Call<'revokeInvitation'>, call.params.id, false),
  revokeTestInvitation: (call) => revoke(call as Call<'revokeTestInvitation'>, call.params.id, true),

  async openInvitation({ context, body }) {
    const { row, kind, by, miniProgram, resets } = await usableInvitation(context.db, body.token, context.now());
    return {
      kind,
      email: row.email,
      role: row.role,
      miniProgram,
      invitedBy: by.name,
      account: resets?.account ?? null,
      expiresAt: row.expiresAt,
    };
  },

  async acceptInvitation({ context, body, caller, address, device }) {
    const now = context.now();
    const invitation = await usableInvitation(context.db, body.token, now);
    if (invitation.kind === 'reset') throw new PlatformError('invalid-input', 'This link sets a new password.');
    if (!body.account && !caller) throw new PlatformError('signed-out', 'Log in first, or make an account.');
    if (!body.account && invitation.kind === 'account') throw new PlatformError('invalid-input', 'This link makes a new account.');
    // After the look at the link: whoever has none makes nobody work.
    const passwordHash = body.account ? await hashPassword(body.account.password) : '';
    return await context.db.transaction(async (transaction) => {
      // Again inside: it may have been taken back, or its maker removed, while the password was hashed.
      const { row } = await usableInvitation(transaction, body.token, now);
      const fixed = { passwordHash, platformAdmin: false, reviewer: false, createdAt: now, email: row.email };
      const account = body.account ? await insertAccount(transaction, body.account, fixed) : (caller as AccountRow);
      await takeInvitation(transaction, row.id, account.id, now);
      await join(transaction, invitation, account, now);
      const details = { kind: invitation.kind, account: account.account, ...(row.role && { role: row.role }) };
      const entry = { at: now, accountId: account.id, action: 'accept-invitation', details, address };
      await audit(transaction, row.miniProgramId === null ? entry : { ...entry, miniProgramId: row.miniProgramId });
      const session = body.account ? await startSession(transaction, account, { address, device }, now) : null;
      return { session, miniProgram: row.miniProgramId };
    });
  },

  async resetPassword({ context, body, address, device }) {
    const now = context.now();
    const { kind } = await usableInvitation(context.db, body.token, now);
    if (kind !== 'reset') throw new PlatformError('invalid-input', 'This link sets no password.');
    const passwordHash = await hashPassword(body.password);
    return await context.db.transaction(async (transaction) => {
      const { row, resets } = await usableInvitation(transaction, body.token, now);
      if (!resets) throw new Error('A link for a password names no account.');
      const account = await lockAccount(transaction, resets.id);
      await takeInvitation(transaction, row.id, account.id, now);
      await setPassword(transaction, account.id, passwordHash);
      await endSessionsOf(transaction, account.id);
      await audit(transaction, { at: now, accountId: account.id, action: 'reset-password', address });
      return await startSession(transaction, account, { address, device }, now);
    });
  },
};
