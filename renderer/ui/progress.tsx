export function Spinner({ label }: { label?: string }) {
  return (
    <span
      className="codicon codicon-loading codicon-modifier-spin"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    />
  );
}

/** A bar for `done` of `total`; with a total of 0 it only says that work goes on. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  const known = total > 0;
  const percent = known ? Math.min(100, Math.round((done / total) * 100)) : undefined;
  return (
    <div className="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div className={known ? 'progress-bar' : 'progress-bar progress-bar-open'} style={known ? { width: `${percent}%` } : undefined} />
    </div>
  );
}
