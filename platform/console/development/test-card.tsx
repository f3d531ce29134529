import { useState } from 'react';
import type { MiniProgram, Version } from '../../contract/models.ts';
import { Act } from '../act.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { When } from '../when.tsx';
import { d } from './development-texts.ts';
import { type Moment, whyNotManage } from './moment.ts';
import { q } from './question-texts.ts';
import { StateCard } from './state-card.tsx';
import { VersionSelect } from './version-select.tsx';

/** The version that testers use. */
export function TestCard({ shown: { program, state, versions } }: { shown: Moment }) {
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
  const [chosen, setChosen] = useState(versions[0]);
  return (
    <FormDialog
      title={q.testTitle}
      text={q.testText}
      action={q.testAction}
      work={() => session.call('setTestVersion', { params: { id: program.id }, body: { version: chosen?.id ?? null } })}
      said={q.testSet(chosen?.version ?? '')}
    >
      <VersionSelect label={q.testWhich} versions={versions} value={chosen?.id ?? ''} onChange={setChosen} />
    </FormDialog>
  );
}
