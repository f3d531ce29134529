import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError, type PlatformErrorCode } from '../contract/errors.ts';
import { t } from './console-texts.ts';
import { d } from './development/development-texts.ts';
import { Modal } from './modal.tsx';
import { Failure, Icon } from './parts.tsx';

export interface Question {
  title: string;
  text: string;
  /** The word on the button that does it, and on the one that does not. */
  action: string;
  keep?: string;
  danger?: boolean;
  work: () => Promise<unknown>;
  /** What is said when it is done. */
  said: string;
}

export interface Stage {
  /** Asks, and does it when the answer is yes. */
  ask(question: Question): void;
  /** Shows a dialog of its own. */
  show(dialog: ReactNode): void;
  close(): void;
  /**
   * Does something that changes what the page shows: then the page loads again and says so. Resolves with the error to show, or
   * with nothing when the dialog may go: it worked, or somebody else was faster and the page now shows that.
   */
  run(work: () => Promise<unknown>, said: string): Promise<unknown>;
  say(text: string): void;
  fail(error: unknown): void;
}

const StageContext = createContext<Stage | null>(null);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('useStage() is used outside of a <Staged>.');
  return stage;
}

/** What is meant when the page was older than the platform. */
const CONFLICTS: readonly PlatformErrorCode[] = ['wrong-state', 'review-missing', 'release-missing', 'version-missing'];
const isConflict = (error: unknown): boolean => error instanceof PlatformError && CONFLICTS.includes(error.code);

const SHOWN_MS = 8000;

interface Note {
  text: string;
  failed: boolean;
}

/** A page whose parts change things: one dialog at a time, and one place that tells results. `reload` loads what it shows. */
export function Staged({ reload, children }: { reload: () => void; children: ReactNode }) {
  const [dialog, setDialog] = useState<ReactNode>(null);
  const [note, setNote] = useState<Note | null>(null);
  useEffect(() => {
    if (!note || note.failed) return;
    const timer = setTimeout(() => setNote(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note]);
  const run = useCallback(
    async (work: () => Promise<unknown>, said: string): Promise<unknown> => {
      try {
        await work();
        setNote({ text: said, failed: false });
      } catch (error) {
        if (!isConflict(error)) return error;
        setNote({ text: d.conflict, failed: true });
      }
      reload();
      return undefined;
    },
    [reload],
  );
  const stage = useMemo<Stage>(() => {
    const close = (): void => setDialog(null);
    return {
      ask: (question) => setDialog(<Asking question={question} run={run} close={close} />),
      show: setDialog,
      close,
      run,
      say: (text) => setNote({ text, failed: false }),
      fail: (error) => setNote({ text: describeFailure(error), failed: true }),
    };
  }, [run]);
  return (
    <StageContext value={stage}>
      {children}
      {dialog}
      <div className="notes">
        <div role="status">{note && !note.failed && <NoteCard note={note} close={() => setNote(null)} />}</div>
        <div role="alert">{note?.failed && <NoteCard note={note} close={() => setNote(null)} />}</div>
      </div>
    </StageContext>
  );
}

function NoteCard({ note, close }: { note: Note; close: () => void }) {
  return (
    <div className={`card note${note.failed ? ' failed' : ''}`}>
      <Icon name={note.failed ? 'warning' : 'check'} />
      <span>{note.text}</span>
      <button type="button" className="quiet icon-button" aria-label={d.close} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Asking({ question, run, close }: { question: Question; run: Stage['run']; close: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const confirm = async (): Promise<void> => {
    setBusy(true);
    const failure = await run(question.work, question.said);
    setBusy(false);
    setError(failure);
    if (failure === undefined) close();
  };
  return (
    <Modal title={question.title} text={question.text} close={close}>
      {error !== undefined && <Failure error={error} />}
      <div className="dialog-buttons">
        <button type="button" onClick={close}>
          {question.keep ?? t.cancel}
        </button>
        <button type="button" className={question.danger ? 'danger' : 'primary'} disabled={busy} onClick={() => void confirm()}>
          {question.action}
        </button>
      </div>
    </Modal>
  );
}

interface ActProps {
  children: ReactNode;
  /** Why it cannot be done; then it stays in reach, and says so. */
  why?: string | null | false;
  className?: string;
  label?: string;
  act: () => void;
}

/** A button for an action that state or role may forbid: it stays focusable, so that everybody can find out why. */
export function Act({ children, why, className, label, act }: ActProps) {
  const stage = useStage();
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-disabled={why ? true : undefined}
      aria-description={why || undefined}
      title={why || undefined}
      onClick={() => (why ? stage.say(why) : act())}
    >
      {children}
    </button>
  );
}
