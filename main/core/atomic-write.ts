import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export type AtomicWrite = (file: string, data: string | Uint8Array, beforeRename?: () => Promise<void>) => Promise<void>;

/**
 * Writes beside the file and renames, so that the file is never half there, whatever ends the process; keeps its mode.
 * `beforeRename` runs last before the file is replaced and may still refuse. Throws the file system's errors.
 */
export const atomicWrite: AtomicWrite = async (file, data, beforeRename) => {
  const mode = await stat(file).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  const temporary = path.join(path.dirname(file), `.${path.basename(file).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode ?? 0o666);
    try {
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await beforeRename?.();
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Names that `atomicWrite` gives to what is not finished yet; watchers pass over them. */
export function isTemporaryName(name: string): boolean {
  return /^\..*\.[0-9a-f]{12}\.tmp$/.test(name);
}
