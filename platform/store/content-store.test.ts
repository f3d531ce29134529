import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderContentStore } from './content-store.ts';

const digest = createHash('sha256').update('hello').digest('hex');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-contents-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filesLeft = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

it('keeps contents under their digest', async () => {
  const store = new FolderContentStore(folder);
  await store.put(digest, Readable.from([Buffer.from('hel'), Buffer.from('lo')]));
  expect(await store.has([digest, '0'.repeat(64)])).toEqual(new Set([digest]));
  expect(await text((await store.open(digest)).stream)).toBe('hello');
});

it('leaves nothing of damaged contents or a full disk', async () => {
  const store = new FolderContentStore(folder);
  await expect(store.put(digest, Readable.from([Buffer.from('hullo')]))).rejects.toMatchObject({ code: 'digest-mismatch' });
  const noSpace = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const full = new Readable({ read: () => void full.destroy(noSpace) });
  await expect(store.put(digest, full)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await filesLeft()).toEqual([]);
});

it('outlives a stream that fails before it is read', async () => {
  const store = new FolderContentStore(folder);
  const broken = new Readable({ read: () => undefined });
  const putting = store.put(digest, broken);
  broken.destroy(new Error('broken'));
  await expect(putting).rejects.toThrow('broken');
  expect(await filesLeft()).toEqual([]);
});
