import { useState } from 'react';
import { formatTime } from '../client/i18n.ts';
import type { Role } from '../contract/models.ts';
import type { Invitation, NewInvitation } from '../contract/organisation-models.ts';
import { t } from './console-texts.ts';
import { OnceDialog } from './once-dialog.tsx';
import { o } from './organisation-texts.ts';
import { Field } from './parts.tsx';
import { RoleSelect } from './role-select.tsx';
import { RowList } from './row-list.tsx';
import { useStage } from './stage.ts';

interface InviteDialogProps {
  title: string;
  help: string;
  /** Asks for a role, or for nothing of the kind. */
  withRole?: boolean;
  withEmail?: boolean;
  make: (input: { role: Role; email: string | null }) => Promise<NewInvitation>;
}

/** Makes a one-time link and shows it, this once. */
export function InviteDialog({ title, help, withRole = false, withEmail = false, make }: InviteDialogProps) {
  const [role, setRole] = useState<Role>('developer');
  const [email, setEmail] = useState('');
  return (
    <OnceDialog
      title={title}
      text={help}
      action={o.makeLink}
      label={o.link}
      make={async () => {
        const { url, invitation } = await make({ role, email: email.trim() || null });
        return { secret: url, note: `${o.linkShownOnce} (${o.until(formatTime(invitation.expiresAt))})` };
      }}
    >
      {withRole && <RoleSelect value={role} onValue={setRole} />}
      {withEmail && <Field label={o.emailNote} type="email" value={email} maxLength={254} onValue={setEmail} />}
    </OnceDialog>
  );
}

function subject({ kind, role, resets }: Invitation): string {
  if (resets) return o.kindReset(resets.account);
  if (kind === 'test-member') return o.kindTest;
  return role ? t[role] : o.kindAccount;
}

/** Links that can still be used; nothing when there are none. */
export function PendingInvitations({
  list,
  revoke,
}: {
  list: readonly Invitation[] | undefined;
  revoke: (id: string) => Promise<unknown>;
}) {
  const stage = useStage();
  if (!list || list.length === 0) return null;
  return (
    <section className="section">
      <h2>{o.pending}</h2>
      <RowList label={o.pending} rows={list} keyOf={({ id }) => id}>
        {(one) => (
          <>
            <span className="row-text">
              {one.email ?? o.forAnybody} <span className="tag">{subject(one)}</span>
              <small>
                {o.madeBy(one.createdBy.name)} · {o.until(formatTime(one.expiresAt))}
              </small>
            </span>
            <button
              type="button"
              aria-label={`${o.revoke}: ${one.email ?? subject(one)}`}
              onClick={() =>
                stage.ask({ title: o.revokeTitle, text: o.revokeText, action: o.revoke, danger: true, work: () => revoke(one.id) })
              }
            >
              {o.revoke}
            </button>
          </>
        )}
      </RowList>
    </section>
  );
}
