/**
 * Which module a `require(id)` means. The compiler and the logic thread both use it, so that what was packed is what is found.
 *
 * A module's key is its path from the package's root without `.js`, `.ts` (`pages/home/home`); a JSON module keeps its
 * ending (`utils/cities.json`), because `home.js` and `home.json` commonly stand side by side.
 *
 * `./x` and `../x` are relative to the directory of `from`, `/x` to the root. Anything else is tried relative to the
 * directory of `from` first, as mini programs allow `require('utils/x')`, and then as an npm package: in the
 * `miniprogram_npm` of each directory from that of `from` up to the root. A directory means its `index`.
 *
 * @param from key of the module that requires
 * @param written the text given to `require`
 * @param has whether a module with this key exists
 * @param aliases `resolveAlias` of app.json
 * @returns the key, or null when there is no such module
 */
export function resolveModule(
  from: string,
  written: string,
  has: (key: string) => boolean,
  aliases?: Readonly<Record<string, string>>,
): string | null {
  const id = withoutAlias(written, aliases);
  const directory = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  if (id.startsWith('/')) return find(joinPath('', id), has);
  const relative = find(joinPath(directory, id), has);
  // `pages/moment/moment` that requires `moment` means the package, not itself.
  if ((relative !== null && relative !== from) || id.startsWith('.')) return relative;
  for (let parent: string | null = directory; parent !== null; parent = parentOf(parent)) {
    const found = find(joinPath(parent, `miniprogram_npm/${id}`), has);
    if (found !== null) return found;
  }
  return relative;
}

/**
 * `~/utils/x` -> `/utils/x` with `{ "~/*": "/*" }`: the part that a `*` stands for goes where the other `*` is. Targets are from
 * the root. The first alias that fits counts.
 */
export function withoutAlias(id: string, aliases: Readonly<Record<string, string>> = {}): string {
  for (const [pattern, target] of Object.entries(aliases)) {
    const [before = '', after] = pattern.split('*');
    const fits =
      after === undefined ? id === pattern : id.startsWith(before) && id.endsWith(after) && id.length >= before.length + after.length;
    if (!fits) continue;
    const part = after === undefined ? '' : id.slice(before.length, id.length - after.length);
    return `/${target.replace(/^\.?\//, '').replace('*', () => part)}`;
  }
  return id;
}

/** `id` from `directory` with `.` and `..` removed; '' is the root. Null when the path leaves the root. */
export function joinPath(directory: string, id: string): string | null {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of id.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

function parentOf(directory: string): string | null {
  if (directory === '') return null;
  return directory.includes('/') ? directory.slice(0, directory.lastIndexOf('/')) : '';
}

function find(path: string | null, has: (key: string) => boolean): string | null {
  if (path === null) return null;
  const bare = path.replace(/\.[jt]s$/, '');
  // The last but one: `decimal.js` can be the name of a package.
  const candidates = path.endsWith('.json') ? [path] : [bare, `${bare}/index`, path, `${path}/index`, `${bare}.json`];
  return candidates.find((candidate) => candidate !== '' && has(candidate)) ?? null;
}
