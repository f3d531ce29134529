import { useState } from 'react';
import { formatTime } from '../client/i18n.ts';
import type { MiniProgram } from '../contract/models.ts';
import type { TestMember } from '../contract/organisation-models.ts';
import { Act, refusal } from './act.tsx';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { Shown } from './data-table.tsx';
import { InviteDialog, PendingInvitations } from './invitations.tsx';
import { o } from './organisation-texts.ts';
import { Field, Nothing, PageHead, Person } from './parts.tsx';
import { RowList } from './row-list.tsx';
import { session } from './session.ts';
import { useStage } from './stage.ts';
import { useLoad } from './use-load.ts';

export function TestMembersPage({ program }: { program: MiniProgram }) {
  const stage = useStage();
  const params = { id: program.id };
  const testers = useLoad(`testers ${program.id}`, () => session.call('listTestMembers', { params }));
  const invitations = useLoad(`test invitations ${program.id}`, () => session.call('listTestInvitations', { params }));
  const reason = refusal(program, 'manage-test-members');
  const remove = ({ account: { name, account } }: TestMember): void =>
    stage.ask({
      title: t.removeTitle(name),
      text: o.removeTesterText,
      action: t.remove,
      danger: true,
      work: () => session.call('removeTestMember', { params: { ...params, account } }),
    });
  const invite = (
    <InviteDialog
      title={o.inviteTitle}
      help={o.inviteHelp}
      withEmail
      make={({ email }) => session.call('inviteTestMember', { params, body: { email } })}
    />
  );
  return (
    <>
      <PageHead title={o.testMembers} help={o.testMembersHelp}>
        <Act className="primary" why={reason} act={() => stage.show(invite)}>
          {o.invite}
        </Act>
      </PageHead>
      {reason === undefined && <AddTester id={program.id} />}
      <Shown of={testers}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing icon="beaker" title={o.noTestMembers}>
              {o.noTestMembersHelp}
            </Nothing>
          ) : (
            <RowList label={o.testMembers} rows={rows} keyOf={({ account }) => account.id}>
              {(tester) => (
                <>
                  <span className="row-text">
                    <Person name={tester.account.name}>
                      {tester.account.name}
                      <small>
                        {tester.account.account} · {formatTime(tester.addedAt)}
                      </small>
                    </Person>
                  </span>
                  <Act why={reason} label={`${t.remove}: ${tester.account.name}`} act={() => remove(tester)}>
                    {t.remove}
                  </Act>
                </>
              )}
            </RowList>
          )
        }
      </Shown>
      <PendingInvitations
        list={invitations.value}
        revoke={(invitation) => session.call('revokeTestInvitation', { params: { ...params, invitation } })}
      />
    </>
  );
}

function AddTester({ id }: { id: string }) {
  const stage = useStage();
  const [account, setAccount] = useState('');
  const add = async (): Promise<void> => {
    await stage.run(() => session.call('putTestMember', { params: { id, account: account.trim() } }));
    setAccount('');
  };
  return (
    <ActionForm className="card inline-form" action={o.addTestMember} work={add}>
      <Field label={t.account} value={account} onValue={setAccount} maxLength={64} required />
    </ActionForm>
  );
}
