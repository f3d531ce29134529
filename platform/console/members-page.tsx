import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatTime } from '../client/i18n.ts';
import { PlatformError } from '../contract/errors.ts';
import type { Member, MiniProgram, Role } from '../contract/models.ts';
import { GRANTABLE, permissionRow } from '../contract/permissions.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { t } from './console-texts.ts';
import { Dialog } from './dialog.tsx';
import { GuardedButton, refusal } from './guarded.tsx';
import { InviteDialog, PendingInvitations } from './invitations.tsx';
import { o } from './organisation-texts.ts';
import { Avatar, Failure, Field, Loading } from './parts.tsx';
import { RoleSelect } from './role-select.tsx';
import { hrefOf } from './route.ts';
import { session, useSession } from './session.ts';
import { useLoad } from './use-load.ts';

const [GRANT] = GRANTABLE;

interface RoleChange {
  role: Role;
  grants: (typeof GRANT)[];
}

/** `roleChanged`: called when the reader's own role may be another one. */
export function MembersPage({ program, roleChanged }: { program: MiniProgram; roleChanged: () => void }) {
  const me = useSession()?.account;
  const members = useLoad(`members ${program.id}`, () => session.call('listMembers', { params: { id: program.id } }));
  const [failure, setFailure] = useState<unknown>();
  const [removing, setRemoving] = useState<Member>();
  const [changing, setChanging] = useState<Member>();
  const [inviting, setInviting] = useState(false);
  const reason = refusal(program, 'manage-members');
  const invitations = useLoad(`invitations ${program.id} ${reason}`, async () =>
    reason === undefined ? await session.call('listInvitations', { params: { id: program.id } }) : [],
  );

  const change = async (work: () => Promise<unknown>): Promise<void> => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    }
    members.reload();
  };
  const isMe = (member: Member): boolean => member.account.id === me?.id;
  const put = async (member: Member, body: RoleChange): Promise<void> => {
    await session.call('putMember', { params: { id: program.id, account: member.account.account }, body });
    if (isMe(member)) roleChanged();
  };
  const remove = async (member: Member): Promise<void> => {
    await session.call('removeMember', { params: { id: program.id, account: member.account.account } });
    // Who has left sees nothing of it any more.
    if (isMe(member)) location.hash = hrefOf({ at: 'list' });
  };

  return (
    <>
      <header className="head">
        <div>
          <h1>{t.members}</h1>
          <p>{t.membersHelp}</p>
        </div>
        <GuardedButton className="primary" reason={reason} onClick={() => setInviting(true)}>
          {o.invite}
        </GuardedButton>
      </header>
      {inviting && (
        <InviteDialog
          title={o.inviteTitle}
          help={o.inviteHelp}
          withRole
          withEmail
          make={(body) => session.call('inviteMember', { params: { id: program.id }, body })}
          close={(made) => {
            setInviting(false);
            if (made) invitations.reload();
          }}
        />
      )}
      {changing && (
        <RoleDialog
          member={changing}
          own={isMe(changing)}
          save={(to) => {
            setChanging(undefined);
            void change(() => put(changing, to));
          }}
          cancel={() => setChanging(undefined)}
        />
      )}
      {reason === undefined && <AddMember program={program} done={members.reload} />}
      {failure !== undefined && <Failure error={failure} />}
      {members.error ? <Failure error={members.error} retry={members.reload} /> : null}
      {!members.value && !members.error && <Loading />}
      {removing && (
        <ConfirmDialog
          title={t.removeTitle(removing.account.name)}
          text={t.removeText}
          action={t.remove}
          confirm={() => {
            setRemoving(undefined);
            void change(() => remove(removing));
          }}
          cancel={() => setRemoving(undefined)}
        />
      )}
      {members.value && (
        <div className="card table-card">
          <table className="members">
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.role}</th>
                <th scope="col">{t.since}</th>
                <th scope="col" aria-label={`${o.change} ${t.remove}`} />
              </tr>
            </thead>
            <tbody>
              {members.value.map((member) => (
                <tr key={member.account.id}>
                  <td>
                    <span className="person">
                      <Avatar name={member.account.name} />
                      <span>
                        {member.account.name} {isMe(member) && <span className="tag">{t.you}</span>}
                        <small>{member.account.account}</small>
                      </span>
                    </span>
                  </td>
                  <td>
                    {t[member.role]} {member.grants.includes(GRANT) && <span className="tag">{o.grantTag}</span>}
                  </td>
                  <td>
                    <span className="narrow-only">{t.since}: </span>
                    {formatTime(member.addedAt)}
                  </td>
                  <td className="actions">
                    <GuardedButton
                      reason={reason}
                      aria-label={`${o.change.replace('…', '')}: ${member.account.name}`}
                      onClick={() => setChanging(member)}
                    >
                      {o.change}
                    </GuardedButton>
                    <GuardedButton reason={reason} aria-label={`${t.remove}: ${member.account.name}`} onClick={() => setRemoving(member)}>
                      {t.remove}
                    </GuardedButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PendingInvitations
        list={invitations.value}
        revoke={async (invitation) => {
          await session.call('revokeInvitation', { params: { id: program.id, invitation } });
          invitations.reload();
        }}
      />
    </>
  );
}

/** Asks for another role and for what the role may be granted; nothing changes before it is confirmed. */
function RoleDialog({
  member,
  own,
  save,
  cancel,
}: {
  member: Member;
  own: boolean;
  save: (change: RoleChange) => void;
  cancel: () => void;
}) {
  const [role, setRole] = useState(member.role);
  const [granted, setGranted] = useState(member.grants.includes(GRANT));
  const grantable = permissionRow(GRANT).grantable?.includes(role) ?? false;
  return (
    <Dialog title={o.changeRole(member.account.name)} cancel={cancel}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          save({ role, grants: grantable && granted ? [GRANT] : [] });
        }}
      >
        <RoleSelect value={role} label={t.role} onChange={setRole} />
        {grantable && (
          <label className="check">
            <input type="checkbox" checked={granted} onChange={(event) => setGranted(event.currentTarget.checked)} /> {o.grant}
          </label>
        )}
        {own && role !== member.role && <p className="hint">{o.ownRole}</p>}
        <div className="dialog-buttons">
          <button type="button" onClick={cancel}>
            {t.cancel}
          </button>
          <button type="submit" className="primary">
            {o.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Adds an account; a platform admin may create it in the same step. */
function AddMember({ program, done }: { program: MiniProgram; done: () => void }) {
  const mayCreate = useSession()?.account.platformAdmin ?? false;
  const [account, setAccount] = useState('');
  const [role, setRole] = useState<Role>('developer');
  const [fresh, setFresh] = useState(false);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [unknownAccount, setUnknownAccount] = useState('');
  const nameField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    setUnknownAccount('');
    try {
      if (fresh) await session.call('createAccount', { body: { account, name, password } });
      await session.call('putMember', { params: { id: program.id, account: account.trim() }, body: { role } });
      for (const clear of [setAccount, setName, setPassword]) clear('');
      setFresh(false);
      done();
    } catch (failure) {
      if (mayCreate && failure instanceof PlatformError && failure.code === 'account-missing') {
        flushSync(() => {
          setFresh(true);
          setUnknownAccount(account.trim());
        });
        nameField.current?.focus();
      } else {
        setError(failure);
      }
    }
    setBusy(false);
  };

  return (
    <form className="card inline-form" onSubmit={submit}>
      <Field label={t.account} value={account} onChange={(event) => setAccount(event.currentTarget.value)} maxLength={64} required />
      {fresh && (
        <>
          <Field
            label={t.name}
            ref={nameField}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={64}
            required
          />
          <Field
            label={t.password}
            title={t.passwordHelp}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            minLength={8}
            maxLength={256}
            required
          />
        </>
      )}
      <RoleSelect value={role} label={t.role} onChange={setRole} />
      <button type="submit" className="primary" disabled={busy}>
        {t.addMember}
      </button>
      {mayCreate && (
        <label className="check">
          <input type="checkbox" checked={fresh} onChange={(event) => setFresh(event.currentTarget.checked)} /> {t.newAccount}
        </label>
      )}
      {unknownAccount !== '' && (
        <p className="hint" role="status">
          {t.createFirst(unknownAccount)}
        </p>
      )}
      {error !== undefined && <Failure error={error} />}
    </form>
  );
}
