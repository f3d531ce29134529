import { type ComponentProps, useId } from 'react';
import { type MiniProgram, Role } from '../contract/models.ts';
import { can, type Permission, permissionRow } from '../contract/permissions.ts';
import { t } from './console-texts.ts';
import { o } from './organisation-texts.ts';

/** Why the reader may not do something in a mini program, made from the table that the server asks too; undefined when allowed. */
export function refusal(program: Pick<MiniProgram, 'role' | 'grants'>, permission: Permission): string | undefined {
  if (can(program, permission)) return undefined;
  const { roles, grantable = [] } = permissionRow(permission);
  const named = Role.options.filter((role) => role === 'admin' || roles.includes(role) || grantable.includes(role));
  return o.onlyRoles(named.map((role) => t[role] + (grantable.includes(role) ? ` (${o.granted})` : '')).join(', '));
}

/** A button that stays in the order of focus when it is not allowed, so that everybody can learn why. */
export function GuardedButton({ reason, onClick, children, ...button }: { reason: string | undefined } & ComponentProps<'button'>) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        {...button}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason ? id : undefined}
        title={reason ?? button.title}
        onClick={reason ? (event) => event.preventDefault() : onClick}
      >
        {children}
      </button>
      {reason && (
        <span id={id} className="unseen">
          {reason}
        </span>
      )}
    </>
  );
}
