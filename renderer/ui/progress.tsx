/** Says that something runs; where no text beside it says what, the label does. */
export function Spinner({ label }: { label?: string }) {
  const classes = 'codicon codicon-loading codicon-modifier-spin';
  return label ? <span className={classes} role="img" aria-label={label} /> : <span className={classes} aria-hidden="true" />;
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
