import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { beginWith, packEmptyDatabase } from './empty-database.ts';
import { FolderLocked } from './folder-lock.ts';
import { type Database, openDatabase } from './open-database.ts';

/** Holds `made`, a data folder that was begun without a packed database, and `packed.gz`, its database. */
let shared: string;
let packed: string;
let folder: string;
/** What the migrations make. */
let schema: unknown[][];

beforeAll(async () => {
  shared = await mkdtemp(path.join(os.tmpdir(), 'kumquat-packed-'));
  packed = path.join(shared, 'packed.gz');
  schema = await schemaIn(path.join(shared, 'made'), packed);
  await writeFile(packed, packEmptyDatabase(path.join(shared, 'made/database')));
});
afterAll(() => rm(shared, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-begun-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that the migrations make. */
async function schemaOf(db: Database): Promise<unknown[][]> {
  const columns = await db.execute(sql`
    SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
    WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`);
  const indexes = await db.execute(sql`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef`);
  const constraints = await db.execute(sql`
    SELECT conrelid::regclass::text AS on_table, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`);
  const migrations = await db.execute(sql`SELECT name FROM migrations ORDER BY name`);
  return [columns, indexes, constraints, migrations].map((result) => (result as unknown as { rows: unknown[] }).rows);
}

async function schemaIn(dataFolder: string, emptyDatabase: string): Promise<unknown[][]> {
  const { db, close } = await openDatabase({ dataFolder, emptyDatabase });
  try {
    return await schemaOf(db);
  } finally {
    await close();
  }
}

const filesOf = async (of: string): Promise<string[]> => (await readdir(of, { recursive: true })).sort();

it('unpacks the same folders and files', async () => {
  await mkdir(path.join(folder, 'database'));
  expect(await beginWith(packed, path.join(folder, 'database'))).toBe(true);
  const made = path.join(shared, 'made/database');
  const names = await filesOf(made);
  expect(await filesOf(path.join(folder, 'database'))).toEqual(names);
  for (const entry of await readdir(made, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const name = path.relative(made, path.join(entry.parentPath, entry.name));
    const [one, other] = await Promise.all([readFile(path.join(made, name)), readFile(path.join(folder, 'database', name))]);
    expect({ name, same: one.equals(other) }).toEqual({ name, same: true });
  }
  expect(await readdir(folder)).toEqual(['database']);
});

it('begins with the tables that the migrations make', async () => {
  expect(await schemaIn(folder, packed)).toEqual(schema);
  expect(schema.map((rows) => rows.length > 0)).toEqual([true, true, true, true]);
});

it('still migrates what is packed', async () => {
  const database = path.join(folder, 'old/database');
  await cp(path.join(shared, 'made/database'), database, { recursive: true });
  const client = await PGlite.create(database);
  await client.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await client.close();
  const old = path.join(folder, 'old.gz');
  await writeFile(old, packEmptyDatabase(database));
  expect(await schemaIn(path.join(folder, 'new'), old)).toEqual(schema);
});

it('removes what a killed start left, and begins', async () => {
  const leftover = path.join(folder, 'database.new');
  await mkdir(path.join(leftover, 'base'), { recursive: true });
  await writeFile(path.join(leftover, 'PG_VERSION'), '');
  await (await openDatabase({ dataFolder: folder, emptyDatabase: packed })).close();
  expect(await readdir(folder)).toEqual(['database']);
});

it('leaves a database that is there as it is', async () => {
  const database = path.join(folder, 'database');
  await mkdir(database);
  await writeFile(path.join(database, 'PG_VERSION'), '18');
  expect(await beginWith(packed, database)).toBe(false);
  expect(await readdir(database)).toEqual(['PG_VERSION']);
});

it('does not begin with a file that is missing, damaged or of another PGlite', async () => {
  const database = path.join(folder, 'database');
  await mkdir(database);
  const bytes = await readFile(packed);
  const plain = gunzipSync(bytes);
  const version = plain.indexOf('pglite ') + 'pglite '.length;
  const other = Buffer.from(plain);
  other.write('9', version);
  const files = { cut: bytes.subarray(0, bytes.length / 2), none: Buffer.alloc(0), other: gzipSync(other) };
  for (const [name, contents] of Object.entries(files)) await writeFile(path.join(folder, name), contents);
  for (const name of [...Object.keys(files), 'missing']) {
    expect({ name, begun: await beginWith(path.join(folder, name), database) }).toEqual({ name, begun: false });
  }
  expect(await readdir(database)).toEqual([]);
  await writeFile(path.join(folder, 'same'), gzipSync(plain));
  expect(await beginWith(path.join(folder, 'same'), database)).toBe(true);
});

it('leaves the folder empty when it cannot unpack', async () => {
  const database = path.join(folder, 'database');
  await mkdir(database);
  const plain = gunzipSync(await readFile(packed));
  const length = plain.readUInt32BE();
  const header = JSON.parse(plain.toString('utf8', 4, 4 + length)) as { folders: string[] };
  // The same folder twice cannot be made, after others were.
  header.folders.push(header.folders[0]!);
  const json = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(4);
  start.writeUInt32BE(json.length);
  await writeFile(path.join(folder, 'twice.gz'), gzipSync(Buffer.concat([start, json, plain.subarray(4 + length)])));
  expect(await beginWith(path.join(folder, 'twice.gz'), database)).toBe(false);
  expect((await readdir(folder)).sort()).toEqual(['database', 'twice.gz']);
  expect(await readdir(database)).toEqual([]);
});

it('holds the folder for one process on a first start too', async () => {
  const starts = await Promise.allSettled([1, 2].map(() => openDatabase({ dataFolder: folder, emptyDatabase: packed })));
  const opened = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  for (const { close } of opened) await close();
  expect(opened).toHaveLength(1);
  expect(starts.find((start) => start.status === 'rejected')?.reason).toBeInstanceOf(FolderLocked);
});
