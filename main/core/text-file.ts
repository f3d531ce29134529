import { createHash } from 'node:crypto';
import { AppError } from '../contract/errors.ts';

const BOM = '\ufeff';

/** Changes whenever the bytes change: their number and the start of their sha-256. */
export function contentVersion(bytes: Uint8Array): string {
  return `${bytes.length}-${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}`;
}

/** Text of UTF-8 bytes without the byte order mark. Throws AppError file-not-text. */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (!bytes.includes(0)) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      // Not UTF-8: said below.
    }
  }
  throw new AppError('file-not-text', `${path} is not a text file.`, { path });
}

/** Bytes of a text; `previous` are the bytes that it replaces, whose byte order mark is kept. */
export function encodeText(text: string, previous: Uint8Array | null): Uint8Array {
  const hadMark = previous !== null && previous[0] === 0xef && previous[1] === 0xbb && previous[2] === 0xbf;
  return Buffer.from(hadMark && !text.startsWith(BOM) ? BOM + text : text, 'utf8');
}
