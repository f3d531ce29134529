import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { z } from '../contract/zod.ts';
import { migrationsDigest } from './migrate.ts';

/**
 * A new embedded database, with its tables, as one gzip file: the length of the header (4 bytes, big-endian), the header
 * (JSON) and the contents. Making such a database takes seconds of work, unpacking it does not. Contents that are the same
 * stand there once, and without the zeros at their end.
 */
const Header = z.object({
  fits: z.string(),
  /** Relative, with `/`; a folder comes before those inside it. */
  folders: z.array(z.string()),
  /** `size` is in the folder; `at` and `length` are its bytes among the contents. */
  files: z.array(z.object({ path: z.string(), size: z.number(), at: z.number(), length: z.number() })),
});

type Header = z.output<typeof Header>;

const LENGTH_BYTES = 4;

/** Names the PGlite and the migrations of this program: databases that other ones made are not begun with. */
function fitting(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(entry), '../package.json'), 'utf8')) as { version: string };
  return `pglite ${version}, migrations ${migrationsDigest()}`;
}

function lengthWithoutZeros(bytes: Buffer): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return length;
}

/** Packs the folder of a database that was closed. It must hold no rows that are to stay with one platform, as keys are. */
export function packEmptyDatabase(folder: string): Buffer {
  const header: Header = { fits: fitting(), folders: [], files: [] };
  const contents: Buffer[] = [];
  const known = new Map<string, number>();
  let end = 0;
  const walk = (inside: string): void => {
    for (const entry of readdirSync(path.join(folder, inside), { withFileTypes: true })) {
      const name = inside ? `${inside}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        header.folders.push(name);
        walk(name);
        continue;
      }
      const whole = readFileSync(path.join(folder, name));
      const bytes = whole.subarray(0, lengthWithoutZeros(whole));
      const digest = createHash('sha256').update(bytes).digest('hex');
      const at = known.get(digest) ?? end;
      if (at === end) {
        known.set(digest, at);
        contents.push(bytes);
        end += bytes.length;
      }
      header.files.push({ path: name, size: whole.length, at, length: bytes.length });
    }
  };
  walk('');
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  return gzipSync(Buffer.concat([length, json, ...contents]), { level: 9 });
}

/** Null: there is none, it is damaged, or it does not fit this program. */
async function readPacked(file: string): Promise<{ header: Header; contents: Buffer } | null> {
  try {
    const bytes: Buffer = await promisify(gunzip)(await readFile(file));
    const start = LENGTH_BYTES + bytes.readUInt32BE();
    const header = Header.parse(JSON.parse(bytes.toString('utf8', LENGTH_BYTES, start)));
    return header.fits === fitting() ? { header, contents: bytes.subarray(start) } : null;
  } catch {
    return null;
  }
}

// A thousand small files: waiting for each of them would take longer than writing it.
function unpack({ folders, files }: Header, contents: Buffer, to: string): void {
  mkdirSync(to, { mode: 0o700 });
  for (const name of folders) mkdirSync(path.join(to, name), { mode: 0o700 });
  for (const { path: name, size, at, length } of files) {
    const file = openSync(path.join(to, name), 'wx', 0o600);
    try {
      for (let done = 0; done < length; ) done += writeSync(file, contents, at + done, length - done);
      if (size > length) ftruncateSync(file, size);
    } finally {
      closeSync(file);
    }
  }
}

/** `to` is an empty folder. Windows does not replace even that one. */
async function moveOver(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch {
    await rmdir(to);
    await rename(from, to);
  }
}

/**
 * Puts the database that is packed in `file` into `folder` (an existing folder's real path) if that is empty; the caller holds
 * its lock. It is unpacked beside it, so that a process that is killed leaves `folder` empty; what such a one left is removed.
 * False: `folder` is as it was, because it is not empty, or because `file` is missing, damaged, of another PGlite or of other
 * migrations, or cannot be unpacked here.
 */
export async function beginWith(file: string, folder: string): Promise<boolean> {
  const beside = `${folder}.new`;
  await rm(beside, { recursive: true, force: true });
  if ((await readdir(folder)).length > 0) return false;
  const packed = await readPacked(file);
  if (!packed) return false;
  try {
    unpack(packed.header, packed.contents, beside);
    await moveOver(beside, folder);
    return true;
  } catch {
    // For example where `folder` is a disk of its own. PostgreSQL makes its files itself then, and says what is wrong.
    await rm(beside, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return false;
  }
}
