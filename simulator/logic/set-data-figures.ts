import { LineLimit, MOST_LINES } from '../protocol/line-limit.ts';

/**
 * Passes on the figures of each `setData`, so many in a second: whoever reads them has no use for more. A program that exceeds that
 * is told once: it sets data in more than one place, or for ever.
 */
export function limitFigures<T>(send: (figures: T) => void, warn: (text: string) => void): (figures: T) => void {
  let told = false;
  const limit = new LineLimit(() => {
    if (!told)
      warn(`setData was called more than ${MOST_LINES} times in a second, of which a phone shows 60. Set at once what has changed.`);
    told = true;
  });
  return (figures) => {
    if (limit.admits()) send(figures);
  };
}
