/**
 * `crashed`: the worker ended or threw; `timeout`: it took too long or stopped answering; `cancelled`: the caller's signal;
 * `disposed`: the client is no longer in use.
 */
export type CompilerErrorCode = 'crashed' | 'timeout' | 'cancelled' | 'disposed';

/** Why there is no build. Mistakes in the project are diagnostics of a build, never this. */
export class CompilerError extends Error {
  readonly code: CompilerErrorCode;

  constructor(code: CompilerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CompilerError';
    this.code = code;
  }
}
