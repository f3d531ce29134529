import { type FormEvent, useId, useState } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { t } from './container-texts.ts';
import { session } from './session.ts';

/** Begins the session of this page. */
export function SignIn({ title, help }: { title: string; help: string }) {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const id = useId();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      session.set(await session.call('logIn', { body: { account, password } }));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <main className="message">
      <span className="mark" aria-hidden="true" />
      <h1>{title}</h1>
      <p>{help}</p>
      <form onSubmit={submit}>
        <label htmlFor={`${id}a`}>{t.account}</label>
        <input
          id={`${id}a`}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          required
          value={account}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
        <label htmlFor={`${id}p`}>{t.password}</label>
        <input
          id={`${id}p`}
          type="password"
          autoComplete="current-password"
          maxLength={256}
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {error !== undefined && (
          <p className="failure" role="alert">
            {describeFailure(error)}
          </p>
        )}
        <button type="submit" disabled={busy}>
          {t.signIn}
        </button>
      </form>
    </main>
  );
}
