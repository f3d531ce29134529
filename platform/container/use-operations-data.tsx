import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Host } from '../../simulator/host/host.ts';
import { answerDataRequest, isDataRequest } from '../../simulator/host/operations-data.ts';
import type { Account } from '../contract/models.ts';
import { t } from './container-texts.ts';
import { OperationsData } from './operations-data.ts';
import { session } from './session.ts';
import { SignIn } from './sign-in.tsx';

/** A tap that was meant for the program below does not reach a button that just appeared. */
const DEAF_MS = 500;
const NOTICE_MS = 8000;

type Shown =
  | { what: 'nothing' }
  | { what: 'question'; answer(agreed: boolean): void }
  | { what: 'notice' }
  | { what: 'signedOut' }
  | { what: 'signIn' };

/**
 * What a mini program needs to read operations data here: `over` is its host with that origin answered, `view` what the person is
 * asked and told.
 */
export function useOperationsData(
  miniProgram: { id: string; name: string },
  account: Account | undefined,
): { over(host: Pick<Host, 'call'>): Pick<Host, 'call'>; view: ReactNode } {
  const [shown, setShown] = useState<Shown>({ what: 'nothing' });
  const { id, name } = miniProgram;
  const data = useMemo(
    () =>
      new OperationsData({
        miniProgram: { id, name },
        account,
        call: (route, options) => session.call(route, options),
        ask: () => new Promise((resolve) => setShown({ what: 'question', answer: resolve })),
        onSignedOut: () => setShown((now) => (now.what === 'signIn' ? now : { what: 'signedOut' })),
        onRead: () => setShown({ what: 'notice' }),
      }),
    [id, name, account],
  );
  const close = (): void => setShown({ what: 'nothing' });
  const stop = (): void => {
    void data.forget();
    close();
  };
  const views: Record<Shown['what'], () => ReactNode> = {
    nothing: () => null,
    question: () => (
      <Question
        program={miniProgram}
        person={account?.name ?? ''}
        answer={(agreed) => {
          if (shown.what === 'question') shown.answer(agreed);
          close();
        }}
      />
    ),
    notice: () => (
      <Notice text={t.dataRead(name)} gone={close}>
        <button type="button" className="plain" onClick={stop}>
          {t.dataStop}
        </button>
        <button type="button" onClick={close}>
          {t.dataGoOn}
        </button>
      </Notice>
    ),
    signedOut: () => (
      <Notice text={t.dataNeedsAccount(name)}>
        <button type="button" className="plain" onClick={close}>
          {t.later}
        </button>
        <button type="button" onClick={() => setShown({ what: 'signIn' })}>
          {t.signIn}
        </button>
      </Notice>
    ),
    // Signing in opens the program anew, in the name of whoever did.
    signIn: () => (
      <div className="over-phone">
        <SignIn title={t.dataSignIn} help={t.dataSignInHelp} />
      </div>
    ),
  };
  return {
    over: (host) => ({
      call: (api, args, call) => (api === 'request' && isDataRequest(args) ? answerDataRequest(args, data) : host.call(api, args, call)),
    }),
    view: views[shown.what](),
  };
}

function Question({ program, person, answer }: { program: { id: string; name: string }; person: string; answer(agreed: boolean): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const since = useRef(0);
  const id = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    since.current = performance.now();
  }, []);
  const allow = (): void => {
    if (performance.now() - since.current >= DEAF_MS) answer(true);
  };
  return (
    <dialog
      ref={dialog}
      className="question"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h1 id={`${id}t`}>{t.dataTitle(program.name)}</h1>
      <div id={`${id}d`}>
        <p>{t.dataWhat(person)}</p>
        <p>{t.dataNot}</p>
        <p className="small">{t.dataProgram(program.id)}</p>
      </div>
      <div className="question-buttons">
        <button type="button" className="plain" onClick={() => answer(false)}>
          {t.dataRefuse}
        </button>
        <button type="button" onClick={allow}>
          {t.dataAllow}
        </button>
      </div>
    </dialog>
  );
}

/** `gone`: what hides it after a while. */
function Notice({ text, gone, children }: { text: string; gone?: () => void; children: ReactNode }) {
  const later = useRef(gone);
  later.current = gone;
  useEffect(() => {
    const timer = setTimeout(() => later.current?.(), NOTICE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="notice" role="status">
      <p>{text}</p>
      <div className="notice-buttons">{children}</div>
    </div>
  );
}
