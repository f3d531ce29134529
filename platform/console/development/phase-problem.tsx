import { Icon } from '../parts.tsx';
import type { readDraft } from './phase-draft.ts';
import { q } from './question-texts.ts';

/** Fields that are empty or out of their range are the browser's to point at. */
export const isProblem = (read: ReturnType<typeof readDraft>): boolean => 'wrong' in read && read.wrong !== 'fields';

/** What a phase lacks that no single field can say. */
export function PhaseProblem({ read }: { read: ReturnType<typeof readDraft> }) {
  if (!('wrong' in read) || read.wrong === 'fields') return null;
  return (
    <p className="failure" role="status">
      <Icon name="error" />
      {read.wrong === 'nobody' ? q.needSomebody : q.windowOrder}
    </p>
  );
}
