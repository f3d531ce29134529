/** Codes of failed requests, with the HTTP status each one travels under. The body is `{code, message, data?}`. */
export const PLATFORM_ERRORS = {
  'invalid-input': 400,
  'version-invalid': 400,
  'image-invalid': 400,
  'signed-out': 401,
  'wrong-password': 401,
  'not-allowed': 403,
  'not-a-member': 403,
  'account-disabled': 403,
  'address-refused': 403,
  suspended: 403,
  'account-missing': 404,
  'mini-program-missing': 404,
  'version-missing': 404,
  'ticket-missing': 404,
  'review-missing': 404,
  'release-missing': 404,
  'key-missing': 404,
  'webhook-missing': 404,
  'not-released': 404,
  'app-missing': 404,
  'code-missing': 404,
  'no-test-version': 404,
  'not-found': 404,
  'setup-done': 409,
  'setup-needed': 409,
  'account-exists': 409,
  'last-admin': 409,
  'last-platform-admin': 409,
  'already-member': 409,
  'version-in-use': 409,
  'wrong-state': 409,
  'phase-invalid': 409,
  'package-incomplete': 409,
  'ticket-expired': 410,
  'invitation-ended': 410,
  'too-large': 413,
  'package-too-large': 413,
  'digest-mismatch': 422,
  'too-many-attempts': 429,
  'withdrawals-used-up': 429,
  'edits-used-up': 429,
  /** The database or the store of packages does not answer. */
  unavailable: 503,
  'disk-full': 507,
  internal: 500,
} as const;

export type PlatformErrorCode = keyof typeof PLATFORM_ERRORS;

export class PlatformError extends Error {
  constructor(
    readonly code: PlatformErrorCode,
    message: string,
    readonly data?: Record<string, unknown>,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'PlatformError';
  }

  get status(): number {
    return PLATFORM_ERRORS[this.code];
  }
}
