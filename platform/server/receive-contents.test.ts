import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderContentStore } from '../store/content-store.ts';
import { receiveContents } from './receive-contents.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const one = sha256('one');
const three = sha256('three');
const sizes = new Map([
  [one, 3],
  [three, 5],
]);
let folder: string;
let contents: FolderContentStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-receive-'));
  contents = new FolderContentStore(path.join(folder, 'contents'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function zip(entries: [name: string, text: string][]): Readable {
  const archive = new ZipArchive();
  for (const [name, text] of entries) archive.append(text, { name });
  void archive.finalize();
  return archive;
}

const receive = (body: Readable): Promise<void> => receiveContents(body, sizes, contents, path.join(folder, 'temporary'));

it('keeps what arrived before a failure, and no temporary file', async () => {
  const body = zip([
    [one, 'one'],
    [three, 'thre3'],
  ]);
  await expect(receive(body)).rejects.toMatchObject({ code: 'digest-mismatch' });
  expect(await contents.has([one, three])).toEqual(new Set([one]));
  await receive(zip([[three, 'three']]));
  expect(await contents.has([one, three])).toEqual(new Set([one, three]));
  expect(await readdir(path.join(folder, 'temporary'))).toEqual([]);
});

it.each<[string, () => Readable, string]>([
  ['other names', () => zip([['readme.txt', 'one']]), 'invalid-input'],
  ['other sizes than the manifest', () => zip([[one, 'x'.repeat(10_000)]]), 'invalid-input'],
  ['what is no archive', () => Readable.from([Buffer.from('not a zip')]), 'invalid-input'],
  ['more than the package can need', () => Readable.from([Buffer.alloc(200_000)]), 'too-large'],
])('refuses %s', async (_what, body, code) => {
  await expect(receive(body())).rejects.toMatchObject({ code });
  expect(await contents.has([one, three])).toEqual(new Set());
});
