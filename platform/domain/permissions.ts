import { PlatformError } from '../contract/errors.ts';
import { type Access, can, type Membership, type Permission, permissionRow } from '../contract/permissions.ts';

export interface Caller {
  /** Null when no valid session came with the request. `adminSomewhere`: admin of at least one mini program. */
  account: { platformAdmin: boolean; reviewer: boolean; adminSomewhere: boolean } | null;
  /** In the mini program that is asked about; null when not a member. */
  member: Membership | null;
  /** A CI key of the mini program that is asked about, instead of a session. */
  key?: boolean;
}

/**
 * The one decision whether a request may go on. Throws `signed-out`, `not-a-member` or `not-allowed`.
 * A platform admin administers accounts; being one opens no mini program.
 */
export function authorize(access: Access, caller: Caller): void {
  if (access === 'public') return;
  if (caller.key) {
    const permission = access.startsWith('member:') ? (access.slice('member:'.length) as Permission) : null;
    if (permission && permissionRow(permission).key) return;
    throw new PlatformError('not-allowed', 'A CI key may preview and upload only.', permission ? { permission } : undefined);
  }
  if (access.startsWith('member:')) {
    const permission = access.slice('member:'.length) as Permission;
    if (!caller.account) throw new PlatformError('signed-out', 'Log in first.');
    authorizeMember(permission, caller.member);
    return;
  }
  if (!caller.account) throw new PlatformError('signed-out', 'Log in first.');
  const { platformAdmin, reviewer, adminSomewhere } = caller.account;
  if (access === 'platform-admin' && !platformAdmin) throw new PlatformError('not-allowed', 'Only a platform admin may do this.');
  if (access === 'reviewer' && !reviewer) throw new PlatformError('not-allowed', 'Only a reviewer may do this.');
  if (access === 'any-admin' && !platformAdmin && !adminSomewhere) {
    throw new PlatformError('not-allowed', 'Only an admin creates mini programs. Ask one to create it and to add you.');
  }
}

function authorizeMember(permission: Permission, member: Membership | null): void {
  if (!member) throw new PlatformError('not-a-member', 'You are not a member of this mini program. Ask its admin to add you.');
  if (can(member, permission)) return;
  throw new PlatformError('not-allowed', `Your role (${member.role}) does not allow this. Ask the admin of the mini program.`, {
    permission,
    role: member.role,
  });
}
