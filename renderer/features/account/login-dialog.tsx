import { type FormEvent, useRef, useState } from 'react';
import { describeError } from '../../errors.ts';
import { useTexts } from '../../i18n.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { Button, Dialog, Field, Notice, showToast, TextInput } from '../../ui/index.ts';
import { accountTexts } from './account-texts.ts';

export interface SignInArgs {
  then?: () => void;
}

interface Props {
  close: () => void;
  args: unknown;
}

/** Login with an account of the platform. */
export function LoginDialog(props: Props) {
  return <SignInForm {...props} first={false} />;
}

/** Creates the platform's first account and signs it in. */
export function SetUpDialog(props: Props) {
  return <SignInForm {...props} first />;
}

function SignInForm({ close, args, first }: Props & { first: boolean }) {
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
      close();
      (args as SignInArgs | undefined)?.then?.();
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
