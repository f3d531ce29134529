import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { PackageManifest } from '../contract/models.ts';
import type { PlatformClient } from './client.ts';

export interface SendPackageOptions {
  miniProgramId: string;
  manifest: PackageManifest;
  /** Contents of a file of the manifest. */
  read(path: string): Promise<Uint8Array>;
  /** Bytes of file contents put on their way so far, and to be sent in all. */
  onProgress?(sent: number, total: number): void;
  signal?: AbortSignal;
}

/**
 * Offers a package and sends, in one archive, the contents that the platform lacks: each digest once. `sentBytes` is the size
 * of the archive; 0 when nothing was lacking. After an interruption the same call sends only what is still missing.
 */
export async function sendPackage(client: PlatformClient, options: SendPackageOptions): Promise<{ packageId: string; sentBytes: number }> {
  const { miniProgramId, manifest, read, onProgress, signal } = options;
  const params = { id: miniProgramId };
  const { packageId, missing } = await client.call('offerPackage', { params, body: manifest, signal });
  if (missing.length === 0) return { packageId, sentBytes: 0 };
  const byDigest = new Map(manifest.files.map((file) => [file.sha256, file]));
  const files = missing.flatMap((digest) => byDigest.get(digest) ?? []);
  const total = files.reduce((sum, file) => sum + file.size, 0);

  // Loaded when something is sent: it would hold up the start of the program.
  const { ZipArchive } = await import('archiver');
  const archive = new ZipArchive({ zlib: { level: 6 } });
  // An archive that is closed before its end tells no more entries and never finishes: whoever waits for it is let go.
  const closed = new AbortController();
  const whenClosed = new Promise<never>((_resolve, reject) => {
    archive.once('close', () => {
      closed.abort();
      reject(new Error('The archive was closed.'));
    });
  });
  whenClosed.catch(() => undefined);
  let packed = 0;
  const pack = async (): Promise<void> => {
    for (const file of files) {
      signal?.throwIfAborted();
      const bytes = Buffer.from(await read(file.path));
      // `once` removes its listeners with each entry, however many there are.
      const entryDone = once(archive, 'entry', { signal: closed.signal });
      archive.append(bytes, { name: file.sha256 });
      await entryDone;
      packed += file.size;
      onProgress?.(packed, total);
    }
    await Promise.race([archive.finalize(), whenClosed]);
  };
  let unreadable: unknown = null;
  const packing = pack().catch((error: unknown) => {
    if (closed.signal.aborted) return;
    unreadable = error;
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    const body = Readable.toWeb(archive) as unknown as BodyInit;
    await client.call('sendContents', { params: { id: miniProgramId, packageId }, body, signal });
    await packing;
  } catch (error) {
    archive.destroy();
    await packing;
    signal?.throwIfAborted();
    // A file that could not be read also breaks the request; it is the cause that matters.
    throw unreadable && !(error instanceof Error && error.name === 'PlatformError') ? unreadable : error;
  }
  return { packageId, sentBytes: archive.pointer() };
}
