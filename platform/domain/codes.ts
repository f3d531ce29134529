import { PlatformError } from '../contract/errors.ts';
import type { Env } from '../contract/release-models.ts';

/** @throws invalid-input when the version and the env do not belong together */
export function checkCodeVersion(env: Env, version: string | null): void {
  if ((env === 'develop') === (version !== null)) return;
  throw new PlatformError('invalid-input', 'A code of a developer version names the version, others name none.', { field: 'version' });
}

/** @throws invalid-input when the page is none of the version's; '' is the entry page of whatever is opened */
export function checkCodePage(page: string, pages: readonly string[]): void {
  if (page === '' || pages.includes(page)) return;
  throw new PlatformError('invalid-input', `The version has no page "${page}".`, { field: 'page' });
}

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Ten letters and digits (59 bits): short enough for a code that is read at 280 pixels, too many to be tried out. */
export function codeIdOf(random: Uint8Array): string {
  return Array.from(random.subarray(0, 10), (byte) => SIGNS[byte % SIGNS.length]).join('');
}
