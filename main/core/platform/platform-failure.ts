import { PlatformUnreachable } from '../../../platform/client/client.ts';
import { PlatformError, type PlatformErrorCode } from '../../../platform/contract/errors.ts';
import { AppError, type ErrorCode } from '../../contract/errors.ts';

/** The platform's codes in the words of the IDE. */
const CODES: Record<PlatformErrorCode, ErrorCode> = {
  'invalid-input': 'invalid-input',
  'version-invalid': 'version-invalid',
  'image-invalid': 'invalid-input',
  'signed-out': 'signed-out',
  'account-disabled': 'account-disabled',
  'wrong-password': 'wrong-password',
  'not-allowed': 'not-allowed',
  'not-a-member': 'not-a-member',
  'account-missing': 'account-missing',
  'mini-program-missing': 'mini-program-missing',
  'version-missing': 'platform-failed',
  'ticket-missing': 'ticket-expired',
  'review-missing': 'platform-failed',
  'release-missing': 'platform-failed',
  'not-released': 'platform-failed',
  'app-missing': 'platform-failed',
  'version-in-use': 'platform-failed',
  'wrong-state': 'platform-failed',
  'phase-invalid': 'platform-failed',
  'withdrawals-used-up': 'platform-failed',
  'code-missing': 'platform-failed',
  'no-test-version': 'platform-failed',
  'edits-used-up': 'platform-failed',
  'key-missing': 'platform-failed',
  'webhook-missing': 'platform-failed',
  'address-refused': 'not-allowed',
  suspended: 'not-allowed',
  'not-found': 'platform-failed',
  'setup-done': 'setup-done',
  'setup-needed': 'setup-needed',
  'account-exists': 'account-exists',
  'last-admin': 'last-admin',
  'last-platform-admin': 'last-admin',
  'already-member': 'platform-failed',
  'package-incomplete': 'platform-failed',
  'ticket-expired': 'ticket-expired',
  'invitation-ended': 'platform-failed',
  'too-large': 'too-large',
  'package-too-large': 'package-too-large',
  'digest-mismatch': 'digest-mismatch',
  'too-many-attempts': 'too-many-attempts',
  unavailable: 'platform-busy',
  'disk-full': 'disk-full',
  internal: 'platform-failed',
};

/** A failure of the platform client as an AppError; anything else comes back as it is. */
export function toPlatformFailure(error: unknown): unknown {
  if (error instanceof PlatformError) return new AppError(CODES[error.code], error.message, error.data, { cause: error });
  if (error instanceof PlatformUnreachable)
    return new AppError('platform-unreachable', error.message, { address: error.address }, { cause: error });
  return error;
}
