import { Act } from '../act.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { When } from '../when.tsx';
import { d } from './development-texts.ts';
import { SubmissionDialog } from './form-view.tsx';
import { type Moment, whyNotManage } from './moment.ts';
import { q } from './question-texts.ts';
import { ReleaseDialog } from './release-dialog.tsx';
import { StateCard, type Tone } from './state-card.tsx';
import { stateText } from './state-texts.ts';

const TONES: Partial<Record<string, Tone>> = { 'in-review': 'info', approved: 'ok', rejected: 'error' };

/** The version under review or with its answer: approved ones wait for their release, the last rejected one shows why. */
export function ReviewCard({ shown: { program, state, reviews } }: { shown: Moment }) {
  const stage = useStage();
  const review = state.review ?? (reviews[0]?.state === 'rejected' ? reviews[0] : null);
  if (!review) {
    return (
      <StateCard tone="none" title={d.inReview} headline={d.noReview}>
        <p>{d.noReviewHelp}</p>
      </StateCard>
    );
  }
  const version = review.version.version;
  const why = whyNotManage(program);
  const { today, month } = state.withdrawalsLeft;
  const left = Math.min(today, month);
  const withdraw = (): void =>
    stage.ask({
      title: q.withdrawTitle(version),
      text: q.withdrawReviewText(left - 1),
      action: q.withdrawAction,
      danger: true,
      work: () => session.call('withdrawReview', { params: { id: program.id, review: review.id } }),
      said: q.withdrawnReview(version),
    });
  return (
    <StateCard
      tone={TONES[review.state] ?? 'none'}
      title={d.inReview}
      headline={
        <>
          {version} <span className={`tag state-${review.state}`}>{stateText[review.state]}</span>
        </>
      }
      buttons={
        <>
          {review.state === 'approved' && (
            <Act
              className="primary"
              why={why ?? (state.phased ? d.whilePhased : null)}
              act={() => stage.show(<ReleaseDialog program={program} review={review} hasOnline={state.online !== null} />)}
            >
              {d.release}
            </Act>
          )}
          {review.state === 'in-review' && (
            <Act why={why ?? (left === 0 ? d.noneLeft : null)} act={withdraw}>
              {d.withdraw}
            </Act>
          )}
          <button type="button" className="quiet" onClick={() => stage.show(<SubmissionDialog program={program} review={review} />)}>
            {d.showForm}
          </button>
        </>
      }
    >
      <p>
        {d.submittedBy(review.submittedBy.name)} · <When time={review.submittedAt} />
      </p>
      {review.decidedBy && review.decidedAt !== null && (
        <p>
          {review.state === 'approved' ? d.approvedBy(review.decidedBy.name) : d.rejectedBy(review.decidedBy.name)} ·{' '}
          <When time={review.decidedAt} />
        </p>
      )}
      {review.reasons && <blockquote className="reasons">{review.reasons}</blockquote>}
      {review.state === 'approved' && <p>{d.approvedHelp}</p>}
      {review.state === 'rejected' && <p>{d.rejectedHelp}</p>}
      {review.state === 'in-review' && <p>{d.withdrawalsLeft(today, month)}</p>}
    </StateCard>
  );
}
