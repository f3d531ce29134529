import { createHash } from 'node:crypto';
import type { PackageManifest } from '../../contract/models.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A manifest of files with these texts. */
export function manifestOf(files: Record<string, string>): PackageManifest {
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  return {
    formatVersion: 1,
    engine: 'test',
    appId: 'app',
    projectName: 'shop',
    entryPagePath: 'pages/home/home',
    pages: ['pages/home/home'],
    sizes: { total: size, main: size, subpackages: {} },
    files: Object.entries(files).map(([name, text]) => ({ path: name, size: text.length, sha256: sha256(text) })),
  };
}

export const readerOf =
  (files: Record<string, string>) =>
  async (name: string): Promise<Uint8Array> =>
    Buffer.from(files[name] ?? '');
