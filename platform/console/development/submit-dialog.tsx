import { useState } from 'react';
import type { Version } from '../../contract/models.ts';
import { FormDialog } from '../form-dialog.tsx';
import { TextField } from '../parts.tsx';
import { session } from '../session.ts';
import type { Moment } from './moment.ts';
import { q } from './question-texts.ts';
import { type Screenshot, ScreenshotField } from './screenshot-field.tsx';

/** The form of a submission. The summary begins with the version's remarks, the test account with that of the last submission. */
export function SubmitDialog({ shown: { program, state, reviews }, version }: { shown: Moment; version: Version }) {
  const [summary, setSummary] = useState(version.remarks);
  const [testAccount, setTestAccount] = useState(reviews[0]?.form.testAccount ?? '');
  const [shots, setShots] = useState<readonly Screenshot[]>([]);
  const form = { summary, testAccount, screenshots: shots.map(({ sha256 }) => sha256) };
  return (
    <FormDialog
      title={q.submitTitle(version.version)}
      text={state.review && q.replaces(state.review.version.version)}
      action={q.submitAction}
      unready={summary.trim() === ''}
      work={() => session.call('submitReview', { params: { id: program.id }, body: { version: version.id, form } })}
      said={q.submitted(version.version)}
    >
      <TextField label={q.summary} help={q.summaryHelp} rows={4} maxLength={2000} required value={summary} onValue={setSummary} />
      <TextField label={q.testAccount} help={q.testAccountHelp} rows={2} maxLength={500} value={testAccount} onValue={setTestAccount} />
      <ScreenshotField miniProgram={program.id} shots={shots} change={setShots} />
    </FormDialog>
  );
}
