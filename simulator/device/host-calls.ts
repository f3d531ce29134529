/** Distance between the call numbers of one run of the app and those of the next. */
const RUN = 1_000_000_000;

/**
 * Call numbers of the logic thread, made unique over restarts: an answer to a call of an ended thread is not taken for one of
 * the new thread, which counts from one again.
 */
export class HostCalls {
  #run = 0;

  /** Number of the run that begins. */
  nextRun(): number {
    this.#run += 1;
    return this.#run;
  }

  /** 0 stays 0: nobody waits for the answer. */
  outward(id: number, run: number): number {
    return id === 0 ? 0 : id + run * RUN;
  }

  /** Arguments for the embedder: `abort` names a call. */
  argumentsFor(api: string, args: unknown, run: number): unknown {
    if (api !== 'abort' || typeof args !== 'object' || args === null) return args;
    const { call } = args as { call?: unknown };
    return typeof call === 'number' ? { ...args, call: this.outward(call, run) } : args;
  }

  /** Undefined for a call of an earlier run. */
  inward(id: number): number | undefined {
    return Math.floor(id / RUN) === this.#run ? id % RUN : undefined;
  }

  /** A host event may name the call it belongs to. Null when that call is of an earlier run. */
  event(detail: unknown): { detail: unknown } | null {
    if (typeof detail !== 'object' || detail === null) return { detail };
    const { call } = detail as { call?: unknown };
    if (typeof call !== 'number') return { detail };
    const own = this.inward(call);
    return own === undefined ? null : { detail: { ...detail, call: own } };
  }
}
