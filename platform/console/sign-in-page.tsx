import { type FormEvent, useState } from 'react';
import { t } from './console-texts.ts';
import { Failure, Field, Loading } from './parts.tsx';
import { session } from './session.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

/** Login; or, while the platform has no account, the form for the first one. */
export function SignInPage() {
  const info = useLoad('info', () => session.call('info'));
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const first = info.value?.needsSetup ?? false;
  useTitle(first ? t.setUpTitle : t.loginTitle);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      session.set(
        first
          ? await session.call('setUp', { body: { account, name, password } })
          : await session.call('logIn', { body: { account, password } }),
      );
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <div className="brand">
        <span className="mark" aria-hidden="true" />
        {t.product}
      </div>
      {info.error ? (
        <Failure error={info.error} retry={info.reload} />
      ) : !info.value ? (
        <Loading />
      ) : (
        <form className="card form" onSubmit={submit}>
          <h1>{first ? t.setUpTitle : t.loginTitle}</h1>
          <p className="help">{first ? t.setUpHelp : t.loginHelp}</p>
          <Field
            label={t.account}
            value={account}
            onChange={(event) => setAccount(event.currentTarget.value)}
            autoComplete="username"
            maxLength={64}
            required
            autoFocus
          />
          {first && (
            <Field
              label={t.name}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              autoComplete="name"
              maxLength={64}
              required
            />
          )}
          <Field
            label={t.password}
            help={first ? t.passwordHelp : undefined}
            type="password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete={first ? 'new-password' : 'current-password'}
            minLength={first ? 8 : 1}
            maxLength={256}
            required
          />
          {error !== undefined && <Failure error={error} />}
          <button type="submit" className="primary" disabled={busy}>
            {first ? t.createAccount : t.signIn}
          </button>
        </form>
      )}
    </main>
  );
}
