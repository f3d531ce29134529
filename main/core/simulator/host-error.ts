/** A host call that failed the way it would on a phone; `errMsg` is what the mini program gets. */
export class HostError extends Error {
  constructor(
    readonly errMsg: string,
    readonly errno?: number,
  ) {
    super(errMsg);
    this.name = 'HostError';
  }
}
