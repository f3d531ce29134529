import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { HostError } from '../../../simulator/host/host.ts';
import { z } from '../../contract/zod.ts';
import { atomicWrite } from '../atomic-write.ts';

const WRITE_AFTER_MS = 200;
/** As the logic thread limits it, with room for its other way to count, in UTF-16 units: the thread is not trusted with the disk. */
const MAX_TOTAL = 11 * 1024 * 1024;
const Stored = z.record(z.string(), z.string());

/** A mini program's storage (key -> JSON text), one JSON file a project, written a moment after the last change. */
export class ProjectStorage {
  readonly #file: string;
  readonly #log: (line: string, error?: unknown) => void;
  #items: Map<string, string> | null = null;
  /** UTF-16 units of all keys and values. */
  #size = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string, log: (line: string, error?: unknown) => void) {
    this.#file = file;
    this.#log = log;
  }

  /** A file that cannot be read counts as empty. */
  async all(): Promise<Record<string, string>> {
    return Object.fromEntries(await this.#load());
  }

  /** @throws HostError beyond the limit */
  async set(key: string, json: string): Promise<void> {
    const items = await this.#load();
    const before = items.get(key);
    const size = this.#size + key.length + json.length - (before === undefined ? 0 : key.length + before.length);
    if (size > MAX_TOTAL) throw new HostError('storageSet:fail exceed storage max size 10Mb');
    this.#size = size;
    items.set(key, json);
    this.#later();
  }

  async remove(key: string): Promise<void> {
    const items = await this.#load();
    const before = items.get(key);
    if (before !== undefined) this.#size -= key.length + before.length;
    items.delete(key);
    this.#later();
  }

  async clear(): Promise<void> {
    (await this.#load()).clear();
    this.#size = 0;
    this.#later();
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#write();
    }
    await this.#writing;
  }

  async #load(): Promise<Map<string, string>> {
    if (this.#items) return this.#items;
    const stored = await readFile(this.#file, 'utf8')
      .then((text) => Stored.parse(JSON.parse(text)))
      .catch(() => ({}));
    if (this.#items) return this.#items;
    this.#items = new Map(Object.entries(stored));
    for (const [key, json] of this.#items) this.#size += key.length + json.length;
    return this.#items;
  }

  #later(): void {
    this.#timer ??= setTimeout(() => this.#write(), WRITE_AFTER_MS);
  }

  #write(): void {
    this.#timer = undefined;
    const text = JSON.stringify(Object.fromEntries(this.#items ?? []));
    this.#writing = this.#writing
      .then(() => mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 }))
      .then(() => atomicWrite(this.#file, text))
      .catch((error: unknown) => this.#log('The storage of a mini program could not be written.', error));
  }
}
