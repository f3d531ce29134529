import type { Release, Review } from '../../contract/release-models.ts';
import { t } from '../console-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useStage } from '../stage.ts';
import { When } from '../when.tsx';
import { formatPercent } from '../when-format.ts';
import { d } from './development-texts.ts';
import { SubmissionDialog } from './form-view.tsx';
import type { Moment } from './moment.ts';
import { stateText } from './state-texts.ts';

/** All submissions and all releases, newest first. */
export function History({ shown: { program, reviews, releases } }: { shown: Moment }) {
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

/** Somebody, and when they did it. */
function Done({ by, at }: { by: { name: string } | null; at: number | null }) {
  if (!by || at === null) return '–';
  return (
    <>
      {by.name}
      <small>
        <When time={at} />
      </small>
    </>
  );
}

function Releases({ releases }: { releases: readonly Release[] }) {
  return (
    <DataTable
      className="history-table"
      labelledBy="history-releases"
      rows={releases}
      keyOf={({ id }) => id}
      columns={[
        { name: t.version, kind: 'head', cell: ({ version }) => version.version },
        {
          name: d.kind,
          cell: ({ kind, phase }) => (
            <>
              {stateText[kind]}
              {phase && <span className="beside"> {formatPercent(phase.percent)}</span>}
            </>
          ),
        },
        { name: d.state, cell: ({ state }) => <span className={`tag state-${state}`}>{stateText[state]}</span> },
        { name: d.by, cell: ({ createdBy, createdAt }) => <Done by={createdBy} at={createdAt} /> },
        { name: d.onlineSince, cell: ({ onlineAt }) => (onlineAt === null ? '–' : <When time={onlineAt} />) },
        { name: d.until, cell: ({ endedAt }) => (endedAt === null ? '–' : <When time={endedAt} />) },
      ]}
    />
  );
}

export function Reviews({ program, reviews }: { program: { id: string }; reviews: readonly Review[] }) {
  const stage = useStage();
  return (
    <DataTable
      className="history-table"
      labelledBy="history-reviews"
      rows={reviews}
      keyOf={({ id }) => id}
      columns={[
        { name: t.version, kind: 'head', cell: ({ version }) => version.version },
        {
          name: d.state,
          kind: 'wide',
          cell: ({ state, reasons }) => (
            <>
              <span className={`tag state-${state}`}>{stateText[state]}</span>
              {reasons && <small className="remarks">{reasons}</small>}
            </>
          ),
        },
        { name: d.submitted, cell: ({ submittedBy, submittedAt }) => <Done by={submittedBy} at={submittedAt} /> },
        { name: d.decided, cell: ({ decidedBy, decidedAt }) => <Done by={decidedBy} at={decidedAt} /> },
        {
          name: t.actions,
          kind: 'actions',
          cell: (review) => (
            <button
              type="button"
              className="quiet"
              aria-label={`${d.showForm}: ${review.version.version}`}
              onClick={() => stage.show(<SubmissionDialog program={program} review={review} />)}
            >
              {d.showForm}
            </button>
          ),
        },
      ]}
    />
  );
}
