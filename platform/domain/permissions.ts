import type { Access, Permission } from '../contract/api.ts';
import { PlatformError } from '../contract/errors.ts';
import type { Role } from '../contract/models.ts';

/** Role x permission in a mini program (document 004, "Permissions by role"). The admin has all of them. */
export const PERMISSIONS: Record<Permission, readonly Role[]> = {
  view: ['admin', 'operator', 'developer', 'analyst'],
  'preview-open': ['admin', 'operator', 'developer', 'analyst'],
  develop: ['admin', 'developer'],
  'manage-members': ['admin'],
};

export function can(role: Role, permission: Permission): boolean {
  return PERMISSIONS[permission].includes(role);
}

export interface Caller {
  /** Null when no valid session came with the request. */
  account: { platformAdmin: boolean } | null;
  /** The caller's role in the mini program that is asked about; null when not a member. */
  role: Role | null;
}

/**
 * The one decision whether a request may go on. Throws `signed-out`, `not-a-member` or `not-allowed`.
 * A platform admin administers accounts; being one opens no mini program.
 */
export function authorize(access: Access, caller: Caller): void {
  if (access === 'public') return;
  if (!caller.account) throw new PlatformError('signed-out', 'Log in first.');
  if (access === 'signed-in') return;
  if (access === 'platform-admin') {
    if (!caller.account.platformAdmin) throw new PlatformError('not-allowed', 'Only a platform admin may do this.');
    return;
  }
  const permission = access.slice('member:'.length) as Permission;
  if (!caller.role) throw new PlatformError('not-a-member', 'You are not a member of this mini program. Ask its admin to add you.');
  if (!can(caller.role, permission)) {
    throw new PlatformError('not-allowed', `Your role (${caller.role}) does not allow this. Ask the admin of the mini program.`, {
      permission,
      role: caller.role,
    });
  }
}
