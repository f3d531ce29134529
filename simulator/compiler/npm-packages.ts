import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isJsonObject, parseJson } from './json-source.ts';

/** `folder`: made for mini programs, its files are taken as they are. `bundle`: plain JavaScript, each entry is bundled. */
export type NpmPackage = { kind: 'folder'; directory: string; files: ReadonlySet<string> } | { kind: 'bundle'; directory: string };

/** `@scope/name/sub` -> `@scope/name`. */
export function packageName(id: string): string {
  return id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Packages installed in `node_modules` folders. A package made for mini programs names its folder in `package.json` as
 * `miniprogram` (default `miniprogram_dist`).
 */
export class NpmPackages {
  readonly #folders: readonly string[];
  readonly #packages = new Map<string, NpmPackage | null>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  find(name: string): NpmPackage | null {
    let found = this.#packages.get(name);
    if (found === undefined) {
      found = this.#look(name);
      this.#packages.set(name, found);
    }
    return found;
  }

  #look(name: string): NpmPackage | null {
    if (!/^(@[\w.-]+\/)?[\w-][\w.-]*$/.test(name)) return null;
    for (const folder of this.#folders) {
      const directory = join(folder, name);
      const manifest = join(directory, 'package.json');
      if (!existsSync(manifest)) continue;
      const parsed = parseJson(readFileSync(manifest, 'utf8'));
      const written = 'value' in parsed && isJsonObject(parsed.value) ? parsed.value['miniprogram'] : undefined;
      const part = join(directory, typeof written === 'string' ? written : 'miniprogram_dist');
      if (statSync(part, { throwIfNoEntry: false })?.isDirectory()) return { kind: 'folder', directory: part, files: filesBelow(part) };
      return { kind: 'bundle', directory };
    }
    return null;
  }
}

function filesBelow(directory: string): Set<string> {
  const files = new Set<string>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files.add(relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'));
  }
  return files;
}
