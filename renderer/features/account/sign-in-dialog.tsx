import './sign-in.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { AppError } from '../../../main/contract/errors.ts';
import { type DescribedError, describeError } from '../../errors.ts';
import { useTexts } from '../../i18n.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { Button, Dialog, Field, Notice, Spinner, showToast, TextInput } from '../../ui/index.ts';
import { refreshPlatform } from './account-service.ts';
import { accountTexts } from './account-texts.ts';

interface SignInArgs {
  then?: () => void;
}

interface Props {
  close: () => void;
  args: unknown;
}

/** Waits for the platform, then shows the form that fits: the first account of a new platform, or the login. */
export function SignInDialog({ close, args }: Props) {
  const t = useTexts(accountTexts);
  const [state, setState] = useState<'waiting' | 'form' | DescribedError>('waiting');
  const status = usePlatform((platform) => platform.status);
  const [tries, setTries] = useState(0);
  const done = (): void => {
    close();
    (args as SignInArgs | undefined)?.then?.();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once a try; `done` is the same all along.
  useEffect(() => {
    let late = false;
    const ask = async (): Promise<void> => {
      await refreshPlatform();
      if (late) return;
      const { status: now, account } = usePlatform.getState();
      if (now?.state === 'unreachable') throw new AppError('platform-unreachable', now.reason ?? '', { address: now.address });
      if (account) done();
      else setState('form');
    };
    ask().catch((failure: unknown) => !late && setState(describeError(failure)));
    return () => {
      late = true;
    };
  }, [tries]);

  if (state === 'form') return <SignInForm close={close} done={done} first={status?.needsSetup === true} />;
  return (
    <Dialog title={t.loginTitle} width={400} onClose={close}>
      {state === 'waiting' ? (
        <p className="sign-in-waiting" role="status">
          <Spinner /> {t.platformStarting}
        </p>
      ) : (
        <Notice
          kind="error"
          actions={
            <Button
              onClick={() => {
                setState('waiting');
                setTries(tries + 1);
              }}
            >
              {t.retry}
            </Button>
          }
        >
          {state.message}
        </Notice>
      )}
    </Dialog>
  );
}

function SignInForm({ close, done, first }: { close: () => void; done: () => void; first: boolean }) {
  const t = useTexts(accountTexts);
  const status = usePlatform((state) => state.status);
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const focus = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      const signedIn = first
        ? await rpc.call('account.setUp', { account, name, password })
        : await rpc.call('account.login', { account, password });
      usePlatform.setState((state) => ({ account: signedIn, status: state.status && { ...state.status, needsSetup: false } }));
      showToast({ kind: 'ok', message: t.signedInAs(signedIn.name) });
      done();
    } catch (failure) {
      setError(describeError(failure).message);
      setBusy(false);
    }
  };

  const place = !status || status.kind === 'local' ? t.local : status.address;
  const complete = account.trim().length >= 2 && (first ? name.trim() !== '' && password.length >= 8 : password !== '');
  return (
    <Dialog
      title={first ? t.setUpTitle : t.loginTitle}
      description={first ? t.setUpHelp : t.loginHelp(place)}
      width={400}
      onClose={close}
      initialFocus={focus}
      actions={
        <Button kind="primary" type="submit" form="sign-in" busy={busy} disabled={!complete}>
          {first ? t.create : t.signIn}
        </Button>
      }
    >
      <form id="sign-in" className="form" onSubmit={submit}>
        <Field label={t.account} help={first ? t.accountHelp : undefined}>
          <TextInput ref={focus} value={account} onChange={setAccount} name="account" autoComplete="username" maxLength={64} required />
        </Field>
        {first && (
          <Field label={t.name} help={t.nameHelp}>
            <TextInput value={name} onChange={setName} name="name" autoComplete="name" maxLength={64} required />
          </Field>
        )}
        <Field label={t.password} help={first ? t.passwordHelp : undefined}>
          <TextInput
            value={password}
            onChange={setPassword}
            type="password"
            name="password"
            autoComplete={first ? 'new-password' : 'current-password'}
            maxLength={256}
            required
          />
        </Field>
        {error && <Notice kind="error">{error}</Notice>}
      </form>
    </Dialog>
  );
}
