import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContentStore } from './content-store.ts';
import { FolderContentStore } from './folder-contents.ts';
import { S3ContentStore } from './s3-contents.ts';
import { BUCKET, startS3, type TestS3 } from './testing/s3-server.ts';

const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex');
const digest = digestOf('hello');
let folder: string;
let s3: TestS3;

beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-contents-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filesLeft = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

let number = 0;
const STORES: Record<string, () => ContentStore> = {
  folder: () => new FolderContentStore(folder),
  // A folder of its own in the bucket each time.
  s3: () => new S3ContentStore({ ...s3.settings, url: `${s3.settings.url}/test ${number++}` }, folder),
};

describe.each(Object.keys(STORES))('contents in %s', (kind) => {
  const make = STORES[kind]!;

  it('keeps contents under their digest', async () => {
    const store = make();
    await store.check();
    await store.put(digest, Readable.from([Buffer.from('hel'), Buffer.from('lo')]));
    expect(await store.has([digest, '0'.repeat(64)])).toEqual(new Set([digest]));
    const { size, stream } = await store.open(digest);
    expect([size, await text(stream)]).toEqual([5, 'hello']);
    // Once more changes nothing.
    await store.put(digest, Readable.from([Buffer.from('hello')]));
    expect(await text((await store.open(digest)).stream)).toBe('hello');
  });

  it('keeps empty contents, and large ones in parts', async () => {
    const store = make();
    const empty = digestOf('');
    await store.put(empty, Readable.from([]));
    expect(await text((await store.open(empty)).stream)).toBe('');
    const large = '0123456789'.repeat(300_000);
    await store.put(digestOf(large), Readable.from(large.match(/.{1,65536}/g)!.map((part) => Buffer.from(part))));
    const { size, stream } = await store.open(digestOf(large), { start: 1_000_003, end: 2_000_012 });
    expect([size, await text(stream)]).toEqual([large.length, large.slice(1_000_003, 2_000_013)]);
  });

  it('says what is missing, and refuses what is no digest', async () => {
    const store = make();
    await expect(store.open('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.open('../../etc/passwd')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(store.has(['A'.repeat(64)])).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('leaves nothing of damaged contents or a full disk', async () => {
    const store = make();
    await expect(store.put(digest, Readable.from([Buffer.from('hullo')]))).rejects.toMatchObject({ code: 'digest-mismatch' });
    const noSpace = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const full = new Readable({ read: () => void full.destroy(noSpace) });
    await expect(store.put(digest, full)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await store.has([digest])).toEqual(new Set());
    expect(await filesLeft()).toEqual([]);
  });

  it('outlives a stream that fails before it is read', async () => {
    const store = make();
    const broken = new Readable({ read: () => undefined });
    const putting = store.put(digest, broken);
    broken.destroy(new Error('broken'));
    await expect(putting).rejects.toThrow('broken');
    expect(await store.has([digest])).toEqual(new Set());
    expect(await filesLeft()).toEqual([]);
  });
});

describe('a bucket that cannot be used', () => {
  const failures = (store: ContentStore): Promise<unknown[]> =>
    Promise.all(
      [store.has([digest]), store.open(digest), store.put(digest, Readable.from([Buffer.from('hello')])), store.check()].map((call) =>
        call.then(
          () => 'ok',
          (error: unknown) => error,
        ),
      ),
    );

  async function expectUnavailable(store: ContentStore): Promise<void> {
    for (const error of await failures(store)) {
      expect(error).toMatchObject({ code: 'unavailable' });
      expect(JSON.stringify(error) + String((error as Error).cause)).not.toContain(s3.settings.secretAccessKey);
    }
    expect(await filesLeft()).toEqual([]);
  }

  it('is told when nobody listens', async () => {
    const unused = net.createServer().listen(0, '127.0.0.1');
    await once(unused, 'listening');
    const { port } = unused.address() as AddressInfo;
    unused.close();
    await expectUnavailable(new S3ContentStore({ ...s3.settings, url: `http://127.0.0.1:${port}/${BUCKET}` }, folder));
  });

  it('is told when it accepts and says nothing', async () => {
    const sockets = new Set<net.Socket>();
    const silent = net.createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    await expectUnavailable(new S3ContentStore({ ...s3.settings, url: `http://127.0.0.1:${port}/${BUCKET}` }, folder, 50));
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('is told when the credentials are wrong, at once', async () => {
    await expectUnavailable(new S3ContentStore({ ...s3.settings, accessKeyId: 'nobody' }, folder));
  });

  it('is told by the check when it does not exist', async () => {
    const store = new S3ContentStore({ ...s3.settings, url: s3.settings.url.replace(BUCKET, 'elsewhere') }, folder);
    await expect(store.check()).rejects.toThrow('KUMQUAT_S3_URL');
  });
});

it('tries again when the store stumbles', async () => {
  s3.stumble(2);
  const store = new S3ContentStore(s3.settings, folder);
  await store.put(digest, Readable.from([Buffer.from('hello')]));
  expect(await text((await store.open(digest)).stream)).toBe('hello');
});
