import { type FormEvent, useId, useState } from 'react';
import type { MiniProgram, Version } from '../../contract/models.ts';
import { t } from '../console-texts.ts';
import { Modal } from '../modal.tsx';
import { Failure } from '../parts.tsx';
import { session } from '../session.ts';
import { Act, useStage } from '../stage.tsx';
import { When } from '../when.tsx';
import { d } from './development-texts.ts';
import { q } from './question-texts.ts';
import { type Shown, whyNotManage } from './shown.ts';
import { StateCard } from './state-card.tsx';
import { VersionSelect } from './version-select.tsx';

/** The version that testers use. */
export function TestCard({ shown: { program, state, versions } }: { shown: Shown }) {
  const stage = useStage();
  const why = whyNotManage(program);
  const { test } = state;
  const none = (): void =>
    stage.ask({
      title: q.noTestTitle,
      text: q.noTestText,
      action: q.noTestAction,
      danger: true,
      work: () => session.call('setTestVersion', { params: { id: program.id }, body: { version: null } }),
      said: q.testNone,
    });
  const others = versions.filter(({ id }) => id !== test?.id);
  return (
    <StateCard
      tone="none"
      title={d.test}
      headline={test?.version ?? d.noTest}
      buttons={
        <>
          {others.length > 0 && (
            <Act why={why} act={() => stage.show(<TestDialog program={program} versions={others} />)}>
              {test ? d.chooseAnother : d.choose}
            </Act>
          )}
          {test && (
            <Act className="quiet" why={why} act={none}>
              {d.noneAnyMore}
            </Act>
          )}
        </>
      }
    >
      {test ? (
        <p>
          {d.uploadedBy(test.uploadedBy.name)} · <When time={test.uploadedAt} />
        </p>
      ) : (
        <p>{d.noTestHelp}</p>
      )}
    </StateCard>
  );
}

function TestDialog({ program, versions }: { program: MiniProgram; versions: readonly Version[] }) {
  const stage = useStage();
  const id = useId();
  const [chosen, setChosen] = useState(versions[0]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!chosen) return;
    setBusy(true);
    const work = () => session.call('setTestVersion', { params: { id: program.id }, body: { version: chosen.id } });
    const failure = await stage.run(work, q.testSet(chosen.version));
    setBusy(false);
    setError(failure);
    if (failure === undefined) stage.close();
  };
  return (
    <Modal title={q.testTitle} text={q.testText} close={stage.close}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor={id}>{q.testWhich}</label>
          <VersionSelect id={id} versions={versions} value={chosen?.id ?? ''} onChange={setChosen} />
        </div>
        {error !== undefined && <Failure error={error} />}
        <div className="dialog-buttons">
          <button type="button" onClick={stage.close}>
            {t.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {q.testAction}
          </button>
        </div>
      </form>
    </Modal>
  );
}
