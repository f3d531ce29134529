/** The middle value; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = sorted.length % 2 === 1 ? [sorted[half], sorted[half]] : [sorted[half - 1], sorted[half]];
  return (low + high) / 2;
}

/** Two digits behind the point: more is noise. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Median milliseconds, and the quickest and slowest run, so that a noisy machine shows. */
export function summary(values: readonly number[]): { median: number; least: number; most: number; runs: number } {
  return { median: round(median(values)), least: round(Math.min(...values)), most: round(Math.max(...values)), runs: values.length };
}

/** How many times `values` takes the time of `others`, which were measured in turn with them. */
export function ratio(values: readonly number[], others: readonly number[]): number {
  return round(median(values) / median(others));
}
