import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { ContentStore } from '../content-store.ts';
import { migrate, migrationNames } from '../migrate.ts';
import type { Connection, Session } from '../open-database.ts';
import { BackupError, type BackupManifest, type Running } from './backup-format.ts';
import { hasPlatform, PLATFORM_TABLES } from './platform-tables.ts';
import type { BackupReader } from './read-backup.ts';

/** A statement carries about so many characters, and never more rows. */
const CHARACTERS_AT_ONCE = 1_000_000;
const ROWS_AT_ONCE = 1000;
const DIGESTS_AT_ONCE = 1000;

export interface RestoreOptions extends Running {
  /** Whatever the database holds goes. */
  replace: boolean;
}

export interface Restored {
  /** When the backup was made; ms. */
  madeAt: number;
  rows: number;
  contents: number;
}

const NOT_EMPTY = 'The database is not empty. Restore into another one, or replace all that it holds with --replace.';

const quoted = (name: string): string => `"${name}"`;

/** Throws BackupError when this program cannot restore it. */
export function checkMigrations({ migrations, tables }: BackupManifest): void {
  const known = migrationNames();
  if (!migrations.every((name) => known.includes(name)) || !tables.every(({ name }) => PLATFORM_TABLES.includes(name))) {
    throw new BackupError('This backup was made by a newer Kumquat Platform. Restore it with that one.');
  }
}

/** Whether somebody has ever used the platform of this database. */
async function isUsed(session: Session): Promise<boolean> {
  if (!(await hasPlatform(session))) return false;
  const [there] = await session.query<{ there: boolean }>("SELECT to_regclass('accounts') IS NOT NULL AS there");
  if (!there?.there) return false;
  return (await session.query('SELECT 1 FROM accounts LIMIT 1')).length > 0;
}

/** Only line feeds end a line: rows may hold other characters that end lines elsewhere. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function insertRows(session: Session, table: string, lines: AsyncIterable<string>): Promise<number> {
  let rows: string[] = [];
  let characters = 0;
  let count = 0;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    const name = quoted(table);
    await session.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`, [`[${rows.join()}]`]);
    count += rows.length;
    rows = [];
    characters = 0;
  };
  for await (const line of lines) {
    rows.push(line);
    characters += line.length;
    if (rows.length >= ROWS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) await flush();
  }
  await flush();
  return count;
}

async function putContents(reader: BackupReader, contents: ContentStore, { signal, onProgress }: Running): Promise<void> {
  const all = reader.manifest.contents.map(({ sha256 }) => sha256);
  for (let at = 0; at < all.length; at += DIGESTS_AT_ONCE) {
    const some = all.slice(at, at + DIGESTS_AT_ONCE);
    const present = await contents.has(some);
    for (const [index, digest] of some.entries()) {
      signal?.throwIfAborted();
      onProgress?.({ phase: 'contents', done: at + index, total: all.length });
      if (!present.has(digest)) await contents.put(digest, await reader.content(digest));
    }
  }
}

async function putRows(session: Session, reader: BackupReader, { replace, signal, onProgress }: RestoreOptions): Promise<number> {
  const { manifest } = reader;
  if (!replace && (await isUsed(session))) throw new BackupError(NOT_EMPTY);
  for (const table of [...PLATFORM_TABLES, 'migrations']) await session.execute(`DROP TABLE IF EXISTS ${quoted(table)} CASCADE`);
  // The tables as they were when the backup was made; what has changed since then is done to the rows as well.
  await migrate(session, manifest.migrations);
  let rows = 0;
  for (const [done, { name, rows: expected }] of manifest.tables.entries()) {
    onProgress?.({ phase: 'database', done, total: manifest.tables.length });
    signal?.throwIfAborted();
    const inserted = await insertRows(session, name, linesOf(await reader.table(name)));
    if (inserted !== expected) throw new BackupError(`The backup's table ${name} has ${inserted} rows instead of ${expected}.`);
    rows += inserted;
  }
  for (const { name, last } of manifest.sequences) await session.query('SELECT setval($1::regclass, $2::bigint)', [name, last]);
  await migrate(session);
  signal?.throwIfAborted();
  return rows;
}

/**
 * Puts the platform of a backup in place of an empty one. The rows appear in one moment, after the contents that they name. After a failure the database is as it was. Contents that were put
 * by then stay: nothing names them, and another attempt finds them. Throws BackupError, the signal's reason, the system's errors.
 */
export async function restoreBackup(
  reader: BackupReader,
  connection: Connection,
  contents: ContentStore,
  options: RestoreOptions,
): Promise<Restored> {
  const { madeAt, contents: all } = reader.manifest;
  if (!options.replace && (await connection.transact(isUsed))) throw new BackupError(NOT_EMPTY);
  await putContents(reader, contents, options);
  const rows = await connection.transact((session) => putRows(session, reader, options));
  return { madeAt, rows, contents: all.length };
}
