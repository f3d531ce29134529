import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PlatformError } from '../contract/errors.ts';
import { asStorageError, type ByteRange, type ContentStore, checkDigest, hashing, notStored, placeOf } from './content-store.ts';
import { readSome, S3Client, type S3Settings } from './s3-request.ts';

/** Questions at once. */
const AT_ONCE = 16;
/** Contents never go away, so those seen last are not asked for again. */
const MOST_KNOWN = 50_000;

/** Keeps contents as objects `ab/cdef...` of a bucket. The key needs to read, to write and to list (else what is missing looks refused). */
export class S3ContentStore implements ContentStore {
  readonly #client: S3Client;
  readonly #temporaryFolder: string;
  readonly #known = new Set<string>();

  /** `temporaryFolder` holds what arrives until it was checked. */
  constructor(settings: S3Settings, temporaryFolder: string, silenceMs?: number) {
    this.#client = new S3Client(settings, silenceMs);
    this.#temporaryFolder = temporaryFolder;
  }

  close(): void {
    this.#client.close();
  }

  #remember(digest: string): void {
    this.#known.add(digest);
    const [oldest] = this.#known;
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  async #isThere(digest: string): Promise<boolean> {
    const key = placeOf(digest);
    if (this.#known.has(digest)) return true;
    const answer = await this.#client.send({ method: 'HEAD', key });
    answer.resume();
    if (answer.statusCode === 404) return false;
    this.#remember(digest);
    return true;
  }

  async has(digests: readonly string[]): Promise<Set<string>> {
    const present = new Set<string>();
    const queue = digests.values();
    const ask = async (): Promise<void> => {
      for (const digest of queue) if (await this.#isThere(digest)) present.add(digest);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, digests.length) }, ask));
    return present;
  }

  async put(digest: string, stream: Readable): Promise<void> {
    // A stream may fail before the pipeline listens to it; the pipeline then reports that failure.
    stream.on('error', () => undefined);
    const key = placeOf(digest);
    const file = path.join(this.#temporaryFolder, `content-${randomUUID()}.part`);
    const { through, hash } = hashing();
    try {
      await mkdir(this.#temporaryFolder, { recursive: true, mode: 0o700 });
      await pipeline(stream, through, createWriteStream(file, { mode: 0o600 }));
      checkDigest(hash, digest);
      // Two that put the same at the same time put the same bytes.
      if (await this.#isThere(digest)) return;
      const answer = await this.#client.send({ method: 'PUT', key, body: { file, sha256: digest, size: (await stat(file)).size } });
      answer.resume();
      this.#remember(digest);
    } catch (error) {
      stream.destroy();
      throw asStorageError(error);
    } finally {
      await rm(file, { force: true });
    }
  }

  async open(digest: string, range?: ByteRange): Promise<{ size: number; stream: Readable }> {
    const answer = await this.#client.send({ method: 'GET', key: placeOf(digest), range });
    if (answer.statusCode === 404) {
      answer.resume();
      this.#known.delete(digest);
      throw notStored(new Error('S3: the object is missing.'));
    }
    this.#remember(digest);
    const whole = /\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1];
    return { size: Number(whole ?? answer.headers['content-length']), stream: answer };
  }

  /** Asks for an object that is not there: a bucket that is not there is told apart. */
  async check(): Promise<void> {
    const answer = await this.#client.send({ method: 'GET', key: 'readiness' }, 1);
    const text = await readSome(answer);
    if (answer.statusCode === 404 && text.includes('<Code>NoSuchBucket</Code>')) {
      throw new PlatformError('unavailable', 'The bucket of KUMQUAT_S3_URL does not exist.');
    }
  }
}
