import { type FormEvent, useState } from 'react';
import { formatTime } from '../client/i18n.ts';
import type { MiniProgram } from '../contract/models.ts';
import type { TestMember } from '../contract/organisation-models.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { t } from './console-texts.ts';
import { GuardedButton, refusal } from './guarded.tsx';
import { InviteDialog, PendingInvitations } from './invitations.tsx';
import { o } from './organisation-texts.ts';
import { Avatar, Failure, Field, Loading, Nothing } from './parts.tsx';
import { session } from './session.ts';
import { useAction } from './use-action.ts';
import { useLoad } from './use-load.ts';

export function TestMembersPage({ program }: { program: MiniProgram }) {
  const params = { id: program.id };
  const testers = useLoad(`testers ${program.id}`, () => session.call('listTestMembers', { params }));
  const invitations = useLoad(`test invitations ${program.id}`, () => session.call('listTestInvitations', { params }));
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<TestMember>();
  const removal = useAction();
  const reason = refusal(program, 'manage-test-members');
  const remove = async ({ account }: TestMember): Promise<void> => {
    await session.call('removeTestMember', { params: { ...params, account: account.account } });
    testers.reload();
  };
  return (
    <>
      <header className="head">
        <div>
          <h1>{o.testMembers}</h1>
          <p>{o.testMembersHelp}</p>
        </div>
        <GuardedButton className="primary" reason={reason} onClick={() => setInviting(true)}>
          {o.invite}
        </GuardedButton>
      </header>
      {inviting && (
        <InviteDialog
          title={o.inviteTitle}
          help={o.inviteHelp}
          withEmail
          make={({ email }) => session.call('inviteTestMember', { params, body: { email } })}
          close={(made) => {
            setInviting(false);
            if (made) invitations.reload();
          }}
        />
      )}
      {reason === undefined && <AddTester id={program.id} done={testers.reload} />}
      {removal.error !== undefined && <Failure error={removal.error} />}
      {testers.error ? <Failure error={testers.error} retry={testers.reload} /> : null}
      {!testers.value && !testers.error && <Loading />}
      {removing && (
        <ConfirmDialog
          title={t.removeTitle(removing.account.name)}
          text={o.testMembersHelp}
          action={t.remove}
          confirm={() => {
            setRemoving(undefined);
            void removal.run(() => remove(removing));
          }}
          cancel={() => setRemoving(undefined)}
        />
      )}
      {testers.value?.length === 0 && (
        <Nothing icon="beaker" title={o.noTestMembers}>
          {o.noTestMembersHelp}
        </Nothing>
      )}
      {testers.value && testers.value.length > 0 && (
        <ul className="card rows" aria-label={o.testMembers}>
          {testers.value.map((tester) => (
            <li key={tester.account.id}>
              <span className="person row-text">
                <Avatar name={tester.account.name} />
                <span>
                  {tester.account.name}
                  <small>
                    {tester.account.account} · {formatTime(tester.addedAt)}
                  </small>
                </span>
              </span>
              <GuardedButton reason={reason} aria-label={`${t.remove}: ${tester.account.name}`} onClick={() => setRemoving(tester)}>
                {t.remove}
              </GuardedButton>
            </li>
          ))}
        </ul>
      )}
      <PendingInvitations
        list={invitations.value}
        revoke={async (invitation) => {
          await session.call('revokeTestInvitation', { params: { ...params, invitation } });
          invitations.reload();
        }}
      />
    </>
  );
}

function AddTester({ id, done }: { id: string; done: () => void }) {
  const [account, setAccount] = useState('');
  const action = useAction();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await action.run(() => session.call('putTestMember', { params: { id, account: account.trim() } })))) return;
    setAccount('');
    done();
  };
  return (
    <form className="card inline-form" onSubmit={submit}>
      <Field label={t.account} value={account} onChange={(event) => setAccount(event.currentTarget.value)} maxLength={64} required />
      <button type="submit" className="primary" disabled={action.busy}>
        {o.addTestMember}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
    </form>
  );
}
