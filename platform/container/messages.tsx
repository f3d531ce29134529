import type { ReactNode } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError, type PlatformErrorCode } from '../contract/errors.ts';
import { t } from './container-texts.ts';
import { session } from './session.ts';

export function Message({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main className="message" role="status">
      <span className="mark" aria-hidden="true" />
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      {children}
    </main>
  );
}

const NEEDS_NEW_CODE: readonly PlatformErrorCode[] = ['ticket-expired', 'ticket-missing', 'version-missing', 'mini-program-missing'];

/** Nothing is broken: it is not there for now, and may be later. */
const QUIET: Partial<Record<PlatformErrorCode, { title: string; text: string }>> = {
  suspended: { title: t.suspendedTitle, text: t.suspendedText },
  'not-released': { title: t.notReleasedTitle, text: t.notReleasedText },
  'no-test-version': { title: t.noTestTitle, text: t.noTestText },
};

/** Why something does not open, and what can be done about it: asking again helps only where the answer may become another. */
export function CannotOpen({ error, what, retry }: { error: unknown; what: 'preview' | 'program'; retry: () => void }) {
  const code = error instanceof PlatformError ? error.code : undefined;
  const quiet = code && QUIET[code];
  const newCode = code !== undefined && NEEDS_NEW_CODE.includes(code);
  const otherAccount = code === 'not-a-member';
  const failed = what === 'preview' ? t.failed : t.programFailed;
  return (
    <Message title={quiet?.title ?? failed} text={quiet?.text ?? describeFailure(error)}>
      {newCode && what === 'preview' && <p>{t.askForCode}</p>}
      {otherAccount && (
        <button type="button" onClick={() => session.set(null)}>
          {t.otherAccount}
        </button>
      )}
      {!otherAccount && !newCode && (
        <button type="button" onClick={retry}>
          {t.retry}
        </button>
      )}
    </Message>
  );
}

export const Opening = () => <Message title={t.opening} text="" />;
