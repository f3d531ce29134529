import { type FormEvent, useState } from 'react';
import type { MiniProgram } from '../../contract/models.ts';
import type { Release } from '../../contract/release-models.ts';
import { t } from '../console-texts.ts';
import { Modal } from '../modal.tsx';
import { Failure } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.tsx';
import { draftOf, readDraft } from './phase-draft.ts';
import { PhaseFields } from './phase-fields.tsx';
import { PhaseProblem } from './phase-problem.tsx';
import { q } from './question-texts.ts';

/** Changes who gets a running phased release. */
export function PhaseDialog({ program, release }: { program: MiniProgram; release: Release }) {
  const stage = useStage();
  const [draft, setDraft] = useState(() => draftOf(release.phase));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const read = readDraft(draft);
  const version = release.version.version;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!('phase' in read)) return;
    setBusy(true);
    const work = () => session.call('changePhase', { params: { id: program.id, release: release.id }, body: read.phase });
    const failure = await stage.run(work, q.phaseSaved(version));
    setBusy(false);
    setError(failure);
    if (failure === undefined) stage.close();
  };
  return (
    <Modal title={q.phaseTitle(version)} close={stage.close}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <PhaseFields draft={draft} running={release.phase ?? undefined} change={setDraft} />
        <PhaseProblem read={read} />
        {error !== undefined && <Failure error={error} />}
        <div className="dialog-buttons">
          <button type="button" onClick={stage.close}>
            {t.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {q.save}
          </button>
        </div>
      </form>
    </Modal>
  );
}
