import { useState } from 'react';
import { PlatformError } from '../../contract/errors.ts';
import type { MiniProgram } from '../../contract/models.ts';
import type { Release } from '../../contract/release-models.ts';
import { FormDialog } from '../form-dialog.tsx';
import { session } from '../session.ts';
import { draftOf, readDraft } from './phase-draft.ts';
import { PhaseFields } from './phase-fields.tsx';
import { isProblem, PhaseProblem } from './phase-problem.tsx';
import { q } from './question-texts.ts';

/** Changes who gets a running phased release. */
export function PhaseDialog({ program, release }: { program: MiniProgram; release: Release }) {
  const [draft, setDraft] = useState(() => draftOf(release.phase));
  const read = readDraft(draft);
  const version = release.version.version;
  const save = async (): Promise<void> => {
    if (!('phase' in read)) throw new PlatformError('phase-invalid', 'The form is not filled in.');
    await session.call('changePhase', { params: { id: program.id, release: release.id }, body: read.phase });
  };
  return (
    <FormDialog title={q.phaseTitle(version)} action={q.save} unready={isProblem(read)} work={save} said={q.phaseSaved(version)}>
      <PhaseFields draft={draft} running={release.phase ?? undefined} change={setDraft} />
      <PhaseProblem read={read} />
    </FormDialog>
  );
}
