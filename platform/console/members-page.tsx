import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatTime } from '../client/i18n.ts';
import { PlatformError } from '../contract/errors.ts';
import type { Member, MiniProgram, Role } from '../contract/models.ts';
import { GRANTABLE, permissionRow } from '../contract/permissions.ts';
import { AccountField } from './account-field.tsx';
import { Act, refusal } from './act.tsx';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { DataTable, Shown } from './data-table.tsx';
import { FormDialog } from './form-dialog.tsx';
import { InviteDialog, PendingInvitations } from './invitations.tsx';
import { o } from './organisation-texts.ts';
import { CheckBox, Field, PageHead, Person } from './parts.tsx';
import { RoleSelect } from './role-select.tsx';
import { hrefOf } from './route.ts';
import { session, useSession } from './session.ts';
import { useStage } from './stage.ts';
import { useLoad } from './use-load.ts';

const [GRANT] = GRANTABLE;

export function MembersPage({ program }: { program: MiniProgram }) {
  const stage = useStage();
  const me = useSession()?.account;
  const params = { id: program.id };
  const members = useLoad(`members ${program.id}`, () => session.call('listMembers', { params }));
  const reason = refusal(program, 'manage-members');
  const invitations = useLoad(`invitations ${program.id} ${reason}`, async () =>
    reason === undefined ? await session.call('listInvitations', { params }) : [],
  );
  const isMe = (member: Member): boolean => member.account.id === me?.id;
  const remove = (member: Member): void =>
    stage.ask({
      title: t.removeTitle(member.account.name),
      text: t.removeText,
      action: t.remove,
      danger: true,
      work: async () => {
        await session.call('removeMember', { params: { ...params, account: member.account.account } });
        // Who has left sees nothing of it any more.
        if (isMe(member)) location.hash = hrefOf({ at: 'list' });
      },
    });
  const invite = (
    <InviteDialog
      title={o.inviteTitle}
      help={o.inviteHelp}
      withRole
      withEmail
      make={(body) => session.call('inviteMember', { params, body })}
    />
  );
  return (
    <>
      <PageHead title={t.members} help={t.membersHelp}>
        <Act className="primary" why={reason} act={() => stage.show(invite)}>
          {o.invite}
        </Act>
      </PageHead>
      {reason === undefined && <AddMember program={program} />}
      <Shown of={members}>
        {(rows) => (
          <DataTable
            label={t.members}
            rows={rows}
            keyOf={({ account }) => account.id}
            columns={[
              {
                name: t.name,
                kind: 'head',
                cell: (member) => (
                  <Person name={member.account.name}>
                    {member.account.name} {isMe(member) && <span className="tag">{t.you}</span>}
                    <small>{member.account.account}</small>
                  </Person>
                ),
              },
              {
                name: t.role,
                cell: ({ role, grants }) => (
                  <>
                    {t[role]} {grants.includes(GRANT) && <span className="tag">{o.grantTag}</span>}
                  </>
                ),
              },
              { name: t.since, kind: 'number', cell: ({ addedAt }) => formatTime(addedAt) },
              {
                name: t.actions,
                kind: 'actions',
                cell: (member) => (
                  <span className="row-actions">
                    <Act
                      why={reason}
                      label={`${o.change.replace('…', '')}: ${member.account.name}`}
                      act={() => stage.show(<RoleDialog program={program} member={member} own={isMe(member)} />)}
                    >
                      {o.change}
                    </Act>
                    <Act why={reason} label={`${t.remove}: ${member.account.name}`} act={() => remove(member)}>
                      {t.remove}
                    </Act>
                  </span>
                ),
              },
            ]}
          />
        )}
      </Shown>
      <PendingInvitations
        list={invitations.value}
        revoke={(invitation) => session.call('revokeInvitation', { params: { ...params, invitation } })}
      />
    </>
  );
}

/** Asks for another role and for what the role may be granted; nothing changes before it is confirmed. */
function RoleDialog({ program, member, own }: { program: MiniProgram; member: Member; own: boolean }) {
  const { name, account } = member.account;
  const [role, setRole] = useState(member.role);
  const [granted, setGranted] = useState(member.grants.includes(GRANT));
  const grantable = permissionRow(GRANT).grantable?.includes(role) ?? false;
  return (
    <FormDialog
      title={o.changeRole(name)}
      action={o.save}
      work={() =>
        session.call('putMember', { params: { id: program.id, account }, body: { role, grants: grantable && granted ? [GRANT] : [] } })
      }
    >
      <RoleSelect value={role} onValue={setRole} />
      {grantable && (
        <CheckBox checked={granted} onValue={setGranted}>
          {o.grant}
        </CheckBox>
      )}
      {own && role !== member.role && <p className="hint">{o.ownRole}</p>}
    </FormDialog>
  );
}

/** Adds an account; a platform admin may create it in the same step. */
function AddMember({ program }: { program: MiniProgram }) {
  const stage = useStage();
  const mayCreate = useSession()?.account.platformAdmin ?? false;
  const [account, setAccount] = useState('');
  const [role, setRole] = useState<Role>('developer');
  const [fresh, setFresh] = useState(false);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [unknownAccount, setUnknownAccount] = useState('');
  const nameField = useRef<HTMLInputElement>(null);

  const add = async (): Promise<void> => {
    setUnknownAccount('');
    try {
      if (fresh) await session.call('createAccount', { body: { account, name, password } });
      await stage.run(() => session.call('putMember', { params: { id: program.id, account: account.trim() }, body: { role } }));
      for (const clear of [setAccount, setName, setPassword]) clear('');
      setFresh(false);
    } catch (failure) {
      if (!mayCreate || !(failure instanceof PlatformError) || failure.code !== 'account-missing') throw failure;
      flushSync(() => {
        setFresh(true);
        setUnknownAccount(account.trim());
      });
      nameField.current?.focus();
    }
  };

  return (
    <ActionForm className="card inline-form" action={t.addMember} work={add}>
      <AccountField programId={program.id} value={account} onValue={setAccount} />
      {fresh && (
        <>
          <Field label={t.name} ref={nameField} value={name} onValue={setName} maxLength={64} required />
          <Field
            label={t.password}
            title={t.passwordHelp}
            type="password"
            autoComplete="new-password"
            value={password}
            onValue={setPassword}
            minLength={8}
            maxLength={256}
            required
          />
        </>
      )}
      <RoleSelect value={role} onValue={setRole} />
      {mayCreate && (
        <CheckBox checked={fresh} onValue={setFresh}>
          {t.newAccount}
        </CheckBox>
      )}
      {unknownAccount !== '' && (
        <p className="hint" role="status">
          {t.createFirst(unknownAccount)}
        </p>
      )}
    </ActionForm>
  );
}
