import { type FormEvent, useState } from 'react';
import type { MiniProgram } from '../../contract/models.ts';
import type { Review } from '../../contract/release-models.ts';
import { t } from '../console-texts.ts';
import { Modal } from '../modal.tsx';
import { Failure } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.tsx';
import { draftOf, readDraft } from './phase-draft.ts';
import { PhaseFields } from './phase-fields.tsx';
import { PhaseProblem } from './phase-problem.tsx';
import { q } from './question-texts.ts';

interface ReleaseDialogProps {
  program: MiniProgram;
  review: Review;
  hasOnline: boolean;
}

/** Releases an approved version: to everyone, or in phases when the others have a version to stay on. */
export function ReleaseDialog({ program, review, hasOnline }: ReleaseDialogProps) {
  const stage = useStage();
  const [phased, setPhased] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(null));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const read = readDraft(draft);
  const version = review.version.version;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (phased && !('phase' in read)) return;
    const phase = phased && 'phase' in read ? read.phase : null;
    setBusy(true);
    const work = () => session.call('createRelease', { params: { id: program.id }, body: { review: review.id, phase } });
    const failure = await stage.run(work, phase ? q.releasedPhased(version) : q.releasedFull(version));
    setBusy(false);
    setError(failure);
    if (failure === undefined) stage.close();
  };
  return (
    <Modal title={q.releaseTitle(version)} close={stage.close}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <fieldset>
          <legend className="unseen">{q.releaseTitle(version)}</legend>
          <label className="choice">
            <input type="radio" name="mode" checked={!phased} onChange={() => setPhased(false)} />
            <span>
              <strong>{q.fullMode}</strong>
              <small>{q.fullModeHelp}</small>
            </span>
          </label>
          <label className="choice">
            <input type="radio" name="mode" checked={phased} disabled={!hasOnline} onChange={() => setPhased(true)} />
            <span>
              <strong>{q.phasedMode}</strong>
              <small>{hasOnline ? q.phasedModeHelp : q.firstIsFull}</small>
            </span>
          </label>
        </fieldset>
        {phased && (
          <>
            <PhaseFields draft={draft} change={setDraft} />
            <PhaseProblem read={read} />
          </>
        )}
        {error !== undefined && <Failure error={error} />}
        <div className="dialog-buttons">
          <button type="button" onClick={stage.close}>
            {t.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {q.releaseAction}
          </button>
        </div>
      </form>
    </Modal>
  );
}
