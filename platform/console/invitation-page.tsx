import { useState } from 'react';
import type { OpenedInvitation } from '../contract/organisation-models.ts';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { AccountField, Entrance, PasswordField } from './entrance.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { o } from './organisation-texts.ts';
import { Failure, Field, Loading } from './parts.tsx';
import { hrefOf } from './route.ts';
import { session, useSession } from './session.ts';
import { useAction } from './use-action.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

/** What a one-time link opens, signed in or out. */
export function InvitationPage({ token }: { token: string }) {
  const opened = useLoad(`invitation ${token}`, () => session.call('openInvitation', { body: { token } }));
  useTitle(opened.value?.kind === 'reset' ? o.setPasswordTitle : o.invitation);
  return (
    <Entrance>
      {!opened.value && !opened.error && <Loading />}
      {opened.error ? (
        <div className="card form">
          <h1>{o.invitation}</h1>
          <Failure error={opened.error} />
          <a className="link" href={hrefOf({ at: 'list' })}>
            {o.goOn}
          </a>
        </div>
      ) : null}
      {opened.value &&
        (opened.value.kind === 'reset' ? (
          <ResetForm token={token} invitation={opened.value} />
        ) : (
          <Accept token={token} invitation={opened.value} />
        ))}
    </Entrance>
  );
}

interface Props {
  token: string;
  invitation: OpenedInvitation;
}

function leaveFor(miniProgram: string | null): void {
  const testers = miniProgram === null;
  location.hash = hrefOf(testers ? { at: 'list' } : { at: 'program', id: miniProgram, page: 'versions' });
}

function Accept({ token, invitation }: Props) {
  const account = useSession()?.account;
  const { kind, role, miniProgram, invitedBy } = invitation;
  const [signingIn, setSigningIn] = useState(false);
  const action = useAction();
  const join = (): Promise<boolean> =>
    action.run(async () => {
      const { miniProgram: joined } = await session.call('acceptInvitation', { body: { token } });
      leaveFor(kind === 'member' ? joined : null);
    });
  return (
    <div className="card form">
      <h1>{o.invitation}</h1>
      <p>{miniProgram ? o.inviteToProgram(invitedBy, miniProgram.name) : o.inviteToPlatform(invitedBy)}</p>
      {role && <p>{o.inviteAsRole(t[role])}</p>}
      {kind === 'test-member' && <p>{o.inviteAsTester}</p>}
      {action.error !== undefined && <Failure error={action.error} />}
      {account && kind === 'account' && <p className="hint">{o.signedInAlready}</p>}
      {account && kind !== 'account' && (
        <button type="button" className="primary" disabled={action.busy} onClick={() => void join()}>
          {o.joinAs(account.name)}
        </button>
      )}
      {account && (
        <button type="button" onClick={() => void session.call('logOut').finally(() => session.set(null))}>
          {o.otherAccount}
        </button>
      )}
      {!account && (signingIn ? <SignIn /> : <NewAccount token={token} invitation={invitation} />)}
      {!account && kind !== 'account' && (
        <button type="button" className="quiet" onClick={() => setSigningIn(!signingIn)}>
          {signingIn ? o.haveNoAccount : o.haveAccount}
        </button>
      )}
    </div>
  );
}

function NewAccount({ token, invitation: { kind } }: Props) {
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accept = async (): Promise<void> => {
    const made = await session.call('acceptInvitation', { body: { token, account: { account, name, password } } });
    // First the address: this page must not ask for a link that was used just now.
    leaveFor(kind === 'member' ? made.miniProgram : null);
    session.set(made.session);
  };
  return (
    <ActionForm className="form-part" action={kind === 'account' ? o.makeAccountOnly : o.makeAccount} work={accept}>
      <AccountField value={account} minLength={2} onValue={setAccount} />
      <Field label={t.name} value={name} autoComplete="name" maxLength={64} required onValue={setName} />
      <NewPasswordField label={t.password} value={password} onValue={setPassword} />
    </ActionForm>
  );
}

/** Signs in without leaving the link. */
function SignIn() {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  return (
    <ActionForm
      className="form-part"
      action={t.signIn}
      work={async () => session.set(await session.call('logIn', { body: { account, password } }))}
    >
      <AccountField value={account} onValue={setAccount} />
      <PasswordField value={password} onValue={setPassword} />
    </ActionForm>
  );
}

function ResetForm({ token, invitation }: Props) {
  const [password, setPassword] = useState('');
  const reset = async (): Promise<void> => {
    const made = await session.call('resetPassword', { body: { token, password } });
    leaveFor(null);
    session.set(made);
  };
  return (
    <ActionForm className="card form" action={o.setPassword} work={reset}>
      <h1>{o.setPasswordTitle}</h1>
      <p>{o.forAccount(invitation.account ?? '')}</p>
      <input type="text" autoComplete="username" value={invitation.account ?? ''} readOnly hidden />
      <NewPasswordField label={o.newPassword} value={password} onValue={setPassword} autoFocus />
    </ActionForm>
  );
}
