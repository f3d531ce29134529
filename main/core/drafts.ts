import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Draft } from '../contract/models.ts';
import { type AtomicWrite, atomicWrite } from './atomic-write.ts';
import { withFileErrors } from './fs-error.ts';

/** Unsaved texts of one project: one JSON file each, outside the project, so that they survive whatever ends the program. */
export class Drafts {
  readonly #folder: string;
  readonly #write: AtomicWrite;

  constructor(folder: string, write: AtomicWrite = atomicWrite) {
    this.#folder = folder;
    this.#write = write;
  }

  /** Newest first. A file that cannot be read as a draft is passed over. */
  async list(): Promise<Draft[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const drafts = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => this.#read(name)));
    return drafts.filter((draft) => draft !== null).sort((a, b) => b.savedAt - a.savedAt);
  }

  async save(file: string, text: string, baseVersion: string): Promise<void> {
    const draft: Draft = { path: file, text, baseVersion, savedAt: Date.now() };
    await withFileErrors(file, async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await this.#write(this.#file(file), JSON.stringify(draft));
    });
  }

  async discard(file: string): Promise<void> {
    await withFileErrors(file, () => rm(this.#file(file), { force: true }));
  }

  #file(file: string): string {
    return path.join(this.#folder, `${createHash('sha256').update(file).digest('hex').slice(0, 32)}.json`);
  }

  async #read(name: string): Promise<Draft | null> {
    try {
      return Draft.parse(JSON.parse(await readFile(path.join(this.#folder, name), 'utf8')));
    } catch {
      return null;
    }
  }
}
