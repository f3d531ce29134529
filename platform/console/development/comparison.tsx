import { formatBytes } from '../../client/i18n.ts';
import type { VersionComparison } from '../../contract/release-models.ts';
import { c } from './comparison-texts.ts';

const signed = (bytes: number): string => `${bytes < 0 ? '−' : '+'}${formatBytes(Math.abs(bytes))}`;

interface FileRow {
  path: string;
  size: string;
}

/** Files that one version adds, removes and changes, with their sizes. */
export function Comparison({ comparison }: { comparison: VersionComparison }) {
  const { added, removed, changed, before, after } = comparison;
  const groups: { kind: string; title: string; files: FileRow[] }[] = [
    { kind: 'added', title: c.added(added.length), files: added.map(({ path, size }) => ({ path, size: signed(size) })) },
    { kind: 'removed', title: c.removed(removed.length), files: removed.map(({ path, size }) => ({ path, size: signed(-size) })) },
    {
      kind: 'changed',
      title: c.changed(changed.length),
      files: changed.map((file) => ({ path: file.path, size: `${formatBytes(file.before)} → ${formatBytes(file.after)}` })),
    },
  ];
  const shown = groups.filter(({ files }) => files.length > 0);
  return (
    <div className="comparison">
      <p className="number">
        {c.total(formatBytes(before), formatBytes(after))} ({signed(after - before)})
      </p>
      {shown.length === 0 && <p>{c.same}</p>}
      {shown.map(({ kind, title, files }) => (
        <section key={kind}>
          <h3 className={kind}>{title}</h3>
          <ul>
            {files.map(({ path, size }) => (
              <li key={path}>
                <code>{path}</code>
                <span className="number">{size}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
