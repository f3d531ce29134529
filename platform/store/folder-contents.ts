import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asStorageError, type ByteRange, type ContentStore, checkDigest, hashing, isCode, notStored, placeOf } from './content-store.ts';

/** Keeps contents in `folder/ab/cdef...`. */
export class FolderContentStore implements ContentStore {
  constructor(private readonly folder: string) {}

  private fileOf(digest: string): string {
    return path.join(this.folder, placeOf(digest));
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
    const { through, hash } = hashing();
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      // `flush` asks for fsync before the file is closed.
      await pipeline(stream, through, createWriteStream(temporary, { mode: 0o600, flush: true }));
      checkDigest(hash, digest);
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
      if (isCode(error, 'ENOENT')) throw notStored(error);
      throw error;
    }
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await access(this.folder, constants.R_OK | constants.W_OK);
  }
}
