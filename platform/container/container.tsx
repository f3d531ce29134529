import { type FormEvent, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { BrowserSession } from '../client/browser-session.ts';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError, type PlatformErrorCode } from '../contract/errors.ts';
import type { OpenedPreview } from '../contract/models.ts';
import { t } from './container-texts.ts';
import { MiniProgramFrame } from './mini-program-frame.tsx';
import { appOf, reviewOf, ticketOf } from './ticket.ts';

const session = new BrowserSession();
const NEEDS_NEW_CODE: readonly PlatformErrorCode[] = ['ticket-expired', 'ticket-missing', 'version-missing', 'mini-program-missing'];

function useSession() {
  return useSyncExternalStore(
    (changed) => session.onDidChange(changed),
    () => session.current,
  );
}

/** The page behind a preview's QR code: login, then the mini program. */
export function Container() {
  const signedIn = useSession();
  const ticket = ticketOf(location.pathname);
  const review = reviewOf(location.pathname);
  if (!signedIn && (ticket || review)) return <SignIn />;
  if (ticket)
    return (
      <Preview
        key={signedIn?.token}
        open={() => session.call('openPreview', { params: { ticket }, query: { app: appOf(location.search) } })}
      />
    );
  if (review) return <Preview key={signedIn?.token} open={() => session.call('openReview', { params: { review } })} />;
  return <Message title={t.failed} text={t.noTicket} />;
}

/** `open` is the same for the life of the page. */
function Preview({ open }: { open: () => Promise<OpenedPreview> }) {
  const [opened, setOpened] = useState<OpenedPreview>();
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round opens the same again.
  useEffect(() => {
    let late = false;
    open().then(
      (preview) => !late && setOpened(preview),
      (failure: unknown) => !late && setError(failure),
    );
    return () => {
      late = true;
    };
  }, [round]);

  if (error !== undefined) {
    const help = helpFor(error);
    return (
      <Message title={t.failed} text={describeFailure(error)}>
        {help === 'newCode' && <p>{t.askForCode}</p>}
        {help === 'otherAccount' && (
          <button type="button" onClick={() => session.set(null)}>
            {t.otherAccount}
          </button>
        )}
        {help === 'retry' && (
          <button
            type="button"
            onClick={() => {
              setError(undefined);
              setRound((n) => n + 1);
            }}
          >
            {t.retry}
          </button>
        )}
      </Message>
    );
  }
  if (!opened) return <Message title={t.opening} text="" />;
  return <MiniProgramFrame opened={opened} user={session.current?.account} />;
}

/** What can be done about a preview that does not open: the same ticket again helps only where the answer may become another. */
function helpFor(error: unknown): 'newCode' | 'otherAccount' | 'retry' {
  if (!(error instanceof PlatformError)) return 'retry';
  if (error.code === 'not-a-member' || error.code === 'not-allowed') return 'otherAccount';
  return NEEDS_NEW_CODE.includes(error.code) ? 'newCode' : 'retry';
}

function SignIn() {
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
      <h1>{t.signInTitle}</h1>
      <p>{t.signInHelp}</p>
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

export function Message({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <main className="message" role="status">
      <span className="mark" aria-hidden="true" />
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      {children}
    </main>
  );
}
