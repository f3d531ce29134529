import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from '../../contract/zod.ts';
import { atomicWrite } from '../atomic-write.ts';

const WRITE_AFTER_MS = 200;
const Stored = z.record(z.string(), z.string());

/** A mini program's storage (key -> JSON text), one JSON file a project, written a moment after the last change. */
export class ProjectStorage {
  readonly #file: string;
  readonly #log: (line: string, error?: unknown) => void;
  #items: Map<string, string> | null = null;
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

  async set(key: string, json: string): Promise<void> {
    (await this.#load()).set(key, json);
    this.#later();
  }

  async remove(key: string): Promise<void> {
    (await this.#load()).delete(key);
    this.#later();
  }

  async clear(): Promise<void> {
    (await this.#load()).clear();
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
    this.#items ??= new Map(Object.entries(stored));
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
