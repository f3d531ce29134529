import { lstat, mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_TEXT } from '../contract/commands.ts';
import { AppError } from '../contract/errors.ts';
import type { FileContent, FileEntry } from '../contract/models.ts';
import { type AtomicWrite, atomicWrite, isTemporaryName } from './atomic-write.ts';
import { fsCode, withFileErrors } from './fs-error.ts';
import { isInside, resolveInside } from './project-paths.ts';
import type { RecycleBin } from './recycle-bin.ts';
import { contentVersion, decodeText, encodeText } from './text-file.ts';

const MAX_ALL = 20_000;
const MAX_IMAGE = 8 * 1024 * 1024;
/** Four bytes a character at most. */
const MAX_BYTES = MAX_TEXT * 4;
const UNWALKED = new Set(['node_modules', '.git']);
const IMAGE_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.bmp': 'image/bmp',
  '.avif': 'image/avif',
};

/** The open project's files. Every path is checked anew at each call, because links may appear at any time. */
export class ProjectFiles {
  readonly #root: string;
  readonly #bin: RecycleBin;
  readonly #write: AtomicWrite;

  /** `root`: absolute folder of the project. */
  constructor(root: string, bin: RecycleBin, write: AtomicWrite = atomicWrite) {
    this.#root = root;
    this.#bin = bin;
    this.#write = write;
  }

  /** Entries of a folder, folders first, by name. Links that leave the project are left out. */
  async list(folder: string): Promise<FileEntry[]> {
    const real = await this.#resolve(folder);
    const names = await withFileErrors(folder, () => readdir(real));
    const entries = await Promise.all(
      names.filter((name) => !isTemporaryName(name)).map((name) => this.#entry(folder === '' ? name : `${folder}/${name}`)),
    );
    return entries.filter((entry) => entry !== null).sort(byKindAndName);
  }

  /** Paths of all files, at most 20,000; `node_modules`, `.git` and links are passed over. */
  async all(signal?: AbortSignal): Promise<{ paths: string[]; truncated: boolean }> {
    const paths: string[] = [];
    const folders = [''];
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
      signal?.throwIfAborted();
      const entries = await readdir(path.join(this.#root, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries.sort((a, b) => compare(a.name, b.name))) {
        const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && !UNWALKED.has(entry.name)) folders.push(relative);
        if (!entry.isFile() || isTemporaryName(entry.name)) continue;
        if (paths.length === MAX_ALL) return { paths, truncated: true };
        paths.push(relative);
      }
    }
    return { paths, truncated: false };
  }

  /** @throws AppError file-missing, file-too-large, file-not-text, path errors */
  async read(file: string): Promise<FileContent> {
    const bytes = await this.#bytes(file, MAX_BYTES);
    const text = decodeText(bytes, file);
    if (text.length > MAX_TEXT) throw tooLarge(file, MAX_TEXT);
    return { path: file, text, version: contentVersion(bytes) };
  }

  /** `baseVersion`: null overwrites whatever is there; '' means that no file is expected. @throws AppError file-changed, disk-full, ... */
  async write(file: string, text: string, baseVersion: string | null): Promise<FileContent> {
    const real = await this.#resolve(file);
    const previous = await this.#previous(file, real);
    const version = previous === null ? '' : contentVersion(previous);
    if (baseVersion !== null && baseVersion !== version) {
      throw new AppError('file-changed', `${file} was changed by another program meanwhile.`, { path: file, version });
    }
    const bytes = encodeText(text, previous);
    await withFileErrors(file, async () => {
      await mkdir(path.dirname(real), { recursive: true });
      await this.#write(real, bytes, async () => {
        if ((await this.#resolve(file)) !== real)
          throw new AppError('path-outside-project', 'This path leads out of the project.', { path: file });
      });
    });
    return { path: file, text, version: contentVersion(bytes) };
  }

  /** @throws AppError file-exists, path errors */
  async create(file: string, kind: 'file' | 'folder', text = ''): Promise<FileEntry> {
    if (file === '') throw new AppError('path-invalid', 'A name is needed.', { path: file });
    const real = await this.#resolve(file);
    await withFileErrors(file, async () => {
      await mkdir(path.dirname(real), { recursive: true });
      if (kind === 'folder') await mkdir(real);
      else await writeFile(real, text, { flag: 'wx' });
    });
    return { path: file, kind, size: kind === 'file' ? Buffer.byteLength(text) : 0 };
  }

  /** @throws AppError file-exists, file-missing, path errors */
  async rename(from: string, to: string): Promise<void> {
    if (from === '' || to === '') throw new AppError('path-invalid', 'The project itself cannot be renamed.', { path: from });
    const [source, target] = [await this.#link(from), await this.#link(to)];
    if (source !== target && isInside(source, target))
      throw new AppError('path-invalid', 'A folder cannot be moved into itself.', { path: to });
    await withFileErrors(from, async () => {
      const found = await lstat(source);
      const there = await lstat(target).catch(() => null);
      // The same file under another case, where the file system does not tell them apart, is no obstacle.
      if (there && !(there.ino === found.ino && there.dev === found.dev))
        throw new AppError('file-exists', `${to} exists already.`, { path: to });
      await mkdir(path.dirname(target), { recursive: true });
      await rename(source, target);
    });
  }

  /** Moves a file or folder to the bin. @returns what `restore` needs. */
  async delete(file: string): Promise<string> {
    if (file === '') throw new AppError('path-invalid', 'The project itself cannot be deleted.', { path: file });
    const real = await this.#link(file);
    return withFileErrors(file, () => this.#bin.put(real, file));
  }

  /** Brings back what `delete` took. @throws AppError file-exists, file-missing */
  async restore(undo: string): Promise<string> {
    const file = await this.#bin.pathOf(undo);
    const real = await this.#link(file);
    await withFileErrors(file, () => this.#bin.take(undo, real));
    return file;
  }

  /** @throws AppError file-too-large (8 MB), file-not-text when it is no image */
  async image(file: string): Promise<{ dataUrl: string; size: number }> {
    const type = IMAGE_TYPES[path.extname(file).toLowerCase()];
    if (!type) throw new AppError('invalid-input', `${file} is not an image.`, { path: file });
    const bytes = await this.#bytes(file, MAX_IMAGE);
    return { dataUrl: `data:${type};base64,${bytes.toString('base64')}`, size: bytes.length };
  }

  async #resolve(file: string): Promise<string> {
    return withFileErrors(file, () => resolveInside(this.#root, file));
  }

  /** Like `#resolve`, but a link as the last part stays what it is: moving or deleting it does not touch its target. */
  async #link(file: string): Promise<string> {
    const slash = file.lastIndexOf('/');
    const parent = await this.#resolve(slash < 0 ? '' : file.slice(0, slash));
    await this.#resolve(file).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'path-outside-project' || file.split('/').includes('..')) throw error;
    });
    return path.join(parent, file.slice(slash + 1));
  }

  async #entry(relative: string): Promise<FileEntry | null> {
    try {
      const found = await stat(await resolveInside(this.#root, relative));
      if (found.isDirectory()) return { path: relative, kind: 'folder', size: 0 };
      return found.isFile() ? { path: relative, kind: 'file', size: found.size } : null;
    } catch {
      // Gone meanwhile, or a link out of the project.
      return null;
    }
  }

  async #bytes(file: string, limit: number): Promise<Buffer> {
    const real = await this.#resolve(file);
    return withFileErrors(file, async () => {
      const handle = await open(real, 'r');
      try {
        const found = await handle.stat();
        if (!found.isFile()) throw new AppError('path-invalid', `${file} is not a file.`, { path: file });
        if (found.size > limit) throw tooLarge(file, limit);
        // The opened file must still be the one that its path names inside the project.
        const again = await stat(await this.#resolve(file));
        if (again.ino !== found.ino || again.dev !== found.dev)
          throw new AppError('file-changed', `${file} was just replaced; try again.`, { path: file });
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    });
  }

  async #previous(file: string, real: string): Promise<Buffer | null> {
    try {
      return await readFile(real);
    } catch (error) {
      if (fsCode(error) === 'ENOENT') return null;
      return withFileErrors(file, () => Promise.reject(error));
    }
  }
}

function tooLarge(file: string, limit: number): AppError {
  return new AppError('file-too-large', `${file} is larger than ${Math.round(limit / 1024 / 1024)} MB.`, { path: file, limit });
}

function byKindAndName(a: FileEntry, b: FileEntry): number {
  if (a.kind !== b.kind) return a.kind === 'folder' ? -1 : 1;
  return compare(a.path, b.path);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' }) || (a < b ? -1 : 1);
}
