import './problems.css';
import { useMemo } from 'react';
import { useTexts } from '../../i18n.ts';
import { openFile } from '../../open-file.ts';
import { errorToast } from '../../report.ts';
import { useProject } from '../../stores/project.ts';
import { EmptyState, Icon } from '../../ui/index.ts';
import { firstProblems, groupProblems } from './group-problems.ts';
import { problemsTexts } from './problems-texts.ts';

/** Problems that the panel shows. */
const MOST_SHOWN = 500;

/** What the last build complains about; a click opens the place. */
export function ProblemsPanel() {
  const t = useTexts(problemsTexts);
  const diagnostics = useProject((state) => state.build?.diagnostics);
  const { groups, more } = useMemo(() => firstProblems(groupProblems(diagnostics ?? []), MOST_SHOWN), [diagnostics]);
  if (groups.length === 0) return <EmptyState icon="pass" title={diagnostics ? t.none : t.noBuild} />;
  return (
    <div className="problems">
      {groups.map(({ file, problems }) => (
        <section key={file} aria-label={file || t.project}>
          <h3 className="problems-file">
            <Icon name="file-code" /> {file || t.project} <span className="badge">{problems.length}</span>
          </h3>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.line}:${problem.column}:${problem.code}:${problem.message}`}>
                <button
                  type="button"
                  className="problem"
                  disabled={file === ''}
                  onClick={() =>
                    void openFile({ path: file, line: Math.max(1, problem.line), column: Math.max(1, problem.column) }).catch(errorToast)
                  }
                >
                  <Icon name={problem.severity} label={problem.severity} className={`problem-${problem.severity}`} />
                  <span className="problem-message">{problem.message}</span>
                  <span className="problem-code">{problem.code}</span>
                  {problem.line > 0 && <span className="problem-place">{t.place(problem.line, problem.column)}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {more > 0 && <p className="problems-more">{t.more(more)}</p>}
    </div>
  );
}

export function ProblemsBadge() {
  const diagnostics = useProject((state) => state.build?.diagnostics);
  const count = diagnostics?.filter(({ severity }) => severity !== 'info').length ?? 0;
  const errors = diagnostics?.some(({ severity }) => severity === 'error');
  return <span className={errors ? 'badge badge-error' : 'badge'}>{count}</span>;
}
