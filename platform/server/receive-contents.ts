import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PlatformError } from '../contract/errors.ts';
import { asStorageError, type ContentStore } from '../store/content-store.ts';
import { ZipReader } from '../store/read-zip.ts';

/** Room for an archive's own records, per entry and for the whole. */
const ENTRY_OVERHEAD = 512;
const ARCHIVE_OVERHEAD = 64 * 1024;

function limitedTo(limit: number): Transform {
  let received = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received > limit) done(new PlatformError('too-large', 'The archive is larger than the package it belongs to.'));
      else done(null, chunk);
    },
  });
}

const invalid = (message: string, cause?: unknown): PlatformError => new PlatformError('invalid-input', message, undefined, { cause });

const damaged = (cause: unknown): PlatformError => invalid('The archive is damaged. Send it again.', cause);

async function storeEntries(zip: ZipReader, sizes: ReadonlyMap<string, number>, contents: ContentStore): Promise<void> {
  const seen = new Set<string>();
  for (let entry = await zip.next(); entry; entry = await zip.next()) {
    const digest = entry.fileName;
    const size = sizes.get(digest);
    if (size === undefined || seen.has(digest)) throw invalid(`The archive holds "${digest.slice(0, 80)}", which it should not.`);
    // The reader fails on a stream that is longer or shorter than the entry says, so this bounds what is written.
    if (entry.uncompressedSize !== size) throw invalid(`The archive's "${digest}" is not as large as the manifest says.`);
    seen.add(digest);
    const stream = await zip.stream(entry);
    try {
      await contents.put(digest, stream);
    } catch (error) {
      // Failures of the store are typed or the system's; anything else came out of the archive.
      if (error instanceof PlatformError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
      throw damaged(error);
    }
  }
}

/**
 * Stores the contents that an archive brings. `sizes`: size in bytes by digest, of every file of the package; entries with
 * other names or sizes are refused. What arrived whole before a failure stays, so that a repeated upload has less to send.
 */
export async function receiveContents(
  body: Readable,
  sizes: ReadonlyMap<string, number>,
  contents: ContentStore,
  temporaryFolder: string,
): Promise<void> {
  const file = path.join(temporaryFolder, `upload-${randomUUID()}.zip`);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  try {
    await mkdir(temporaryFolder, { recursive: true, mode: 0o700 });
    const limit = total + sizes.size * ENTRY_OVERHEAD + ARCHIVE_OVERHEAD;
    await pipeline(body, limitedTo(limit), createWriteStream(file, { mode: 0o600 }));
    const zip = await ZipReader.open(file, damaged);
    try {
      await storeEntries(zip, sizes, contents);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw asStorageError(error);
  } finally {
    await rm(file, { force: true });
  }
}
