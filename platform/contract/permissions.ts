import type { Role } from './models.ts';

/**
 * What a project member may do in a mini program. The first thirteen are the table of document 004, in its order and words; the
 * others name what documents 000 and 004 give in their text.
 */
export const PERMISSIONS = {
  /** Use the IDE with this mini program: preview, upload, delete one's own developer versions. */
  developer: { roles: ['developer'], key: true },
  /** Open the test version. */
  experience: { roles: ['operator', 'developer', 'analyst'] },
  /** Log in to the console and see the mini program there. */
  login: { roles: ['operator', 'developer', 'analyst'] },
  'data-analysis': { roles: ['analyst'] },
  pay: { roles: ['operator'] },
  promotion: { roles: ['operator'] },
  /**
   * Choose the test version, submit for review, release, withdraw. Document 004 gives it to operators and warns that it must not
   * go to unrelated people; document 000 gives it to the admin alone: so an operator has it once the admin granted it.
   */
  'development-management': { roles: [], grantable: ['operator'] },
  /** Server domains, message push, code addresses. */
  'development-settings': { roles: ['developer'] },
  'service-suspension': { roles: ['operator'] },
  'official-account': { roles: ['operator'] },
  'cloud-management': { roles: ['developer'] },
  plugin: { roles: ['operator'] },
  game: { roles: ['operator'] },
  /** Add and remove project members, set their roles. */
  'manage-members': { roles: [] },
  /** Add and remove test members: the admin and all project members. */
  'manage-test-members': { roles: ['operator', 'developer', 'analyst'] },
  /** Name, icon, description, category, associated apps. */
  'manage-settings': { roles: [] },
  'manage-keys': { roles: [] },
  'view-audit': { roles: [] },
} satisfies Record<string, PermissionRow>;

interface PermissionRow {
  /** Roles that have it besides the admin, who has all. */
  roles: readonly Role[];
  /** Roles to whose members the admin may grant it one by one. */
  grantable?: readonly Role[];
  /** A CI key of the mini program has it. */
  key?: true;
}

export type Permission = keyof typeof PERMISSIONS;

/** What the admin of a mini program may grant to single members. */
export const GRANTABLE = ['development-management'] as const satisfies readonly Permission[];

export const permissionRow = (permission: Permission): PermissionRow => PERMISSIONS[permission];

/** What somebody is in a mini program; `grants`: permissions that the admin granted to this member. */
export interface Membership {
  role: Role;
  grants: readonly string[];
}

/** The table's answer, for the server, which decides, and for pages, which say beforehand what it will decide. */
export function can({ role, grants }: Membership, permission: Permission): boolean {
  const { roles, grantable = [] } = permissionRow(permission);
  return role === 'admin' || roles.includes(role) || (grantable.includes(role) && grants.includes(permission));
}

/**
 * Who may call a route. `member:P` asks the table above for P in the mini program named by `:id`. `any-admin` is a platform admin or
 * the admin of at least one mini program.
 */
export type Access = 'public' | 'signed-in' | 'any-admin' | 'platform-admin' | 'reviewer' | `member:${Permission}`;
