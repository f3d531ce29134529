import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SessionFile } from '../core/shell.ts';
import { contentType } from '../core/simulator/content-type.ts';

/**
 * A file of one of the program's own folders, or null: folders and links that lead out of it are not served.
 * `pathname` is decoded and starts with `/`; `/` is index.html. Files below `/assets/` have their hash in the name.
 */
export async function programFile(folder: string, pathname: string): Promise<SessionFile | null> {
  const relative = pathname === '/' ? 'index.html' : pathname.slice(1);
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, relative));
    if (!file.startsWith(root + path.sep) || !(await stat(file)).isFile()) return null;
    return { body: await readFile(file), type: contentType(relative), immutable: pathname.startsWith('/assets/') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP') return null;
    throw error;
  }
}
