/** Where a path leads: the user folder, a temporary or a saved file, the code package; `outside` is none of the app's. */
export type FileArea = 'user' | 'temporary' | 'saved' | 'package' | 'outside';

export const USER_FOLDER = 'wxfile://usr';
const SCHEME = 'wxfile://';
const MAX_NAME = 255;

export interface FilePath {
  area: FileArea;
  /** Without `.`, `..`, doubled slashes and a slash at the end. Of the package: without a leading slash. */
  path: string;
}

/** Reads a path as an app writes it. One that climbs out of its area is `outside`. */
export function filePath(given: string): FilePath {
  const own = given.startsWith(SCHEME);
  if (!own && /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(given)) return { area: 'outside', path: given };
  const parts: string[] = [];
  for (const part of given.slice(own ? SCHEME.length : 0).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length <= (own ? 1 : 0)) return { area: 'outside', path: given };
      parts.pop();
    } else parts.push(part);
  }
  if (!own) return { area: 'package', path: parts.join('/') };
  const [root = ''] = parts;
  const path = SCHEME + parts.join('/');
  if (root === 'usr') return { area: 'user', path };
  const area = root.startsWith('tmp_') ? 'temporary' : root.startsWith('store_') ? 'saved' : 'outside';
  return { area: parts.length > 1 ? 'outside' : area, path };
}

export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

export function isNameTooLong(path: string): boolean {
  return path.split('/').some((part) => part.length > MAX_NAME);
}

/** The path as the host names it: `usr/a/b.txt`, `store_x.png`. */
export function hostPath(path: string): string {
  return path.slice(SCHEME.length);
}

export function fromHostPath(path: string): string {
  return SCHEME + path;
}
