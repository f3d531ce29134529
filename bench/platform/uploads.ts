import { createHash, randomBytes } from 'node:crypto';
import type { PlatformClient } from '../../platform/client/client.ts';
import { sendPackage } from '../../platform/client/send-package.ts';
import type { PackageManifest } from '../../platform/contract/models.ts';
import { round } from '../shared/figures.ts';

const CLIENTS = 20;
const FILES = 64;
const FILE_BYTES = 32 * 1024;

interface Package {
  manifest: PackageManifest;
  read(path: string): Promise<Uint8Array>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A package of 2 MB that no archive makes smaller and that shares nothing with another one. */
export function randomPackage(appId: string): Package {
  const config = Buffer.from('{}');
  const files = new Map<string, Buffer>([['app-config.json', config]]);
  // As large as a main package may be, and no byte more.
  for (let index = 0; index < FILES; index++)
    files.set(`assets/${index}.bin`, randomBytes(index === 0 ? FILE_BYTES - config.length : FILE_BYTES));
  const total = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    manifest: {
      formatVersion: 1,
      engine: 'bench',
      appId,
      projectName: 'bench',
      entryPagePath: 'pages/home/home',
      pages: ['pages/home/home'],
      sizes: { total, main: total, subpackages: {} },
      files: [...files].map(([name, bytes]) => ({ path: name, size: bytes.length, sha256: sha256(bytes) })),
    },
    read: async (name) => files.get(name) ?? Buffer.alloc(0),
  };
}

export async function uploadPackage(client: PlatformClient, id: string, version: string, { manifest, read }: Package) {
  const { packageId } = await sendPackage(client, { miniProgramId: id, manifest, read });
  return client.call('createVersion', { params: { id }, body: { packageId, version, remarks: '' } });
}

export interface Uploads {
  clients: number;
  /** Of one package. */
  megabytes: number;
  /** What went wrong, in words. */
  errors: string[];
  /** From the first byte of the first to the last answer of the last. */
  seconds: number;
}

/**
 * All clients upload a package of their own to one mini program at the same moment. They are spread over the servers; each upload
 * must become a version with a number of its own.
 */
export async function uploadAtOnce(clients: readonly PlatformClient[], id: string): Promise<Uploads> {
  const packages = Array.from({ length: CLIENTS }, () => randomPackage(id));
  const start = performance.now();
  const results = await Promise.allSettled(
    packages.map((one, index) => uploadPackage(clients[index % clients.length]!, id, `2.0.${index}`, one)),
  );
  const seconds = round((performance.now() - start) / 1000);
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  const numbers = new Set(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.number] : [])));
  if (numbers.size + errors.length !== CLIENTS) errors.push('Two versions have the same number.');
  return { clients: CLIENTS, megabytes: (FILES * FILE_BYTES) / 2 ** 20, errors, seconds };
}
