import type { FileApi, FileCalls, KeptFile } from '../../protocol/api-calls.ts';
import type { ShownFile } from '../../protocol/ops.ts';
import { fileErrors } from './file-errors.ts';
import { type FilePath, filePath, fromHostPath, hostPath, isNameTooLong, parentOf, USER_FOLDER } from './file-paths.ts';
import { mediaType } from './media-type.ts';

/** Limits of a phone, in bytes: of one file, and of all that the app keeps (user folder and saved files). */
export const MAX_FILE = 100 * 1024 * 1024;
export const MAX_KEPT = 200 * 1024 * 1024;
/** Files and folders that the app keeps; each is a call of the host. */
export const MAX_ENTRIES = 20_000;

/** A write reaches the host in parts, because the carriers refuse messages of more than 16 MB. */
const PART = 2 * 1024 * 1024;

/** What the file system needs of the thread around it. */
export interface FileSurroundings {
  /** Address of the build, where the code package's files are. */
  baseUrl(): string;
  /** Bytes behind an address of the session's origin or a blob, read while the thread waits; null when there are none. */
  read(url: string): Uint8Array | null;
  /** An address at which pages find these bytes. */
  createUrl(bytes: Uint8Array, type: string): string;
  /** Hears of each change to what the app keeps at once. */
  tell<K extends FileApi>(api: K, args: FileCalls[K]): void;
}

export interface FileNode {
  folder: boolean;
  size: number;
  /** Milliseconds since the epoch. */
  created: number;
  modified: number;
  accessed: number;
}

interface Entry extends FileNode {
  /** Absent while the content was not asked for: then it is at `url`. */
  bytes?: Uint8Array;
  url?: string | undefined;
}

/**
 * The app's files: the user folder and saved files, which the host keeps, temporary files, which end with the program, and the
 * code package. All of it answers at once; what the host keeps is read when it is first asked for. Throws ApiError throughout.
 */
export class FileSystem {
  /** What pages must know to show files of this run, oldest first. It only grows. */
  readonly shown: ShownFile[] = [];
  #entries: Map<string, Entry> | undefined;
  #kept = 0;
  /** Files and folders that the app keeps. */
  #count = 0;
  #temporary = 0;

  constructor(private readonly around: FileSurroundings) {}

  /** A temporary file with these bytes; `extension` as in `png`. Gives its path. */
  makeTemporary(bytes: Uint8Array | ArrayBuffer, extension: string): string {
    const own = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
    const path = this.#temporaryPath(extension);
    this.#put(path, { ...fresh(own.length), bytes: own });
    return path;
  }

  /** A temporary file whose content stays at an address of the session's origin or a blob until it is asked for. */
  adoptTemporary(content: { url: string; size: number }, extension: string): string {
    const path = this.#temporaryPath(extension);
    this.#put(path, { ...fresh(content.size), url: content.url });
    return path;
  }

  /** Undefined when there is nothing at the path. Folders of the code package are not known. */
  find(given: string): FileNode | undefined {
    const { area, path } = filePath(given);
    if (area === 'package') {
      const bytes = this.#packageFile(path);
      return bytes && { ...fresh(bytes.length), created: 0, modified: 0, accessed: 0 };
    }
    return this.#all.get(path);
  }

  /** The content, not to be written to. `operation` names the failed one, as in `, open PATH`. */
  read(given: string, operation = `, open ${given}`): Uint8Array {
    const { area, path } = filePath(given);
    if (area === 'outside') throw fileErrors.denied(operation);
    if (area === 'package') {
      const bytes = this.#packageFile(path);
      if (!bytes) throw fileErrors.missing(operation);
      return bytes;
    }
    const entry = this.#all.get(path);
    if (!entry) throw fileErrors.missing(operation);
    if (entry.folder) throw fileErrors.isFolder(operation);
    entry.accessed = Date.now();
    const bytes = this.#load(entry);
    if (!bytes) throw fileErrors.missing(operation);
    return bytes;
  }

  /** Puts bytes into a file at an offset and ends it behind `size`; makes the file where there is none. */
  write(given: string, bytes: Uint8Array, place?: { offset: number; size: number }, operation = `, open ${given}`): void {
    const path = this.#writable(given, operation);
    if (isNameTooLong(path)) throw fileErrors.nameTooLong(given);
    const entry = this.#all.get(path);
    if (entry?.folder) throw fileErrors.isFolder(operation);
    this.#checkParent(path, operation);
    const { offset, size } = place ?? { offset: 0, size: bytes.length };
    this.#checkRoom(size, entry);
    let content = bytes;
    if (offset !== 0 || size !== bytes.length) {
      content = new Uint8Array(size);
      content.set((entry && this.#load(entry))?.subarray(0, size) ?? []);
      content.set(bytes.subarray(0, Math.max(0, size - offset)), offset);
    }
    this.#put(path, { ...fresh(size), created: entry?.created ?? Date.now(), bytes: content });
    this.#tellWrite(path, bytes, offset, size);
  }

  /** Bytes at the end of a file; makes the file where there is none. */
  append(given: string, bytes: Uint8Array, operation = `, open ${given}`): void {
    const before = this.find(given)?.size ?? 0;
    this.write(given, bytes, { offset: before, size: before + bytes.length }, operation);
  }

  makeFolder(given: string, recursive: boolean): void {
    const operation = `, open ${given}`;
    const path = this.#writable(given, operation);
    if (isNameTooLong(path)) throw fileErrors.nameTooLong(given);
    const there = this.#all.get(path);
    if (there && !(recursive && there.folder)) throw fileErrors.exists(given);
    if (there) return;
    const parent = parentOf(path);
    const above = this.#all.get(parent);
    if (above && !above.folder) throw fileErrors.notFolder(given);
    if (!above && !recursive) throw fileErrors.missing(` ${given}`);
    if (!above) this.makeFolder(parent, true);
    this.#checkRoom(0, undefined);
    this.#put(path, { ...fresh(0), folder: true });
    this.around.tell('fileMakeFolder', { path: hostPath(path) });
  }

  /** Names in a folder, in the order of their letters. */
  list(given: string): string[] {
    const { area, path } = filePath(given);
    if (area === 'outside' || area === 'package') throw fileErrors.denied(`, open ${given}`);
    const entry = this.#all.get(path);
    if (!entry) throw fileErrors.missing(` ${given}`);
    if (!entry.folder) throw fileErrors.notFolder(given);
    return this.#below(path)
      .map((each) => each.slice(path.length + 1))
      .filter((name) => !name.includes('/'))
      .sort();
  }

  /** Paths of everything in a folder, at any depth, as they follow the folder: `/a/b.txt`. */
  listAll(given: string): string[] {
    const { path } = filePath(given);
    return this.#below(path)
      .map((each) => each.slice(path.length))
      .sort();
  }

  removeFolder(given: string, recursive: boolean): void {
    const path = this.#writable(given, `, open ${given}`);
    const entry = this.#all.get(path);
    if (!entry) throw fileErrors.missing(` ${given}`);
    if (!entry.folder) throw fileErrors.notFolder(given);
    if (path === USER_FOLDER) throw fileErrors.denied(`, open ${given}`);
    const inside = this.#below(path);
    if (inside.length > 0 && !recursive) throw fileErrors.notEmpty();
    for (const each of [...inside, path]) this.#forget(each);
    this.around.tell('fileRemove', { path: hostPath(path) });
  }

  removeFile(given: string): void {
    const path = this.#writable(given, `, open ${given}`);
    const entry = this.#all.get(path);
    if (!entry) throw fileErrors.missing(` ${given}`);
    if (entry.folder) throw fileErrors.notPermitted(`, unlink ${given}`);
    this.#forget(path);
    this.around.tell('fileRemove', { path: hostPath(path) });
  }

  rename(from: string, to: string): void {
    const operation = `, rename ${from} -> ${to}`;
    const source = this.#writable(from, operation);
    const target = this.#writable(to, operation);
    const entry = this.#all.get(source);
    if (!entry) throw fileErrors.missing(operation);
    this.#checkParent(target, operation);
    const there = this.#all.get(target);
    if (there?.folder || (there && entry.folder)) throw fileErrors.exists(to);
    if (`${target}/`.startsWith(`${source}/`)) {
      if (source === target) return;
      throw fileErrors.notPermitted(operation);
    }
    for (const path of [source, ...this.#below(source)]) {
      const moved = this.#all.get(path);
      if (!moved) continue;
      // The host moves its copy: the address of before leads nowhere then.
      if (!moved.folder) this.#load(moved);
      this.#forget(path);
      this.#put(target + path.slice(source.length), { ...moved, url: undefined });
    }
    this.around.tell('fileRename', { from: hostPath(source), to: hostPath(target) });
  }

  copy(from: string, to: string): void {
    const operation = `, copyFile ${from} -> ${to}`;
    this.write(to, this.read(from, operation), undefined, operation);
  }

  /** Keeps a temporary file: at `to` in the user folder, or as a saved file. The temporary one is gone. Gives the new path. */
  save(temporary: string, to: string | undefined): string {
    const { area, path } = filePath(temporary);
    const entry = area === 'temporary' ? this.#all.get(path) : undefined;
    const bytes = entry && this.#load(entry);
    if (!bytes) throw fileErrors.noTemporary();
    if (to === undefined || to === '') {
      this.#checkRoom(bytes.length, undefined);
      const saved = path.replace('tmp_', 'store_');
      this.#put(saved, { ...fresh(bytes.length), bytes });
      this.#tellWrite(saved, bytes, 0, bytes.length);
      this.#forget(path);
      return saved;
    }
    this.write(to, bytes, undefined, `, open "${to}"`);
    this.#forget(path);
    return to;
  }

  /** Saved files by path. */
  saved(): [string, FileNode][] {
    return [...this.#all].filter(([path]) => filePath(path).area === 'saved');
  }

  removeSaved(given: string): void {
    const { area, path } = filePath(given);
    if (area !== 'saved' || !this.#all.has(path)) throw fileErrors.missing(` ${given}`);
    this.#forget(path);
    this.around.tell('fileRemove', { path: hostPath(path) });
  }

  /** The address at which a page, or a player, loads what a path or an address of an app names. */
  urlOf(given: string): string {
    const { area, path } = filePath(given);
    if (area === 'outside') return given;
    if (area === 'package') return new URL(path, this.around.baseUrl()).href;
    const entry = this.#all.get(path);
    if (!entry || entry.folder) return '';
    return this.#urlOf(path, entry);
  }

  get #all(): Map<string, Entry> {
    if (this.#entries) return this.#entries;
    const entries = new Map<string, Entry>([[USER_FOLDER, { ...fresh(0), folder: true }]]);
    this.#entries = entries;
    for (const { path, folder, size, created, modified } of this.#keptByHost()) {
      const url = this.#hostUrl(path);
      entries.set(fromHostPath(path), { folder, size, created, modified, accessed: modified, ...(!folder && { url }) });
      this.#kept += size;
      this.#count += 1;
    }
    return entries;
  }

  #hostUrl(path: string): string {
    return new URL(`/files/${path.split('/').map(encodeURIComponent).join('/')}`, this.around.baseUrl()).href;
  }

  /** A host that keeps no files answers the question with something else, or not at all. */
  #keptByHost(): KeptFile[] {
    const bytes = this.around.read(this.#hostUrl(''));
    try {
      const list: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));
      return Array.isArray(list) ? (list as KeptFile[]) : [];
    } catch {
      return [];
    }
  }

  #packageFile(path: string): Uint8Array | undefined {
    return (path !== '' && this.around.read(new URL(encodeURI(path), this.around.baseUrl()).href)) || undefined;
  }

  #load(entry: Entry): Uint8Array | undefined {
    if (!entry.bytes && entry.url !== undefined) {
      const bytes = this.around.read(entry.url);
      if (bytes) {
        entry.bytes = bytes;
        entry.size = bytes.length;
      }
    }
    return entry.bytes;
  }

  #temporaryPath(extension: string): string {
    this.#temporary += 1;
    const ending = extension.replace(/^\./, '');
    // Names of two runs differ: a page may still know one of the run before.
    const name = `${Date.now().toString(16)}${this.#temporary.toString(16).padStart(4, '0')}`;
    return `wxfile://tmp_${name}${ending ? `.${ending}` : ''}`;
  }

  /** The path, if the app may write there. */
  #writable(given: string, operation: string): string {
    const { area, path }: FilePath = filePath(given);
    if (area !== 'user') throw fileErrors.denied(operation);
    return path;
  }

  #checkParent(path: string, operation: string): void {
    const parent = this.#all.get(parentOf(path));
    if (!parent) throw fileErrors.missing(operation);
    if (!parent.folder) throw fileErrors.notFolder(path);
  }

  /** `before` is what stands at the path. */
  #checkRoom(size: number, before: Entry | undefined): void {
    if (size > MAX_FILE || this.#kept - (before?.size ?? 0) + size > MAX_KEPT) throw fileErrors.tooMuch();
    if (!before && this.#count >= MAX_ENTRIES) throw fileErrors.tooMany(MAX_ENTRIES);
  }

  #below(folder: string): string[] {
    return [...this.#all.keys()].filter((path) => path.startsWith(`${folder}/`));
  }

  #put(path: string, entry: Entry): void {
    const before = this.#all.get(path);
    this.#all.set(path, entry);
    if (filePath(path).area !== 'temporary') {
      this.#kept += entry.size - (before?.size ?? 0);
      if (!before) this.#count += 1;
    }
    if (!entry.folder && mediaType(path, entry.bytes) !== '') this.shown.push([path, this.#urlOf(path, entry)]);
  }

  #forget(path: string): void {
    const entry = this.#all.get(path);
    if (!entry) return;
    this.#all.delete(path);
    if (filePath(path).area !== 'temporary') {
      this.#kept -= entry.size;
      this.#count -= 1;
    }
    if (!entry.folder && mediaType(path, entry.bytes) !== '') this.shown.push([path, null]);
  }

  #urlOf(path: string, entry: Entry): string {
    entry.url ??= this.around.createUrl(entry.bytes ?? new Uint8Array(), mediaType(path, entry.bytes) || 'application/octet-stream');
    return entry.url;
  }

  #tellWrite(path: string, bytes: Uint8Array, offset: number, size: number): void {
    for (let start = 0; start === 0 || start < bytes.length; start += PART) {
      const part = bytes.slice(start, start + PART);
      const end = start + PART >= bytes.length ? size : offset + start + part.length;
      this.around.tell('fileWrite', { path: hostPath(path), offset: offset + start, size: end, bytes: part.buffer as ArrayBuffer });
    }
  }
}

function fresh(size: number): FileNode {
  const now = Date.now();
  return { folder: false, size, created: now, modified: now, accessed: now };
}
