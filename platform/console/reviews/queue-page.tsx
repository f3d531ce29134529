import { t } from '../console-texts.ts';
import { DataTable, Shown } from '../data-table.tsx';
import { PageHead, Person } from '../parts.tsx';
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
      <PageHead title={r.title} help={r.help} />
      <Shown of={queue}>
        {(rows) => (
          <DataTable
            className="history-table queue"
            label={r.title}
            rows={rows}
            keyOf={({ id }) => id}
            empty={{ icon: 'check-all', title: r.nothing, help: r.nothingHelp }}
            columns={[
              {
                name: r.program,
                kind: 'head',
                cell: ({ id, miniProgram }) => (
                  <a className="link" href={hrefOf({ at: 'review', id })}>
                    {miniProgram.name}
                  </a>
                ),
              },
              { name: t.version, cell: ({ version }) => version.version },
              { name: r.summary, kind: 'wide', cell: ({ form }) => <span className="remarks summary">{form.summary}</span> },
              {
                name: r.submitted,
                cell: ({ submittedBy, submittedAt }) => (
                  <Person name={submittedBy.name}>
                    {submittedBy.name}
                    <small>
                      <When time={submittedAt} />
                    </small>
                  </Person>
                ),
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}
