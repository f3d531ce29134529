import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';
import { fsCode } from './fs-error.ts';

const MAX_PATH = 1024;
const MAX_PART = 255;
/** Names that Windows gives to devices, whatever their ending. */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const FORBIDDEN = /[\u0000-\u001f\\:*?"<>|]/;

/**
 * Parts of a path inside the project. Refuses, on every operating system, what any of them would read as another place:
 * `..`, absolute paths, drives, NUL, backslashes, streams, device names, trailing dots and blanks.
 * @throws AppError path-invalid, path-outside-project
 */
export function projectPathParts(relative: string): string[] {
  if (relative === '') return [];
  const refuse = (): AppError =>
    new AppError('path-invalid', 'This name cannot be used for a file.', { path: relative.slice(0, MAX_PATH) });
  if (relative.length > MAX_PATH) throw refuse();
  const parts = relative.split('/');
  if (relative.startsWith('/') || parts.includes('..')) throw outside(relative);
  for (const part of parts) {
    const bad = part === '' || part === '.' || FORBIDDEN.test(part) || /[. ]$/.test(part) || DEVICE_NAME.test(part);
    if (bad || Buffer.byteLength(part) > MAX_PART) throw refuse();
  }
  return parts;
}

/**
 * Absolute path, free of links, of a path inside `root`. For a path that does not exist yet the deepest folder that does is
 * checked. Links are followed only where they stay inside.
 * @throws AppError path-invalid, path-outside-project, folder-missing when `root` itself is gone
 */
export async function resolveInside(root: string, relative: string): Promise<string> {
  const parts = projectPathParts(relative);
  const realRoot = await realpath(root).catch((error: unknown) => {
    if (fsCode(error) !== 'ENOENT' && fsCode(error) !== 'ENOTDIR') throw error;
    throw new AppError('folder-missing', `The folder ${root} does not exist any more.`, { folder: root }, { cause: error });
  });
  const missing: string[] = [];
  for (;;) {
    const candidate = path.join(realRoot, ...parts);
    try {
      const real = await realpath(candidate);
      if (!isInside(realRoot, real)) throw outside(relative);
      return path.join(real, ...missing);
    } catch (error) {
      if (error instanceof AppError) throw error;
      const code = fsCode(error);
      if (code === 'ELOOP') throw outside(relative);
      if ((code !== 'ENOENT' && code !== 'ENOTDIR') || parts.length === 0) throw error;
      // A link to nothing: whoever makes its target appear decides where a write would land.
      if (await isLink(candidate)) throw outside(relative);
      missing.unshift(parts.pop() as string);
    }
  }
}

/** Whether `file` is `folder` or below it; both are absolute and free of links. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}

function outside(relative: string): AppError {
  return new AppError('path-outside-project', 'This path leads out of the project.', { path: relative.slice(0, MAX_PATH) });
}
