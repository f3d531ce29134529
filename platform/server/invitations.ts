import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { PlatformError } from '../contract/errors.ts';
import type { Role } from '../contract/models.ts';
import type { Invitation, InvitationKind, NewInvitation } from '../contract/organisation-models.ts';
import { can } from '../contract/permissions.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, invitations, miniPrograms } from '../store/schema.ts';
import { membershipOf } from './membership.ts';
import { type AccountRow, toAccount } from './sessions.ts';

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

type Row = typeof invitations.$inferSelect;

const hashInvitation = (token: string): string => createHash('sha256').update(token).digest('hex');

function kindOf(row: Row): InvitationKind {
  if (row.resetsAccountId) return 'reset';
  if (row.testMember) return 'test-member';
  return row.role ? 'member' : 'account';
}

const toInvitation = (row: Row, createdBy: AccountRow, resets: AccountRow | null): Invitation => ({
  id: row.id,
  kind: kindOf(row),
  email: row.email,
  role: row.role,
  resets: resets && toAccount(resets),
  createdBy: toAccount(createdBy),
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
});

/** What a new link is for. With neither role nor `testMember` nor `resets` it makes an account. */
interface NewLink {
  email?: string | null;
  miniProgramId?: string;
  role?: Role;
  testMember?: boolean;
  resets?: AccountRow;
}

/**
 * Makes a link under `origin`. Its token stands behind `#`, so that neither requests nor logs carry it, and leaves the server once:
 * only its hash is kept.
 */
export async function createInvitation(
  transaction: Database,
  { resets, ...link }: NewLink,
  by: AccountRow,
  at: { now: number; origin: string },
): Promise<NewInvitation> {
  const token = randomBytes(32).toString('base64url');
  const [row] = await transaction
    .insert(invitations)
    .values({
      ...link,
      id: randomUUID(),
      tokenHash: hashInvitation(token),
      resetsAccountId: resets?.id ?? null,
      createdBy: by.id,
      createdAt: at.now,
      expiresAt: at.now + LIFETIME_MS,
    })
    .returning();
  if (!row) throw new Error('The database kept no invitation.');
  return { invitation: toInvitation(row, by, resets ?? null), url: `${at.origin}/console/#/invite/${token}` };
}

/** Links that can still be used, newest first: of a mini program, or (null) those for accounts and passwords. */
export async function openInvitations(
  db: Database,
  miniProgramId: string | null,
  now: number,
  kinds: readonly InvitationKind[],
): Promise<Invitation[]> {
  const reset = alias(accounts, 'reset');
  const rows = await db
    .select({ invitation: invitations, by: accounts, reset })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.createdBy))
    .leftJoin(reset, eq(reset.id, invitations.resetsAccountId))
    .where(
      and(
        miniProgramId === null ? isNull(invitations.miniProgramId) : eq(invitations.miniProgramId, miniProgramId),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(desc(invitations.createdAt), invitations.id);
  return rows.map((row) => toInvitation(row.invitation, row.by, row.reset)).filter(({ kind }) => kinds.includes(kind));
}

/** Takes back a link that nobody has used; one that is not there any more is no failure. Answers whether there was one. */
export async function revokeInvitation(
  transaction: Database,
  miniProgramId: string | null,
  id: string,
  testMember: boolean,
): Promise<boolean> {
  const removed = await transaction
    .delete(invitations)
    .where(
      and(
        eq(invitations.id, id),
        miniProgramId === null ? isNull(invitations.miniProgramId) : eq(invitations.miniProgramId, miniProgramId),
        eq(invitations.testMember, testMember),
        isNull(invitations.usedAt),
      ),
    )
    .returning({ id: invitations.id });
  return removed.length > 0;
}

export interface UsableInvitation {
  row: Row;
  kind: InvitationKind;
  by: AccountRow;
  miniProgram: { id: string; name: string } | null;
  resets: AccountRow | null;
}

const ended = (): PlatformError => new PlatformError('invitation-ended', 'This link does not work any more. Ask for a new one.');

/**
 * The invitation of a token. Throws `invitation-ended` for one that never was, was used or taken back, is too old, or whose maker may
 * not make such a one any more.
 */
export async function usableInvitation(db: Database, token: string, now: number): Promise<UsableInvitation> {
  const reset = alias(accounts, 'reset');
  const [found] = await db
    .select({ row: invitations, by: accounts, reset, miniProgram: { id: miniPrograms.id, name: miniPrograms.name } })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.createdBy))
    .leftJoin(reset, eq(reset.id, invitations.resetsAccountId))
    .leftJoin(miniPrograms, eq(miniPrograms.id, invitations.miniProgramId))
    .where(and(eq(invitations.tokenHash, hashInvitation(token)), isNull(invitations.usedAt), gt(invitations.expiresAt, now)));
  if (!found || found.by.disabledAt !== null || (found.reset && found.reset.disabledAt !== null)) throw ended();
  const kind = kindOf(found.row);
  if (!(await mayInvite(db, found.by, kind, found.row.miniProgramId))) throw ended();
  return { row: found.row, kind, by: found.by, miniProgram: found.miniProgram, resets: found.reset };
}

async function mayInvite(db: Database, by: AccountRow, kind: InvitationKind, miniProgramId: string | null): Promise<boolean> {
  if (miniProgramId === null) return by.platformAdmin;
  const member = await membershipOf(db, miniProgramId, by.id);
  return member !== null && can(member, kind === 'test-member' ? 'manage-test-members' : 'manage-members');
}

/** Marks an invitation as used, which only one of those who try at once can do. Throws `invitation-ended`. */
export async function takeInvitation(transaction: Database, id: string, usedBy: string, now: number): Promise<void> {
  const taken = await transaction
    .update(invitations)
    .set({ usedAt: now, usedBy })
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
    .returning({ id: invitations.id });
  if (taken.length === 0) throw ended();
}
