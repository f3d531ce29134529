import { type FormEvent, useId, useState } from 'react';
import type { Version } from '../../contract/models.ts';
import { t } from '../console-texts.ts';
import { Modal } from '../modal.tsx';
import { Failure } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.tsx';
import { q } from './question-texts.ts';
import { type Screenshot, ScreenshotField } from './screenshot-field.tsx';
import type { Shown } from './shown.ts';

/** The form of a submission. The summary begins with the version's remarks, the test account with that of the last submission. */
export function SubmitDialog({ shown: { program, state, reviews }, version }: { shown: Shown; version: Version }) {
  const stage = useStage();
  const id = useId();
  const [summary, setSummary] = useState(version.remarks);
  const [testAccount, setTestAccount] = useState(reviews[0]?.form.testAccount ?? '');
  const [shots, setShots] = useState<readonly Screenshot[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const form = { summary, testAccount, screenshots: shots.map(({ sha256 }) => sha256) };
    const work = () => session.call('submitReview', { params: { id: program.id }, body: { version: version.id, form } });
    const failure = await stage.run(work, q.submitted(version.version));
    setBusy(false);
    setError(failure);
    if (failure === undefined) stage.close();
  };
  return (
    <Modal title={q.submitTitle(version.version)} text={state.review && q.replaces(state.review.version.version)} close={stage.close}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor={`${id}s`}>{q.summary}</label>
          <textarea
            id={`${id}s`}
            rows={4}
            maxLength={2000}
            required
            aria-describedby={`${id}sh`}
            value={summary}
            onChange={(event) => setSummary(event.currentTarget.value)}
          />
          <p className="help" id={`${id}sh`}>
            {q.summaryHelp}
          </p>
        </div>
        <div className="field">
          <label htmlFor={`${id}a`}>{q.testAccount}</label>
          <textarea
            id={`${id}a`}
            rows={2}
            maxLength={500}
            aria-describedby={`${id}ah`}
            value={testAccount}
            onChange={(event) => setTestAccount(event.currentTarget.value)}
          />
          <p className="help" id={`${id}ah`}>
            {q.testAccountHelp}
          </p>
        </div>
        <ScreenshotField miniProgram={program.id} shots={shots} change={setShots} />
        {error !== undefined && <Failure error={error} />}
        <div className="dialog-buttons">
          <button type="button" onClick={stage.close}>
            {t.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy || summary.trim() === ''}>
            {q.submitAction}
          </button>
        </div>
      </form>
    </Modal>
  );
}
