import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderContentStore } from '../store/folder-contents.ts';
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

/** An entry named `start` + `name`. Archivers refuse to write such names, so they are put in afterwards. */
function zipNamed(start: string, name: string): Readable {
  const placeholder = '#'.repeat(start.length);
  const renamed = async function* (): AsyncGenerator<Buffer> {
    const bytes = await buffer(zip([[placeholder + name, 'one']]));
    yield Buffer.from(bytes.toString('latin1').replaceAll(placeholder + name, start + name), 'latin1');
  };
  return Readable.from(renamed());
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
  ['a path', () => zipNamed('../', one), 'invalid-input'],
  ['an absolute path', () => zipNamed('/', one), 'invalid-input'],
  ['a drive', () => zipNamed('C:\\', one), 'invalid-input'],
  ['a NUL', () => zipNamed('\0', one), 'invalid-input'],
  ['a folder', () => zip([[`${one}/`, '']]), 'invalid-input'],
  ['other letters', () => zip([[one.toUpperCase(), 'one']]), 'invalid-input'],
  ['other names', () => zip([['readme.txt', 'one']]), 'invalid-input'],
  ['other sizes than the manifest', () => zip([[one, 'x'.repeat(10_000)]]), 'invalid-input'],
  ['what is no archive', () => Readable.from([Buffer.from('not a zip')]), 'invalid-input'],
  ['more than the package can need', () => Readable.from([Buffer.alloc(200_000)]), 'too-large'],
])('refuses %s', async (_what, body, code) => {
  await expect(receive(body())).rejects.toMatchObject({ code });
  expect(await contents.has([one, three])).toEqual(new Set());
  // Nothing was written beside the contents either.
  expect((await readdir(folder)).filter((name) => name !== 'contents')).toEqual(['temporary']);
  expect(await readdir(path.join(folder, 'temporary'))).toEqual([]);
});

it('refuses the same contents twice', async () => {
  const body = zip([
    [one, 'one'],
    [one, 'one'],
  ]);
  await expect(receive(body)).rejects.toMatchObject({ code: 'invalid-input' });
});

it('takes a link for what it is: a text of its own', async () => {
  const archive = new ZipArchive();
  archive.symlink(one, '../../etc/passwd');
  void archive.finalize();
  await expect(receive(archive)).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await contents.has([one])).toEqual(new Set());
});

it('says that an archive is damaged inside', async () => {
  const text = Array.from({ length: 5000 }, (_, index) => `line ${index}`).join(' ');
  const digest = sha256(text);
  const bytes = await buffer(zip([[digest, text]]));
  // The compressed data begin after the entry's header of 30 bytes and its name.
  bytes.fill(0xff, 30 + digest.length + 20, 30 + digest.length + 200);
  const receiving = receiveContents(Readable.from([bytes]), new Map([[digest, text.length]]), contents, path.join(folder, 'temporary'));
  await expect(receiving).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('damaged') });
  expect(await contents.has([digest])).toEqual(new Set());
});
