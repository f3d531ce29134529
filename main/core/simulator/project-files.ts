import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { HostError } from '../../../simulator/host/host.ts';
import type { FileCalls, KeptFile } from '../../../simulator/protocol/api-calls.ts';
import { z } from '../../contract/zod.ts';
import { atomicWrite } from '../atomic-write.ts';

const WRITE_AFTER_MS = 200;
const INDEX = 'index.json';
/** As the logic thread limits them, in bytes: it is not trusted with the disk. */
const MAX_FILE = 100 * 1024 * 1024;
const MAX_KEPT = 200 * 1024 * 1024;
const MAX_ENTRIES = 20_000;

const Entry = z.object({
  path: z.string(),
  folder: z.boolean(),
  size: z.number(),
  created: z.number(),
  modified: z.number(),
  /** Name of the file with the content. Absent for folders. */
  content: z
    .string()
    .regex(/^[0-9a-f]{24}$/)
    .optional(),
});
type Entry = z.output<typeof Entry>;

/**
 * The files that a mini program keeps, one folder a project: an index, and contents under names of our own, so that no path of
 * the mini program is ever a path of the disk. Contents and then the index are written a moment after the last change.
 */
export class ProjectFiles {
  readonly #folder: string;
  readonly #log: (line: string, error?: unknown) => void;
  #loading: Promise<Map<string, Entry>> | null = null;
  /** Bytes of all files, once they are loaded. */
  #kept = 0;
  /** Contents that are not written yet, by name. */
  readonly #unwritten = new Map<string, Uint8Array>();
  #unused: string[] = [];
  #swept = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Changes are applied one after the other. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(folder: string, log: (line: string, error?: unknown) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Every file and folder, once all changes so far are made. */
  async list(): Promise<KeptFile[]> {
    await this.#changes;
    return [...(await this.#load()).values()].map(({ content: _, ...shown }) => shown);
  }

  /** Null for what is no file. */
  async read(file: string): Promise<Uint8Array | null> {
    await this.#changes;
    const entry = (await this.#load()).get(file);
    return entry?.content === undefined ? null : this.#content(entry.content).catch(() => null);
  }

  /** @throws HostError beyond the limits */
  write({ path: file, offset, size, bytes }: FileCalls['fileWrite']): Promise<void> {
    return this.#change(async (entries) => {
      const before = entries.get(file);
      const kept = this.#kept - (before?.size ?? 0);
      if (size > MAX_FILE || kept + size > MAX_KEPT || (!before && entries.size >= MAX_ENTRIES))
        throw new HostError('fileWrite:fail the maximum size of the file storage limit is exceeded');
      const whole = offset === 0 && bytes.byteLength === size;
      const content = whole ? new Uint8Array(bytes) : new Uint8Array(size);
      if (!whole) {
        const old = before?.content === undefined ? new Uint8Array() : await this.#content(before.content).catch(() => new Uint8Array());
        content.set(old.subarray(0, size));
        content.set(new Uint8Array(bytes).subarray(0, Math.max(0, size - offset)), Math.min(offset, size));
      }
      const name = randomBytes(12).toString('hex');
      const now = Date.now();
      this.#forget(before);
      this.#kept += size;
      this.#unwritten.set(name, content);
      entries.set(file, { path: file, folder: false, size, created: before?.created ?? now, modified: now, content: name });
    });
  }

  makeFolder(file: string): Promise<void> {
    return this.#change(async (entries) => {
      if (entries.size >= MAX_ENTRIES) throw new HostError('fileMakeFolder:fail too many files');
      const now = Date.now();
      if (!entries.has(file)) entries.set(file, { path: file, folder: true, size: 0, created: now, modified: now });
    });
  }

  remove(file: string): Promise<void> {
    return this.#change(async (entries) => {
      for (const each of within(entries, file)) {
        this.#forget(entries.get(each));
        entries.delete(each);
      }
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#change(async (entries) => {
      for (const each of within(entries, from)) {
        const entry = entries.get(each);
        if (!entry) continue;
        const target = to + each.slice(from.length);
        entries.delete(each);
        this.#forget(entries.get(target));
        entries.set(target, { ...entry, path: target });
      }
    });
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    await this.#changes;
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#write();
    }
    await this.#writing;
  }

  #change(run: (entries: Map<string, Entry>) => Promise<void>): Promise<void> {
    const result = this.#changes.then(async () => run(await this.#load()));
    this.#changes = result.catch(() => undefined);
    this.#timer ??= setTimeout(() => this.#write(), WRITE_AFTER_MS);
    return result;
  }

  #forget(entry: Entry | undefined): void {
    this.#kept -= entry?.size ?? 0;
    if (entry?.content === undefined) return;
    // A content that never reached the disk needs no deleting.
    if (!this.#unwritten.delete(entry.content)) this.#unused.push(entry.content);
  }

  async #content(name: string): Promise<Uint8Array> {
    return this.#unwritten.get(name) ?? readFile(path.join(this.#folder, name));
  }

  #load(): Promise<Map<string, Entry>> {
    this.#loading ??= readFile(path.join(this.#folder, INDEX), 'utf8')
      .then((text) => z.array(Entry).parse(JSON.parse(text)))
      // An index that cannot be read counts as empty.
      .catch(() => [])
      .then((list) => {
        this.#kept = list.reduce((sum, entry) => sum + entry.size, 0);
        return new Map(list.map((entry) => [entry.path, entry]));
      });
    return this.#loading;
  }

  #write(): void {
    this.#timer = undefined;
    this.#writing = this.#writing
      .then(() => this.#changes)
      .then(() => this.#writeNow())
      .catch((error: unknown) => this.#log('The files of a mini program could not be written.', error));
  }

  /** All as it is now; contents first, so that the index names nothing that is not there. */
  async #writeNow(): Promise<void> {
    const entries = [...(await this.#load()).values()];
    const contents = [...this.#unwritten];
    const unused = this.#unused.splice(0);
    const used = new Set(entries.map(({ content }) => content));
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const [name, bytes] of contents) await atomicWrite(path.join(this.#folder, name), bytes);
    await atomicWrite(path.join(this.#folder, INDEX), JSON.stringify(entries));
    for (const [name] of contents) {
      // Replaced while it was being written.
      if (!this.#unwritten.delete(name)) this.#unused.push(name);
    }
    await Promise.all(unused.map((name) => rm(path.join(this.#folder, name), { force: true })));
    await this.#sweep(used);
  }

  /** Contents that a run before left behind when it ended between two writes. */
  async #sweep(used: ReadonlySet<string | undefined>): Promise<void> {
    if (this.#swept) return;
    this.#swept = true;
    const names = await readdir(this.#folder);
    const left = names.filter((name) => /^[0-9a-f]{24}$/.test(name) && !used.has(name) && !this.#unwritten.has(name));
    await Promise.all(left.map((name) => rm(path.join(this.#folder, name), { force: true })));
  }
}

/** The path itself and everything below it. */
function within(entries: ReadonlyMap<string, Entry>, file: string): string[] {
  return [...entries.keys()].filter((each) => each === file || each.startsWith(`${file}/`));
}
