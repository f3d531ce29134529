import { useSyncExternalStore } from 'react';
import type { OpenedPreview } from '../contract/models.ts';
import { type Target, targetOf } from './address.ts';
import { t } from './container-texts.ts';
import { CannotOpen, Message, Opening } from './messages.tsx';
import { MiniProgramFrame } from './mini-program-frame.tsx';
import { OpenedMiniProgram, type Wanted } from './opened-program.tsx';
import { runningPreview } from './running.ts';
import { session } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { useOpening } from './use-opening.ts';

function useSession() {
  return useSyncExternalStore(
    (changed) => session.onDidChange(changed),
    () => session.current,
  );
}

/** What the address of this page was made for: its target never changes while it is open. */
const target = targetOf(location);

/** The page behind a preview's QR code, a Mini Program code, or a mini program's own address. */
export function Container() {
  const signedIn = useSession();
  if (!target) return <Message title={t.programFailed} text={t.noTarget} />;
  if (target.at === 'code') return <ByCode code={target.code} />;
  if (target.at === 'program') return <SignedInAsNeeded wanted={WANTED} />;
  return signedIn ? <Preview key={signedIn.token} target={target} /> : <SignIn title={t.signInTitle} help={t.signInHelp} />;
}

const WANTED: Wanted =
  target?.at === 'program' ? { ...target, version: null } : { id: '', env: 'release', version: null, page: '', query: '' };

/** What is online is for everybody; the test version and developer versions are for members. */
function SignedInAsNeeded({ wanted }: { wanted: Wanted }) {
  const signedIn = useSession();
  if (wanted.env === 'release' || signedIn) return <OpenedMiniProgram key={signedIn?.token} wanted={wanted} />;
  const trial = wanted.env === 'trial';
  return <SignIn title={trial ? t.signInTrial : t.signInVersion} help={trial ? t.signInTrialHelp : t.signInHelp} />;
}

function ByCode({ code }: { code: string }) {
  const { value, error, retry } = useOpening(async (): Promise<Wanted> => {
    const { miniProgram, env, version, page, scene } = await session.call('openCode', { params: { code } });
    return { id: miniProgram.id, env, version, page, query: '', scene };
  });
  if (error !== undefined) return <CannotOpen error={error} what="program" retry={retry} />;
  return value ? <SignedInAsNeeded wanted={value} /> : <Opening />;
}

/** A preview for its members, or a submission for reviewers. */
function Preview({ target: wanted }: { target: Extract<Target, { at: 'preview' | 'review' }> }) {
  const { value, error, retry } = useOpening(async () =>
    runningPreview(await openPackage(wanted), wanted.at === 'review' || wanted.checkDomains),
  );
  if (error !== undefined) return <CannotOpen error={error} what="preview" retry={retry} />;
  if (!value) return <Opening />;
  const nothing = (): void => undefined;
  return (
    <MiniProgramFrame
      running={value}
      user={session.current?.account}
      update={false}
      startNew={nothing}
      onVisible={nothing}
      recorder={null}
    />
  );
}

function openPackage(wanted: Extract<Target, { at: 'preview' | 'review' }>): Promise<OpenedPreview> {
  if (wanted.at === 'review') return session.call('openReview', { params: { review: wanted.review } });
  return session.call('openPreview', { params: { ticket: wanted.ticket }, query: { app: wanted.app } });
}
