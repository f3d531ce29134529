import { createHash, type Hash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { PlatformError } from '../contract/errors.ts';

export interface ByteRange {
  start: number;
  end: number;
}

/** Contents by their sha-256 (lower-case hex). What is there never changes. Each call may throw `unavailable`. */
export interface ContentStore {
  /** Those of `digests` that are present. */
  has(digests: readonly string[]): Promise<Set<string>>;
  /** Stores what `stream` holds. Throws `digest-mismatch` and `disk-full`; after a failure nothing is there. */
  put(digest: string, stream: Readable): Promise<void>;
  /** `range`: only these bytes, both ends included; `size` is that of all. Throws `not-found`. */
  open(digest: string, range?: ByteRange): Promise<{ size: number; stream: Readable }>;
  /** Throws when contents cannot be read and written now. */
  check(): Promise<void>;
}

export const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException | null)?.code === code;

/** Turns a full disk into `disk-full`; returns any other error as it is. */
export function asStorageError(error: unknown): unknown {
  if (!isCode(error, 'ENOSPC') && !isCode(error, 'EDQUOT')) return error;
  return new PlatformError('disk-full', "The platform's disk is full. Free some space there and try again.", undefined, { cause: error });
}

/** Where contents stand below a store's root: `ab/cdef...`. Throws `invalid-input`. */
export function placeOf(digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new PlatformError('invalid-input', 'Not a sha-256 digest.');
  return `${digest.slice(0, 2)}/${digest.slice(2)}`;
}

export const notStored = (cause: unknown): PlatformError =>
  new PlatformError('not-found', 'These contents are not stored here.', undefined, { cause });

/** Lets everything pass; hash and number of bytes are complete when it has ended. */
export function hashing(): { through: Transform; hash: Hash; size(): number } {
  let size = 0;
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { through, hash, size: () => size };
}

/** Throws `digest-mismatch`. */
export function checkDigest(hash: Hash, digest: string): void {
  if (hash.digest('hex') !== digest) {
    throw new PlatformError('digest-mismatch', 'A file arrived damaged. Send it again.', { sha256: digest });
  }
}
