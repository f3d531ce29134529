import { formatBytes } from '../../client/i18n.ts';
import type { RouteResponse } from '../../contract/api.ts';
import { Shown } from '../data-table.tsx';
import { Comparison } from '../development/comparison.tsx';
import { FormView } from '../development/form-view.tsx';
import { Reviews } from '../development/history.tsx';
import { stateText } from '../development/state-texts.ts';
import { Icon } from '../parts.tsx';
import { hrefOf } from '../route.ts';
import { session } from '../session.ts';
import { useFresh } from '../use-fresh.ts';
import { useLoad } from '../use-load.ts';
import { useTitle } from '../use-title.ts';
import { When } from '../when.tsx';
import { DecisionForm } from './decision-form.tsx';
import { r } from './review-texts.ts';

/** One submission, with all that a reviewer needs to decide. */
export function SubmissionPage({ id }: { id: string }) {
  const loaded = useLoad(`review ${id}`, () => session.call('getReview', { params: { review: id } }));
  useFresh(loaded.reload);
  useTitle(loaded.value && r.reviewOf(loaded.value.miniProgram.name, loaded.value.review.version.version), r.title);
  return (
    <>
      <p className="crumb">
        <a className="link" href={hrefOf({ at: 'reviews' })}>
          <Icon name="arrow-left" /> {r.back}
        </a>
      </p>
      <Shown of={loaded}>{(value) => <Submission {...value} />}</Shown>
    </>
  );
}

function Submission({ miniProgram, review, history, online, comparison }: RouteResponse<'getReview'>) {
  return (
    <>
      <header className="head">
        <div>
          <h1>
            {r.reviewOf(miniProgram.name, review.version.version)}{' '}
            <span className={`tag state-${review.state}`}>{stateText[review.state]}</span>
          </h1>
          {miniProgram.description && <p>{miniProgram.description}</p>}
          <p>
            {review.submittedBy.name} · <When time={review.submittedAt} />
          </p>
        </div>
        <div className="try">
          <a className="button" href={`/r/${encodeURIComponent(review.id)}`} target="_blank" rel="noopener noreferrer" title={r.tryHelp}>
            <Icon name="device-mobile" /> {r.tryIt}
          </a>
        </div>
      </header>
      <div className="submission">
        <section className="card padded" aria-labelledby="submission">
          <h2 id="submission">{r.submission}</h2>
          <FormView miniProgram={miniProgram.id} form={review.form} />
        </section>
        <section className="card padded" aria-labelledby="decision">
          <h2 id="decision">{r.decision}</h2>
          <DecisionForm key={review.id} miniProgram={miniProgram} review={review} />
        </section>
      </div>
      <section className="card padded" aria-labelledby="changes">
        <h2 id="changes">{r.changes}</h2>
        {online && comparison ? (
          <>
            <p className="help">{r.against(online.version)}</p>
            <Comparison comparison={comparison} />
          </>
        ) : (
          <p>
            {r.first} {r.package}: {formatBytes(review.version.sizes.total)}
          </p>
        )}
      </section>
      <section className="history" aria-labelledby="history-reviews">
        <h2 id="history-reviews">{r.history}</h2>
        {history.length === 0 ? <p className="none">{r.noHistory}</p> : <Reviews program={miniProgram} reviews={history} />}
      </section>
    </>
  );
}
