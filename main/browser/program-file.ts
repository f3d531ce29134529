import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SessionFile } from '../core/shell.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * A file of one of the program's own folders, or null: folders, unknown types and links that lead out of it are not served.
 * `pathname` is decoded and starts with `/`; `/` is index.html. Files below `/assets/` have their hash in the name.
 */
export async function programFile(folder: string, pathname: string): Promise<SessionFile | null> {
  const relative = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = TYPES[path.extname(relative).toLowerCase()];
  if (!type) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, relative));
    if (!file.startsWith(root + path.sep) || !(await stat(file)).isFile()) return null;
    return { body: await readFile(file), type, immutable: pathname.startsWith('/assets/') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP') return null;
    throw error;
  }
}
