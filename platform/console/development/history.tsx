import { useState } from 'react';
import type { Release, Review } from '../../contract/release-models.ts';
import { t } from '../console-texts.ts';
import { useStage } from '../stage.tsx';
import { When } from '../when.tsx';
import { formatPercent } from '../when-format.ts';
import { d } from './development-texts.ts';
import { FormDialog } from './form-view.tsx';
import type { Shown } from './shown.ts';
import { stateText } from './state-texts.ts';

const STEP = 10;

/** All submissions and all releases, newest first. */
export function History({ shown: { program, reviews, releases } }: { shown: Shown }) {
  return (
    <section className="history" aria-labelledby="history">
      <h2 id="history">{d.history}</h2>
      <h3 id="history-releases">{d.releases}</h3>
      {releases.length === 0 ? <p className="none">{d.noReleases}</p> : <Releases releases={releases} />}
      <h3 id="history-reviews">{d.reviews}</h3>
      {reviews.length === 0 ? <p className="none">{d.noReviews}</p> : <Reviews program={program} reviews={reviews} />}
    </section>
  );
}

function More({ rest, press }: { rest: number; press: () => void }) {
  if (rest <= 0) return null;
  return (
    <button type="button" className="quiet more" onClick={press}>
      {d.showMore(Math.min(STEP, rest))}
    </button>
  );
}

function Releases({ releases }: { releases: readonly Release[] }) {
  const [count, setCount] = useState(STEP);
  return (
    <>
      <div className="card table-card">
        <table className="history-table" aria-labelledby="history-releases">
          <thead>
            <tr>
              <th scope="col">{t.version}</th>
              <th scope="col">{d.kind}</th>
              <th scope="col">{d.state}</th>
              <th scope="col">{d.by}</th>
              <th scope="col">{d.onlineSince}</th>
              <th scope="col">{d.until}</th>
            </tr>
          </thead>
          <tbody>
            {releases.slice(0, count).map(({ id, version, kind, state, phase, createdBy, createdAt, onlineAt, endedAt }) => (
              <tr key={id}>
                <th scope="row">{version.version}</th>
                <td data-label={d.kind}>
                  {stateText[kind]}
                  {phase && <span className="beside"> {formatPercent(phase.percent)}</span>}
                </td>
                <td data-label={d.state}>
                  <span className={`tag state-${state}`}>{stateText[state]}</span>
                </td>
                <td data-label={d.by}>
                  {createdBy.name}
                  <small>
                    <When time={createdAt} />
                  </small>
                </td>
                <td data-label={d.onlineSince}>{onlineAt === null ? '–' : <When time={onlineAt} />}</td>
                <td data-label={d.until}>{endedAt === null ? '–' : <When time={endedAt} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More rest={releases.length - count} press={() => setCount(count + STEP)} />
    </>
  );
}

export function Reviews({ program, reviews }: { program: { id: string }; reviews: readonly Review[] }) {
  const stage = useStage();
  const [count, setCount] = useState(STEP);
  return (
    <>
      <div className="card table-card">
        <table className="history-table" aria-labelledby="history-reviews">
          <thead>
            <tr>
              <th scope="col">{t.version}</th>
              <th scope="col">{d.state}</th>
              <th scope="col">{d.submitted}</th>
              <th scope="col">{d.decided}</th>
              <th scope="col" aria-label={d.actions} />
            </tr>
          </thead>
          <tbody>
            {reviews.slice(0, count).map((review) => (
              <tr key={review.id}>
                <th scope="row">{review.version.version}</th>
                <td data-label={d.state}>
                  <span className={`tag state-${review.state}`}>{stateText[review.state]}</span>
                  {review.reasons && <small className="remarks">{review.reasons}</small>}
                </td>
                <td data-label={d.submitted}>
                  {review.submittedBy.name}
                  <small>
                    <When time={review.submittedAt} />
                  </small>
                </td>
                <td data-label={d.decided}>
                  {review.decidedBy && review.decidedAt !== null ? (
                    <>
                      {review.decidedBy.name}
                      <small>
                        <When time={review.decidedAt} />
                      </small>
                    </>
                  ) : (
                    '–'
                  )}
                </td>
                <td className="actions">
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${d.showForm}: ${review.version.version}`}
                    onClick={() => stage.show(<FormDialog program={program} review={review} />)}
                  >
                    {d.showForm}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <More rest={reviews.length - count} press={() => setCount(count + STEP)} />
    </>
  );
}
