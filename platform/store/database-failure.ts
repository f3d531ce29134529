import { PlatformError } from '../contract/errors.ts';

const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'];
/** Connection failures, too many connections, shut down, starting up (PostgreSQL, appendix A). */
const STATES = /^(08...|53300|57P0[1-3])$/;
/** What the driver says without a code. */
const WORDS = /^Connection terminated|timeout exceeded when trying to connect|^Client has encountered a connection error/;

function isConnectionFailure(error: Error & { code?: unknown; syscall?: unknown }): boolean {
  const { code, syscall } = error;
  if (typeof code === 'string' && STATES.test(code)) return true;
  if (typeof code === 'string' && NETWORK.includes(code)) return code !== 'ENOENT' || syscall === 'connect';
  return WORDS.test(error.message);
}

/** Turns a database that does not answer into `unavailable`; returns any other error as it is. */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof PlatformError) return error;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // Several addresses of one name that all failed.
    const [first] = cause instanceof AggregateError ? (cause.errors as unknown[]) : [];
    if (isConnectionFailure(cause) || (first instanceof Error && isConnectionFailure(first))) {
      const message = "The platform's database does not answer. Try again in a moment, or tell whoever runs the platform.";
      return new PlatformError('unavailable', message, undefined, { cause: error });
    }
  }
  return error;
}
