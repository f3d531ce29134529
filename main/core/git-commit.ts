import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** More than any file that is read here; `packed-refs` has a line for every branch and tag. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Names that lead to names; git itself follows five. */
const MAX_NAMES = 5;
const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const REFERENCE = /^refs\/[^\s~^:?*[\\]+$/;

export interface GitCommit {
  /** 40 or 64 hexadecimal digits. */
  hash: string;
  /** Null while no branch is checked out. */
  branch: string | null;
}

/**
 * The commit that is checked out in the repository of a folder; null where there is none, or none that can be read. Only git's own
 * files are read, and nothing but hashes and names of references is taken from them: no program runs, because a project's own
 * configuration of git may name any. Whether files differ from the commit is not known this way.
 */
export async function readGitCommit(folder: string): Promise<GitCommit | null> {
  const repository = await findRepository(folder);
  if (!repository) return null;
  const head = await readText(path.join(repository, 'HEAD'));
  if (head === null) return null;
  // A further working tree shares its references with the first one.
  const shared = await readText(path.join(repository, 'commondir'));
  const folders = [repository, ...(shared === null ? [] : [path.resolve(repository, shared)])];
  const hash = await follow(folders, head);
  if (!hash) return null;
  return { hash, branch: /^ref: refs\/heads\/(.+)$/.exec(head)?.[1] ?? null };
}

/** The folder of git's own files, of the nearest repository around `folder`. */
async function findRepository(folder: string): Promise<string | null> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const git = path.join(at, '.git');
    const found = await stat(git).catch(() => null);
    if (found?.isDirectory()) return git;
    if (found?.isFile()) {
      const elsewhere = /^gitdir: (.+)$/.exec((await readText(git)) ?? '')?.[1];
      return elsewhere ? path.resolve(at, elsewhere) : null;
    }
    if (at === path.dirname(at)) return null;
  }
}

async function follow(folders: readonly string[], value: string, names = 0): Promise<string | null> {
  if (HASH.test(value)) return value;
  const name = /^ref: (.+)$/.exec(value)?.[1];
  if (!name || names === MAX_NAMES || !isReference(name)) return null;
  for (const folder of folders) {
    const next = await readText(path.join(folder, ...name.split('/')));
    if (next !== null) return follow(folders, next, names + 1);
  }
  for (const folder of folders) {
    const packed = (await readText(path.join(folder, 'packed-refs'))) ?? '';
    const line = packed.split('\n').find((each) => each.slice(each.indexOf(' ') + 1).trim() === name);
    const hash = line?.slice(0, line.indexOf(' '));
    if (hash && HASH.test(hash)) return hash;
  }
  return null;
}

/** A name that stays below `refs/`. */
function isReference(name: string): boolean {
  return REFERENCE.test(name) && name.split('/').every((part) => part !== '' && !part.startsWith('.'));
}

/** Without the end of its last line; null for what is no ordinary file of a sensible size. */
async function readText(file: string): Promise<string | null> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > MAX_BYTES) return null;
    return (await readFile(file, 'utf8')).trimEnd();
  } catch {
    // Not there, or not ours to read: then nothing is known of it.
    return null;
  }
}
