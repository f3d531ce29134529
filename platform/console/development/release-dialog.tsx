import { useState } from 'react';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import type { Review } from '../../contract/release-models.ts';
import { FormDialog } from '../form-dialog.tsx';
import { session } from '../session.ts';
import { draftOf, readDraft } from './phase-draft.ts';
import { PhaseFields } from './phase-fields.tsx';
import { isProblem, PhaseProblem } from './phase-problem.tsx';
import { q } from './question-texts.ts';

interface ReleaseDialogProps {
  program: MiniProgram;
  review: Review;
  hasOnline: boolean;
}

/** Releases an approved version: to everyone, or in phases when the others have a version to stay on. */
export function ReleaseDialog({ program, review, hasOnline }: ReleaseDialogProps) {
  const [phased, setPhased] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(null));
  const read = readDraft(draft);
  const version = review.version.version;
  const phase = phased && 'phase' in read ? read.phase : null;
  return (
    <FormDialog
      title={q.releaseTitle(version)}
      action={q.releaseAction}
      unready={phased && isProblem(read)}
      work={async () => {
        if (phased && !phase) throw new PlatformError('phase-invalid', 'The form is not filled in.');
        await session.call('createRelease', { params: { id: program.id }, body: { review: review.id, phase } });
      }}
      said={phase ? q.releasedPhased(version) : q.releasedFull(version)}
    >
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
    </FormDialog>
  );
}
