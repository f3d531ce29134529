import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { joinPath } from '../protocol/resolve-module.ts';
import { sha256 } from './content-cache.ts';
import { compareText } from './diagnostics.ts';
import { type NpmPackages, packageName } from './npm-packages.ts';

export interface Source {
  path: string;
  text: string;
  /** sha-256 of the text. */
  hash: string;
  /** The file's bytes are not in the encoding that they were read as. */
  misread?: boolean;
}

const NPM = 'miniprogram_npm/';
const SKIPPED = new Set(['node_modules', '.git', '.svn', '.hg', '.idea', '.vscode']);

/**
 * The files of a mini program as the compiler sees them: paths relative to the mini program's root, with `/`. Packages that
 * are installed with npm but not copied into the project appear under `miniprogram_npm/` as if they were.
 */
export class SourceTree {
  readonly root: string;
  readonly #prefix: string;
  readonly #npm: NpmPackages;
  readonly #sources: Map<string, Promise<Source | null>>;
  #files = new Set<string>();
  #directories = new Set<string>();
  #spellings: Map<string, string> | null = null;
  /** Links that lead out of the project: they are left out. */
  readonly outsideLinks: string[] = [];
  #ownPackages = new Set<string>();

  /**
   * @param root absolute path of the mini program's root
   * @param prefix path from the project's folder to the root, '' or ending with `/`
   * @param sources what has been read before and still holds; keyed by path
   */
  constructor(root: string, prefix: string, npm: NpmPackages, sources: Map<string, Promise<Source | null>>) {
    this.root = root;
    this.#prefix = prefix;
    this.#npm = npm;
    this.#sources = sources;
  }

  /** Lists the project's files. */
  async scan(ignored: (path: string) => boolean): Promise<void> {
    const project = await realpath(join(this.root, this.#prefix === '' ? '.' : relative(this.#prefix, '.')));
    const seen = new Set([await realpath(this.root)]);
    const link = async (path: string): Promise<void> => {
      const target = await realpath(join(this.root, path)).catch(() => null);
      if (target === null) return;
      if (target !== project && !target.startsWith(project + sep)) {
        this.outsideLinks.push(path);
        return;
      }
      const found = await stat(target);
      if (found.isDirectory() && !seen.has(target)) {
        seen.add(target);
        this.#directories.add(path);
        await walk(path);
      } else if (found.isFile() && !ignored(path)) this.#files.add(path);
    };
    const walk = async (directory: string): Promise<void> => {
      const entries = await readdir(join(this.root, directory), { withFileTypes: true });
      await Promise.all(
        entries.map(async (entry) => {
          if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return;
          const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
          if (entry.isDirectory()) {
            this.#directories.add(path);
            await walk(path);
          } else if (entry.isSymbolicLink()) await link(path);
          else if (entry.isFile() && !ignored(path)) this.#files.add(path);
        }),
      );
    };
    await walk('');
    for (const path of this.#files) if (path.startsWith(NPM)) this.#ownPackages.add(packageName(path.slice(NPM.length)));
  }

  /** The project's own files, sorted; installed packages are not among them. */
  get files(): string[] {
    return [...this.#files].sort(compareText);
  }

  hasDirectory(path: string): boolean {
    return this.#directories.has(path);
  }

  has(path: string): boolean {
    return this.#files.has(path) || this.absolute(path) !== null;
  }

  /**
   * For a message about what is not there: names the file that differs only in upper and lower case, which some systems take
   * for the same and phones do not. '' when there is none.
   *
   * @param from path that `id` is relative to; an `id` that begins with `/` is from the root
   * @param endings what a file's name may have after the id
   */
  otherSpelling(from: string, id: string, endings: readonly string[]): string {
    const path = joinPath(id.startsWith('/') ? '' : from.split('/').slice(0, -1).join('/'), id);
    if (path === null) return '';
    this.#spellings ??= new Map([...this.#files].map((file) => [file.toLowerCase(), file]));
    for (const ending of ['', ...endings]) {
      const found = this.#spellings.get((path + ending).toLowerCase());
      if (found !== undefined) return `, but ${found}: upper and lower case count`;
    }
    return '';
  }

  /** Whether a script or JSON module with this key exists, see `resolveModule`. */
  hasModule(key: string): boolean {
    return this.modulePath(key) !== null;
  }

  /** `utils/x` -> `utils/x.js` or `utils/x.ts`; a JSON module's key is its path. */
  modulePath(key: string): string | null {
    if (key.endsWith('.json')) return this.has(key) ? key : null;
    return [`${key}.js`, `${key}.ts`].find((path) => this.has(path)) ?? null;
  }

  /** Whether the npm package that a path or id starts with is there. */
  hasPackage(id: string): boolean {
    const name = packageName(id);
    return this.#ownPackages.has(name) || this.#npm.find(name) !== null;
  }

  /** Where the file is on the disk; null when there is none. */
  absolute(path: string): string | null {
    if (this.#files.has(path)) return join(this.root, path);
    if (!path.startsWith(NPM)) return null;
    const name = packageName(path.slice(NPM.length));
    if (this.#ownPackages.has(name)) return null;
    const found = this.#npm.find(name);
    const rest = path.slice(NPM.length + name.length + 1);
    if (found?.kind === 'folder') return found.files.has(rest) ? join(found.directory, rest) : null;
    return found && rest.endsWith('.js') && (rest === 'index.js' || existsSync(join(found.directory, rest)))
      ? join(found.directory, rest)
      : null;
  }

  /** What to bundle for a module of a plain JavaScript package: a folder (its `main` is meant) or a file. */
  bundleEntry(path: string): string | null {
    if (!path.startsWith(NPM) || this.#files.has(path)) return null;
    const name = packageName(path.slice(NPM.length));
    const found = this.#ownPackages.has(name) ? null : this.#npm.find(name);
    if (found?.kind !== 'bundle') return null;
    const rest = path.slice(NPM.length + name.length + 1);
    return rest === 'index.js' ? found.directory : join(found.directory, rest);
  }

  /** The path as the user knows it: relative to the project's folder. */
  display(path: string): string {
    return this.#files.has(path) || !path.startsWith(NPM) ? this.#prefix + path : path;
  }

  read(path: string): Promise<Source | null> {
    let source = this.#sources.get(path);
    if (source === undefined) {
      source = this.#load(path);
      this.#sources.set(path, source);
    }
    return source;
  }

  async #load(path: string): Promise<Source | null> {
    const absolute = this.absolute(path);
    if (absolute === null) return null;
    const bytes = await readFile(absolute).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EISDIR') return null;
      throw error;
    });
    if (bytes === null) return null;
    const text = textOf(bytes);
    return { path, text, hash: sha256(text), misread: text.includes('\uFFFD') && !isUtf8(bytes) };
  }

  /** Size in bytes, and a text that changes when the file does. Null when it vanished. */
  async stamp(path: string): Promise<{ source: string; size: number; stamp: string } | null> {
    const source = this.absolute(path);
    const found = source === null ? null : await stat(source).catch(() => null);
    return source === null || found === null ? null : { source, size: found.size, stamp: `${found.size}:${found.mtimeMs}` };
  }
}

/** UTF-8, or UTF-16 when the file begins with its mark. Marks are no part of the text. */
function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
