import { type FormEvent, useRef, useState } from 'react';
import { formatTime } from '../client/i18n.ts';
import type { Role } from '../contract/models.ts';
import type { Invitation, NewInvitation } from '../contract/organisation-models.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { t } from './console-texts.ts';
import { Dialog } from './dialog.tsx';
import { o } from './organisation-texts.ts';
import { Failure, Field } from './parts.tsx';
import { RoleSelect } from './role-select.tsx';
import { useAction } from './use-action.ts';

interface InviteDialogProps {
  title: string;
  help: string;
  /** Asks for a role, or for nothing of the kind. */
  withRole?: boolean;
  withEmail?: boolean;
  make: (input: { role: Role; email: string | null }) => Promise<NewInvitation>;
  /** `made`: whether a link was made. */
  close: (made: boolean) => void;
}

/** Makes a one-time link and shows it, this once. */
export function InviteDialog({ title, help, withRole = false, withEmail = false, make, close }: InviteDialogProps) {
  const [role, setRole] = useState<Role>('developer');
  const [email, setEmail] = useState('');
  const [made, setMade] = useState<NewInvitation>();
  const action = useAction();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void action.run(async () => setMade(await make({ role, email: email.trim() === '' ? null : email.trim() })));
  };
  return (
    <Dialog title={title} cancel={() => close(made !== undefined)}>
      {made ? (
        <div className="dialog-form">
          <CopyLink url={made.url} />
          <p className="help">
            {o.linkShownOnce} ({o.until(formatTime(made.invitation.expiresAt))})
          </p>
          <div className="dialog-buttons">
            <button type="button" className="primary" onClick={() => close(true)}>
              {o.close}
            </button>
          </div>
        </div>
      ) : (
        <form className="dialog-form" onSubmit={submit}>
          <p>{help}</p>
          {withRole && <RoleSelect value={role} label={t.role} onChange={setRole} />}
          {withEmail && (
            <Field
              label={o.emailNote}
              type="email"
              value={email}
              maxLength={254}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          )}
          {action.error !== undefined && <Failure error={action.error} />}
          <div className="dialog-buttons">
            <button type="button" onClick={() => close(false)}>
              {t.cancel}
            </button>
            <button type="submit" className="primary" disabled={action.busy}>
              {o.makeLink}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function CopyLink({ url }: { url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Without a secure origin there is no clipboard; the selected text is copied by the keyboard then.
    await navigator.clipboard?.writeText(url).then(
      () => setCopied(true),
      (error: unknown) => console.warn(error),
    );
  };
  return (
    <div className="copy">
      <Field label={o.link} ref={field} value={url} readOnly autoFocus onFocus={(event) => event.currentTarget.select()} />
      <button type="button" onClick={() => void copy()}>
        {copied ? o.copied : o.copy}
      </button>
      <span className="unseen" role="status">
        {copied && o.copied}
      </span>
    </div>
  );
}

function subject({ kind, role, resets }: Invitation): string {
  if (resets) return o.kindReset(resets.account);
  if (kind === 'test-member') return o.kindTest;
  return role ? t[role] : o.kindAccount;
}

/** Links that can still be used; nothing when there are none. */
export function PendingInvitations({ list, revoke }: { list: readonly Invitation[] | undefined; revoke: (id: string) => Promise<void> }) {
  const [asking, setAsking] = useState<Invitation>();
  const action = useAction();
  if (!list || list.length === 0) return null;
  return (
    <section className="section">
      <h2>{o.pending}</h2>
      {action.error !== undefined && <Failure error={action.error} />}
      {asking && (
        <ConfirmDialog
          title={o.revokeTitle}
          text={o.revokeText}
          action={o.revoke}
          confirm={() => {
            setAsking(undefined);
            void action.run(() => revoke(asking.id));
          }}
          cancel={() => setAsking(undefined)}
        />
      )}
      <ul className="card rows">
        {list.map((one) => (
          <li key={one.id}>
            <span className="row-text">
              {one.email ?? o.forAnybody} <span className="tag">{subject(one)}</span>
              <small>
                {o.madeBy(one.createdBy.name)} · {o.until(formatTime(one.expiresAt))}
              </small>
            </span>
            <button type="button" onClick={() => setAsking(one)} aria-label={`${o.revoke}: ${one.email ?? subject(one)}`}>
              {o.revoke}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
