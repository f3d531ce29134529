import { useState } from 'react';
import type { Review } from '../../contract/release-models.ts';
import { Act } from '../act.tsx';
import { TextField } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { When } from '../when.tsx';
import { r } from './review-texts.ts';

/** Approves or rejects; or says how it was decided. */
export function DecisionForm({ miniProgram, review }: { miniProgram: { name: string }; review: Review }) {
  const stage = useStage();
  const [reasons, setReasons] = useState('');
  const version = review.version.version;
  if (review.state !== 'in-review') {
    return (
      <>
        {review.decidedBy && review.decidedAt !== null && (
          <p>
            {r.decidedBy(review.decidedBy.name)} · <When time={review.decidedAt} />
          </p>
        )}
        {review.reasons && <blockquote className="reasons">{review.reasons}</blockquote>}
        <p className="none">{r.noDecision}</p>
      </>
    );
  }
  const decide = (approve: boolean): void =>
    stage.ask({
      title: approve ? r.approveTitle(version) : r.rejectTitle(version),
      text: approve ? r.approveText(miniProgram.name) : r.rejectText(miniProgram.name),
      action: approve ? r.approve : r.reject,
      danger: !approve,
      work: () => session.call('decideReview', { params: { review: review.id }, body: { approve, reasons } }),
      said: approve ? r.approved(version) : r.rejected(version),
    });
  return (
    <div className="dialog-form">
      <TextField label={r.reasons} help={r.reasonsHelp} rows={5} maxLength={2000} value={reasons} onValue={setReasons} />
      <div className="form-buttons">
        <Act why={reasons.trim() === '' && r.needReasons} act={() => decide(false)}>
          {r.reject}
        </Act>
        <Act className="primary" act={() => decide(true)}>
          {r.approve}
        </Act>
      </div>
    </div>
  );
}
