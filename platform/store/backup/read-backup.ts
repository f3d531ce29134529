import { createHash } from 'node:crypto';
import { type Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Entry } from 'yauzl';
import { hashing } from '../content-store.ts';
import { ZipReader } from '../read-zip.ts';
import { BackupError, BackupManifest, contentEntry, MANIFEST, MANIFEST_DIGEST, type Running, tableEntry } from './backup-format.ts';

const damaged = (cause?: unknown): BackupError =>
  new BackupError('This file is no whole backup: it was cut off or changed. Nothing was restored. Use another copy of it.', { cause });

/** A manifest of a hundred thousand contents has about 10 MB. */
const LARGEST_MANIFEST = 512 * 1024 * 1024;

interface Expected {
  size: number;
  sha256: string;
}

/** A backup that was read once and is what its manifest says. */
export class BackupReader {
  private constructor(
    private readonly zip: ZipReader,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: BackupManifest,
  ) {}

  private static async open(file: string): Promise<BackupReader> {
    const zip = await ZipReader.open(file, (cause) => ((cause as NodeJS.ErrnoException).syscall ? (cause as Error) : damaged(cause)));
    try {
      const entries = new Map<string, Entry>();
      for (let entry = await zip.next(); entry; entry = await zip.next()) {
        if (entries.has(entry.fileName)) throw damaged();
        entries.set(entry.fileName, entry);
      }
      return new BackupReader(zip, entries, await readManifest(zip, entries));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Opens a backup and compares all of it with its manifest. Throws BackupError, and the system's errors. */
  static async check(file: string, running: Running): Promise<BackupReader> {
    const reader = await BackupReader.open(file);
    try {
      await reader.check(running);
      return reader;
    } catch (error) {
      reader.close();
      throw error;
    }
  }

  close(): void {
    this.zip.close();
  }

  /** Reads everything once. */
  private async check({ signal, onProgress }: Running): Promise<void> {
    const expected = this.#expected();
    if (this.entries.size !== expected.size + 2) throw damaged();
    let done = 0;
    for (const [name, { size, sha256 }] of expected) {
      onProgress?.({ phase: 'check', done, total: expected.size });
      const { through, hash, size: received } = hashing();
      const nowhere = new Writable({ write: (_chunk, _encoding, next) => next() });
      const stream = await this.#stream(name);
      await pipeline(stream, through, nowhere, { signal }).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw damaged(error);
      });
      if (received() !== size || hash.digest('hex') !== sha256) throw damaged();
      done += 1;
    }
  }

  table(name: string): Promise<Readable> {
    return this.#stream(tableEntry(name));
  }

  content(digest: string): Promise<Readable> {
    return this.#stream(contentEntry(digest));
  }

  #expected(): Map<string, Expected> {
    const { tables, contents } = this.manifest;
    return new Map<string, Expected>([
      ...tables.map((table) => [tableEntry(table.name), table] as const),
      ...contents.map((content) => [contentEntry(content.sha256), content] as const),
    ]);
  }

  async #stream(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw damaged();
    return await this.zip.stream(entry);
  }
}

async function readManifest(zip: ZipReader, entries: ReadonlyMap<string, Entry>): Promise<BackupManifest> {
  const entry = entries.get(MANIFEST);
  const digest = entries.get(MANIFEST_DIGEST);
  if (!entry || !digest || entry.uncompressedSize > LARGEST_MANIFEST || digest.uncompressedSize !== 64) throw damaged();
  const read = async (of: Entry): Promise<string> =>
    await text(await zip.stream(of)).catch((error: unknown) => {
      throw damaged(error);
    });
  const json = await read(entry);
  if (createHash('sha256').update(json).digest('hex') !== (await read(digest))) throw damaged();
  const parsed = BackupManifest.safeParse(JSON.parse(json));
  if (!parsed.success) throw new BackupError('This backup was made by another Kumquat Platform. Restore it with that one, or a newer one.');
  return parsed.data;
}
