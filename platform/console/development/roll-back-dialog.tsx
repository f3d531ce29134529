import { type FormEvent, useState } from 'react';
import type { MiniProgram } from '../../contract/models.ts';
import type { Release } from '../../contract/release-models.ts';
import { t } from '../console-texts.ts';
import { Modal } from '../modal.tsx';
import { Failure } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.tsx';
import { When } from '../when.tsx';
import { q } from './question-texts.ts';

/** Chooses one of the last online versions. */
export function RollBackDialog({ program, candidates }: { program: MiniProgram; candidates: readonly Release[] }) {
  const stage = useStage();
  const [chosen, setChosen] = useState(candidates[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const version = candidates.find(({ id }) => id === chosen)?.version.version ?? '';
    const work = () => session.call('rollBack', { params: { id: program.id }, body: { release: chosen } });
    const failure = await stage.run(work, q.rolledBack(version));
    setBusy(false);
    setError(failure);
    if (failure === undefined) stage.close();
  };
  return (
    <Modal title={q.rollBackTitle} text={q.rollBackText} close={stage.close}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
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
        {error !== undefined && <Failure error={error} />}
        <div className="dialog-buttons">
          <button type="button" onClick={stage.close}>
            {t.cancel}
          </button>
          <button type="submit" className="danger" disabled={busy}>
            {q.rollBackAction}
          </button>
        </div>
      </form>
    </Modal>
  );
}
