import { formatExact, formatRelative } from './when-format.ts';

/** How long ago something was; exactly when, on hover. */
export function When({ time }: { time: number }) {
  return (
    <time className="when" dateTime={new Date(time).toISOString()} title={formatExact(time)}>
      {formatRelative(time)}
    </time>
  );
}
