/** What we use of autocannon, which comes without types. */
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    requests?: { path: string }[];
    verifyBody?: (body: string) => boolean;
  }

  interface Result {
    /** Answers a second, one sample a second. */
    requests: { mean: number; total: number };
    /** Milliseconds from request to whole answer. */
    latency: { p50: number; p99: number; max: number };
    errors: number;
    timeouts: number;
    mismatches: number;
    non2xx: number;
    /** Seconds. */
    duration: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
