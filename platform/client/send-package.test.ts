import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';
import { expect, test } from 'vitest';
import { PlatformError } from '../contract/errors.ts';
import type { PackageManifest } from '../contract/models.ts';
import { type PlatformClient, PlatformUnreachable } from './client.ts';
import { sendPackage } from './send-package.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A package of files of random-looking bytes, `sizes` in bytes. */
function packageOf(sizes: number[]): { manifest: PackageManifest; read(path: string): Promise<Uint8Array> } {
  const contents = new Map(
    sizes.map((size, index) => [`f${index}.js`, Buffer.from(`${index}`.padEnd(size, sha256(Buffer.from([index]))))]),
  );
  const files = [...contents].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const manifest: PackageManifest = {
    formatVersion: 1,
    engine: 'kumquat-1',
    appId: '',
    projectName: 'Small',
    entryPagePath: 'f0',
    pages: ['f0'],
    sizes: { total, main: total, subpackages: {} },
    files,
  };
  return { manifest, read: async (path) => contents.get(path)! };
}

type Take = (body: ReadableStream<Uint8Array>, signal: AbortSignal | undefined) => Promise<unknown>;

/** A platform that lacks every file and takes the archive by `take`. */
function platformThat(take: Take): PlatformClient {
  const call = async (name: string, { body, signal }: { body: unknown; signal?: AbortSignal }): Promise<unknown> => {
    if (name === 'sendContents') return take(body as ReadableStream<Uint8Array>, signal);
    return { packageId: 'p', missing: (body as PackageManifest).files.map((file) => file.sha256) };
  };
  return { address: 'http://platform.test', call: call as PlatformClient['call'] };
}

const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
/** Reads to the end, like a request does, unless it is cancelled first. */
const takeAll: Take = async (body, signal) => {
  const taken = buffer(body);
  await Promise.race([taken, aborted(signal)]);
  return {};
};

test('sends what is lacking and tells how far it is', async () => {
  const { manifest, read } = packageOf([10, 20, 30]);
  const told: [number, number][] = [];
  const onProgress = (sent: number, total: number) => void told.push([sent, total]);
  let size = 0;
  const client = platformThat(async (body) => {
    size = (await buffer(body)).length;
    return {};
  });
  expect(await sendPackage(client, { miniProgramId: 'm', manifest, read, onProgress })).toEqual({ packageId: 'p', sentBytes: size });
  expect(told).toEqual([
    [10, 60],
    [30, 60],
    [60, 60],
  ]);
});

test.each([1, 2, 3])('a cancellation after file %i of 3 ends it at once', async (at) => {
  const { manifest, read } = packageOf([10, 20, 30]);
  const cancel = new AbortController();
  let packed = 0;
  const onProgress = (): void => {
    if (++packed === at) cancel.abort(new Error('enough'));
  };
  const sending = sendPackage(platformThat(takeAll), { miniProgramId: 'm', manifest, read, onProgress, signal: cancel.signal });
  await expect(sending).rejects.toThrow('enough');
  expect(packed).toBe(at);
});

test('an answer of the platform before the end is told, whatever was still to be packed', async () => {
  const { manifest, read } = packageOf([3_000_000, 3_000_000, 3_000_000]);
  const refused = platformThat(() => Promise.reject(new PlatformError('signed-out', 'Log in first.')));
  await expect(sendPackage(refused, { miniProgramId: 'm', manifest, read })).rejects.toMatchObject({ code: 'signed-out' });
});

test('a connection that breaks is told as such', async () => {
  const { manifest, read } = packageOf([3_000_000, 3_000_000]);
  const broken = platformThat(async (body) => {
    await body.cancel();
    throw new PlatformUnreachable('http://platform.test');
  });
  await expect(sendPackage(broken, { miniProgramId: 'm', manifest, read })).rejects.toThrow(PlatformUnreachable);
});

test('a file that cannot be read is the failure, not the request that it broke', async () => {
  const { manifest, read } = packageOf([10, 20]);
  const failing = (path: string): Promise<Uint8Array> => (path === 'f1.js' ? Promise.reject(new Error('f1.js is gone')) : read(path));
  const client = platformThat((body) => buffer(body).catch((cause) => Promise.reject(new PlatformUnreachable('x', { cause }))));
  await expect(sendPackage(client, { miniProgramId: 'm', manifest, read: failing })).rejects.toThrow('f1.js is gone');
});
