import { useId, useState } from 'react';
import type { MiniProgram, Version } from '../../contract/models.ts';
import { Modal } from '../modal.tsx';
import { Failure, Loading } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.tsx';
import { useLoad } from '../use-load.ts';
import { Comparison } from './comparison.tsx';
import { q } from './question-texts.ts';
import { VersionSelect } from './version-select.tsx';

interface CompareDialogProps {
  program: MiniProgram;
  version: Version;
  /** What it may be compared with; the first is taken. */
  others: readonly Version[];
}

/** What a version changes in another one. */
export function CompareDialog({ program, version, others }: CompareDialogProps) {
  const stage = useStage();
  const id = useId();
  const [other, setOther] = useState(others[0]);
  const params = { id: program.id, version: other?.id ?? '', other: version.id };
  const comparison = useLoad(`compare ${params.version} ${params.other}`, () => session.call('compareVersions', { params }));
  return (
    <Modal title={q.compareTitle(version.version)} wide close={stage.close}>
      <div className="dialog-form">
        <div className="field">
          <label htmlFor={id}>{q.compareWith}</label>
          <VersionSelect id={id} versions={others} value={other?.id ?? ''} onChange={setOther} />
        </div>
        {comparison.error ? <Failure error={comparison.error} retry={comparison.reload} /> : null}
        {!comparison.value && !comparison.error && <Loading />}
        {comparison.value && <Comparison comparison={comparison.value} />}
      </div>
    </Modal>
  );
}
