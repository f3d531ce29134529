import type { ReactNode } from 'react';
import { type MiniProgram, Role } from '../contract/models.ts';
import { can, type Permission, permissionRow } from '../contract/permissions.ts';
import { t } from './console-texts.ts';
import { o } from './organisation-texts.ts';
import { Icon } from './parts.tsx';
import { useStage } from './stage.ts';

/** Why the reader may not do something in a mini program, made from the table that the server asks too; undefined when allowed. */
export function refusal(program: Pick<MiniProgram, 'role' | 'grants'>, permission: Permission): string | undefined {
  if (can(program, permission)) return undefined;
  const { roles, grantable = [] } = permissionRow(permission);
  const named = Role.options.filter((role) => role === 'admin' || roles.includes(role) || grantable.includes(role));
  return o.onlyRoles(named.map((role) => t[role] + (grantable.includes(role) ? ` (${o.granted})` : '')).join(', '));
}

/** The same as a line above what is locked; nothing when it is allowed. */
export function Locked({ reason, id }: { reason: string | undefined; id?: string }) {
  if (reason === undefined) return null;
  return (
    <p className="look-only" id={id}>
      <Icon name="lock" /> {reason}
    </p>
  );
}

interface ActProps {
  children: ReactNode;
  /** Why it cannot be done; then it stays in reach, and says so. */
  why?: string | null | false;
  className?: string;
  label?: string;
  act: () => void;
}

/** A button for an action that state or role may forbid: it stays focusable, so that everybody can find out why. */
export function Act({ children, why, className, label, act }: ActProps) {
  const stage = useStage();
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-disabled={why ? true : undefined}
      aria-description={why || undefined}
      title={why || undefined}
      onClick={() => (why ? stage.say(why) : act())}
    >
      {children}
    </button>
  );
}
