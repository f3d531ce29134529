import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatTime } from '../client/i18n.ts';
import { PlatformError } from '../contract/errors.ts';
import { type Member, type MiniProgram, Role } from '../contract/models.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { t } from './console-texts.ts';
import { Avatar, Failure, Field, Loading } from './parts.tsx';
import { hrefOf } from './route.ts';
import { session, useSession } from './session.ts';
import { useLoad } from './use-load.ts';

/** `roleChanged`: called when the reader's own role may be another one. */
export function MembersPage({ program, roleChanged }: { program: MiniProgram; roleChanged: () => void }) {
  const me = useSession()?.account;
  const members = useLoad(`members ${program.id}`, () => session.call('listMembers', { params: { id: program.id } }));
  const [failure, setFailure] = useState<unknown>();
  const [removing, setRemoving] = useState<Member>();
  const manages = program.role === 'admin';

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
  const put = async (member: Member, role: Role): Promise<void> => {
    await session.call('putMember', { params: { id: program.id, account: member.account.account }, body: { role } });
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
      </header>
      {manages && <AddMember program={program} done={members.reload} />}
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
                {manages && <th scope="col" aria-label={t.remove} />}
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
                    {manages ? (
                      <RoleSelect
                        value={member.role}
                        label={`${t.role}: ${member.account.name}`}
                        onChange={(role) => void change(() => put(member, role))}
                      />
                    ) : (
                      t[member.role]
                    )}
                  </td>
                  <td>
                    <span className="narrow-only">{t.since}: </span>
                    {formatTime(member.addedAt)}
                  </td>
                  {manages && (
                    <td className="actions">
                      <button type="button" aria-label={`${t.remove}: ${member.account.name}`} onClick={() => setRemoving(member)}>
                        {t.remove}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function RoleSelect({ value, label, onChange }: { value: Role; label: string; onChange: (role: Role) => void }) {
  return (
    <select value={value} aria-label={label} onChange={(event) => onChange(Role.parse(event.currentTarget.value))}>
      {Role.options.map((role) => (
        <option key={role} value={role}>
          {t[role]}
        </option>
      ))}
    </select>
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
      <div className="field">
        <span className="field-name">{t.role}</span>
        <RoleSelect value={role} label={t.role} onChange={setRole} />
      </div>
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
