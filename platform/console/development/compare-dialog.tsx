import { useState } from 'react';
import type { MiniProgram, Version } from '../../contract/models.ts';
import { Shown } from '../data-table.tsx';
import { Modal } from '../modal.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
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
  const [other, setOther] = useState(others[0]);
  const params = { id: program.id, version: other?.id ?? '', other: version.id };
  const comparison = useLoad(`compare ${params.version} ${params.other}`, () => session.call('compareVersions', { params }));
  return (
    <Modal title={q.compareTitle(version.version)} wide close={stage.close}>
      <div className="dialog-form">
        <VersionSelect label={q.compareWith} versions={others} value={other?.id ?? ''} onChange={setOther} />
        <Shown of={comparison}>{(value) => <Comparison comparison={value} />}</Shown>
      </div>
    </Modal>
  );
}
