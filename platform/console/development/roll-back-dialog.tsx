import { useState } from 'react';
import type { MiniProgram } from '../../contract/models.ts';
import type { Release } from '../../contract/release-models.ts';
import { FormDialog } from '../form-dialog.tsx';
import { session } from '../session.ts';
import { When } from '../when.tsx';
import { q } from './question-texts.ts';

/** Chooses one of the last online versions. */
export function RollBackDialog({ program, candidates }: { program: MiniProgram; candidates: readonly Release[] }) {
  const [chosen, setChosen] = useState(candidates[0]?.id ?? '');
  const version = candidates.find(({ id }) => id === chosen)?.version.version ?? '';
  return (
    <FormDialog
      title={q.rollBackTitle}
      text={q.rollBackText}
      action={q.rollBackAction}
      danger
      work={() => session.call('rollBack', { params: { id: program.id }, body: { release: chosen } })}
      said={q.rolledBack(version)}
    >
      <fieldset>
        <legend>{q.rollBackWhich}</legend>
        {candidates.map(({ id, version, onlineAt, createdAt }) => (
          <label key={id} className="choice">
            <input type="radio" name="release" checked={id === chosen} onChange={() => setChosen(id)} />
            <span>
              <strong>{version.version}</strong>
              <small>
                <When time={onlineAt ?? createdAt} />
                {version.remarks && ` · ${version.remarks}`}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
}
