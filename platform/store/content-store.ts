import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PlatformError } from '../contract/errors.ts';

export interface ByteRange {
  start: number;
  end: number;
}

/** Contents by their sha-256 (lower-case hex). What is there never changes. */
export interface ContentStore {
  /** Those of `digests` that are present. */
  has(digests: readonly string[]): Promise<Set<string>>;
  /** Stores what `stream` holds. Throws `digest-mismatch` and `disk-full`; after a failure nothing is there. */
  put(digest: string, stream: Readable): Promise<void>;
  /** `range`: only these bytes, both ends included; `size` is that of all. Throws `not-found`. */
  open(digest: string, range?: ByteRange): Promise<{ size: number; stream: Readable }>;
}

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException | null)?.code === code;

/** Turns a full disk into `disk-full`; returns any other error as it is. */
export function asStorageError(error: unknown): unknown {
  if (!isCode(error, 'ENOSPC') && !isCode(error, 'EDQUOT')) return error;
  return new PlatformError('disk-full', "The platform's disk is full. Free some space there and try again.", undefined, { cause: error });
}

/** Keeps contents in `folder/ab/cdef...`. */
export class FolderContentStore implements ContentStore {
  constructor(private readonly folder: string) {}

  private fileOf(digest: string): string {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new PlatformError('invalid-input', 'Not a sha-256 digest.');
    return path.join(this.folder, digest.slice(0, 2), digest.slice(2));
  }

  async has(digests: readonly string[]): Promise<Set<string>> {
    const present = new Set<string>();
    for (const digest of digests) {
      const file = this.fileOf(digest);
      try {
        if ((await stat(file)).isFile()) present.add(digest);
      } catch (error) {
        if (!isCode(error, 'ENOENT')) throw error;
      }
    }
    return present;
  }

  async put(digest: string, stream: Readable): Promise<void> {
    // A stream may fail before the pipeline listens to it; the pipeline then reports that failure.
    stream.on('error', () => undefined);
    const file = this.fileOf(digest);
    const temporary = `${file}.${randomUUID()}.part`;
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      // `flush` asks for fsync before the file is closed.
      await pipeline(stream, hashing, createWriteStream(temporary, { mode: 0o600, flush: true }));
      if (hash.digest('hex') !== digest) {
        throw new PlatformError('digest-mismatch', 'A file arrived damaged. Send it again.', { sha256: digest });
      }
      await rename(temporary, file);
    } catch (error) {
      stream.destroy();
      await rm(temporary, { force: true });
      throw asStorageError(error);
    }
  }

  async open(digest: string, range?: ByteRange): Promise<{ size: number; stream: Readable }> {
    const file = this.fileOf(digest);
    try {
      return { size: (await stat(file)).size, stream: createReadStream(file, range) };
    } catch (error) {
      if (isCode(error, 'ENOENT')) throw new PlatformError('not-found', 'These contents are not stored here.');
      throw error;
    }
  }
}
