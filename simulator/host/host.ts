import type { HostFailure, UnlistedAddress } from '../protocol/host-failure.ts';

/** What a place that runs mini programs offers them: network, files, clipboard, location, scanning and the like. */
export interface Host {
  /**
   * Answers one API with what its `success` receives, without `errMsg`. Throws HostError for a refusal and for an API that
   * this host does not have. `call` is the number of the hostCall, by which `abort` names it.
   */
  call(api: string, args: unknown, call?: number): Promise<unknown>;
  /** What the host says by itself (`name` and `detail` of a hostEvent). Returns what ends the listening. */
  onEvent?(listener: (name: string, detail: unknown) => void): () => void;
}

/** A refusal in the platform's words: `errMsg` is `API:fail REASON`. */
export class HostError extends Error {
  constructor(
    readonly errMsg: string,
    readonly errno?: number,
    readonly notListed?: UnlistedAddress,
  ) {
    super(errMsg);
    this.name = 'HostError';
  }
  /** As it crosses to the device. */
  get failure(): HostFailure {
    const { errMsg, errno, notListed } = this;
    return { errMsg, ...(errno !== undefined && { errno }), ...(notListed && { notListed }) };
  }
}
