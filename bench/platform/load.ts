import autocannon from 'autocannon';
import { round } from '../shared/figures.ts';

export interface Load {
  /** Answers a second of all servers together. */
  perSecond: number;
  /** Milliseconds; of several servers the worst. */
  p50: number;
  p99: number;
  /** Answers that were no success or not what was asked for, and requests without an answer. */
  failed: number;
}

/** Connections that stay open and ask again as soon as they are answered: all together, however many servers there are. */
export const CONNECTIONS = 40;
const USERS = 500;

/** Asks the servers, all at the same time and as often as they answer, which version of a mini program each of 500 users gets. */
export async function resolveVersions(origins: readonly string[], id: string, seconds: number): Promise<Load> {
  const requests = Array.from({ length: USERS }, (_, index) => ({ path: `/api/serve/${id}?user=user-${index}` }));
  const results = await Promise.all(
    origins.map((url) =>
      autocannon({
        url,
        connections: CONNECTIONS / origins.length,
        duration: seconds,
        requests,
        verifyBody: (body) => body.includes('"packageId"'),
      }),
    ),
  );
  const worst = (value: (result: (typeof results)[number]) => number): number => Math.max(...results.map(value));
  return {
    perSecond: round(results.reduce((sum, { requests, duration }) => sum + requests.total / duration, 0)),
    p50: worst(({ latency }) => latency.p50),
    p99: worst(({ latency }) => latency.p99),
    failed: results.reduce((sum, { errors, mismatches, non2xx }) => sum + errors + mismatches + non2xx, 0),
  };
}
