import type { Dirent } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';

async function list(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const filesIn = async (folder: string, pattern: RegExp): Promise<string[]> =>
  (await list(folder)).filter((entry) => entry.isFile() && pattern.test(entry.name)).map((entry) => path.join(folder, entry.name));

/**
 * Removes what a process that was killed left in a data folder: contents that were being written (`*.part`) and archives
 * that were being received (`upload-*.zip`, `content-*.part`). `before` (ms): newer files stay, they may belong to another process.
 */
export async function removeLeftovers(dataFolder: string, before: number): Promise<void> {
  const contents = path.join(dataFolder, 'contents');
  const files = await filesIn(path.join(dataFolder, 'temporary'), /^(upload-.*\.zip|content-.*\.part)$/);
  for (const entry of await list(contents)) {
    if (entry.isDirectory()) files.push(...(await filesIn(path.join(contents, entry.name), /\.part$/)));
  }
  for (const file of files) {
    try {
      if ((await stat(file)).mtimeMs < before) await rm(file, { force: true });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}
