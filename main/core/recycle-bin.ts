import { randomBytes } from 'node:crypto';
import { cp, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';
import { fsCode } from './fs-error.ts';

/** Deleted files of one project, in a folder of the app's data: `ID/content` and `ID/path.txt`. */
export class RecycleBin {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Moves the absolute `source` here; `relative` is its path in the project. Returns the id to restore it by. */
  async put(source: string, relative: string): Promise<string> {
    await lstat(source);
    const id = randomBytes(12).toString('hex');
    const folder = path.join(this.#folder, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await writeFile(path.join(folder, 'path.txt'), relative);
      await move(source, path.join(folder, 'content'));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return id;
  }

  /** Path in the project that the deleted file had. @throws AppError file-missing */
  async pathOf(id: string): Promise<string> {
    if (/^[0-9a-f]{24}$/.test(id)) {
      const found = await readFile(path.join(this.#folder, id, 'path.txt'), 'utf8').catch(() => null);
      if (found !== null) return found;
    }
    throw new AppError('file-missing', 'What was deleted is not in the bin any more.');
  }

  /** Moves it to the absolute `target`, where nothing may be. */
  async take(id: string, target: string): Promise<void> {
    if (await exists(target)) throw new AppError('file-exists', `${path.basename(target)} exists again.`, { path: path.basename(target) });
    await mkdir(path.dirname(target), { recursive: true });
    await move(path.join(this.#folder, id, 'content'), target);
    await rm(path.join(this.#folder, id), { recursive: true, force: true });
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (fsCode(error) !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true, verbatimSymlinks: true, errorOnExist: true, force: false });
    await rm(from, { recursive: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
