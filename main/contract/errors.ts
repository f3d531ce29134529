/**
 * Every code a failed command may carry, each in one place. `message` of an AppError is an English sentence that says what
 * happened and what to do; the renderer shows its own translation by code and fills it from `data`.
 */
export const ERROR_CODES = [
  // carriers
  'closed',
  'timeout',
  'cancelled',
  'unknown-command',
  'not-supported',
  'address-not-allowed',
  'invalid-arguments',
  'too-large',
  'internal',
  // projects and files
  'no-project',
  'not-a-mini-program',
  'folder-missing',
  'folder-not-empty',
  'folder-not-allowed',
  'path-outside-project',
  'path-invalid',
  'file-missing',
  'file-exists',
  'file-changed',
  'file-too-large',
  'file-not-text',
  'disk-full',
  'no-permission',
  'template-missing',
  // builds
  'build-failed',
  'package-too-large',
  'page-missing',
  // simulator
  'session-missing',
  // account and platform
  'platform-unreachable',
  'platform-busy',
  'platform-elsewhere',
  'network-unavailable',
  'platform-failed',
  'signed-out',
  'wrong-password',
  'too-many-attempts',
  'not-a-member',
  'not-allowed',
  'last-admin',
  'account-disabled',
  'mini-program-missing',
  'ticket-expired',
  'version-invalid',
  'digest-mismatch',
  'setup-done',
  'setup-needed',
  'account-exists',
  'account-missing',
  'invalid-input',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected failure. It crosses every boundary as `{code, message, data}` and arrives as an AppError again. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly data?: Record<string, unknown>,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
