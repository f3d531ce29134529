import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError, type PlatformErrorCode } from '../contract/errors.ts';
import { t } from './console-texts.ts';
import { FormDialog } from './form-dialog.tsx';
import { Icon } from './parts.tsx';
import { type Stage, StageContext } from './stage.ts';
import { reloadAll } from './use-load.ts';

/** What is meant when the page was older than the platform. */
const CONFLICTS: readonly PlatformErrorCode[] = ['wrong-state', 'review-missing', 'release-missing', 'version-missing'];
const isConflict = (error: unknown): boolean => error instanceof PlatformError && CONFLICTS.includes(error.code);

const SHOWN_MS = 8000;

interface Note {
  text: string;
  failed: boolean;
}

/** A page whose parts change things: one dialog at a time, and one place that tells results. */
export function Staged({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<ReactNode>(null);
  const [note, setNote] = useState<Note | null>(null);
  useEffect(() => {
    if (!note || note.failed) return;
    const timer = setTimeout(() => setNote(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note]);
  const run = useCallback(async (work: () => Promise<unknown>, said?: string): Promise<void> => {
    let told: Note | null = said === undefined ? null : { text: said, failed: false };
    try {
      await work();
    } catch (error) {
      if (!isConflict(error)) throw error;
      told = { text: t.conflict, failed: true };
    }
    // Buttons move as the page changes: it has come to rest when its dialog goes.
    await reloadAll();
    setNote(told);
  }, []);
  const stage = useMemo<Stage>(() => {
    return {
      ask: (question) => setDialog(<FormDialog {...question} />),
      show: setDialog,
      close: () => setDialog(null),
      run,
      attempt: (work, said) =>
        run(work, said).catch((error: unknown) => {
          setNote({ text: describeFailure(error), failed: true });
          // What the page shows may already look as if it had worked.
          void reloadAll();
        }),
      say: (text, failed = false) => setNote({ text, failed }),
    };
  }, [run]);
  return (
    <StageContext value={stage}>
      {children}
      {dialog}
      <div className="notes">
        <div role="status">{note && !note.failed && <NoteCard note={note} close={() => setNote(null)} />}</div>
        {note?.failed && (
          <div role="alert">
            <NoteCard note={note} close={() => setNote(null)} />
          </div>
        )}
      </div>
    </StageContext>
  );
}

function NoteCard({ note, close }: { note: Note; close: () => void }) {
  return (
    <div className={`card note${note.failed ? ' failed' : ''}`}>
      <Icon name={note.failed ? 'warning' : 'check'} />
      <span>{note.text}</span>
      <button type="button" className="quiet icon-button" aria-label={t.close} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}
