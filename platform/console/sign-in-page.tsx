import { useState } from 'react';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { Shown } from './data-table.tsx';
import { AccountField, Entrance, PasswordField } from './entrance.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { Field } from './parts.tsx';
import { session } from './session.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

/** Login; or, while the platform has no account, the form for the first one. */
export function SignInPage() {
  const info = useLoad('info', () => session.call('info'));
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const first = info.value?.needsSetup ?? false;
  useTitle(first ? t.setUpTitle : t.loginTitle);
  const enter = async (): Promise<void> =>
    session.set(
      first
        ? await session.call('setUp', { body: { account, name, password } })
        : await session.call('logIn', { body: { account, password } }),
    );
  return (
    <Entrance>
      <Shown of={info}>
        {() => (
          <ActionForm className="card form" action={first ? t.createAccount : t.signIn} work={enter}>
            <h1>{first ? t.setUpTitle : t.loginTitle}</h1>
            <p className="help">{first ? t.setUpHelp : t.loginHelp}</p>
            <AccountField value={account} onValue={setAccount} />
            {first && <Field label={t.name} value={name} onValue={setName} autoComplete="name" maxLength={64} required />}
            {first ? (
              <NewPasswordField label={t.password} value={password} onValue={setPassword} />
            ) : (
              <PasswordField value={password} onValue={setPassword} />
            )}
          </ActionForm>
        )}
      </Shown>
    </Entrance>
  );
}
