import { t } from '../console-texts.ts';
import { Avatar, Failure, Loading, Nothing } from '../parts.tsx';
import { hrefOf } from '../route.ts';
import { session } from '../session.ts';
import { useFresh } from '../use-fresh.ts';
import { useLoad } from '../use-load.ts';
import { useTitle } from '../use-title.ts';
import { When } from '../when.tsx';
import { r } from './review-texts.ts';

/** What waits for a decision, in all mini programs. */
export function QueuePage() {
  const queue = useLoad('reviews', () => session.call('listReviewQueue'));
  useFresh(queue.reload);
  useTitle(r.title);
  return (
    <>
      <header className="head">
        <div>
          <h1>{r.title}</h1>
          <p>{r.help}</p>
        </div>
      </header>
      {queue.error ? <Failure error={queue.error} retry={queue.reload} /> : null}
      {!queue.value && !queue.error && <Loading />}
      {queue.value?.length === 0 && (
        <Nothing icon="check-all" title={r.nothing}>
          {r.nothingHelp}
        </Nothing>
      )}
      {queue.value && queue.value.length > 0 && (
        <div className="card table-card">
          <table className="history-table queue" aria-label={r.title}>
            <thead>
              <tr>
                <th scope="col">{r.program}</th>
                <th scope="col">{t.version}</th>
                <th scope="col">{r.summary}</th>
                <th scope="col">{r.submitted}</th>
              </tr>
            </thead>
            <tbody>
              {queue.value.map((review) => (
                <tr key={review.id}>
                  <th scope="row">
                    <a className="link" href={hrefOf({ at: 'review', id: review.id })}>
                      {review.miniProgram.name}
                    </a>
                  </th>
                  <td data-label={t.version}>{review.version.version}</td>
                  <td className="remarks" data-label={r.summary}>
                    <span className="summary">{review.form.summary}</span>
                  </td>
                  <td data-label={r.submitted}>
                    <span className="person">
                      <Avatar name={review.submittedBy.name} />
                      <span>
                        {review.submittedBy.name}
                        <small>
                          <When time={review.submittedAt} />
                        </small>
                      </span>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
