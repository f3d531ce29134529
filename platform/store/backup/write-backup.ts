import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';
import type { PackageManifest } from '../../contract/models.ts';
import { type ContentStore, hashing } from '../content-store.ts';
import type { Connection, Session } from '../open-database.ts';
import { BackupError, type BackupManifest, contentEntry, MANIFEST, MANIFEST_DIGEST, type Running, tableEntry } from './backup-format.ts';
import { appliedMigrations, hasPlatform, tablesInOrder } from './platform-tables.ts';

const ROWS_AT_ONCE = 500;
/** The questions about contents that are asked of the store together. */
const DIGESTS_AT_ONCE = 1000;

export interface Backup {
  file: string;
  rows: number;
  contents: number;
  /** Contents that were named but are not in the store. */
  missing: number;
}

/** Rows of a table as lines, a batch at a time. `look` sees each row's text. */
async function* linesOf(session: Session, table: string, look: (row: string) => void): AsyncGenerator<Buffer> {
  await session.execute(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM "${table}" t`);
  for (;;) {
    const rows = await session.query<{ row: string }>(`FETCH ${ROWS_AT_ONCE} FROM backup_rows`);
    if (rows.length === 0) break;
    for (const { row } of rows) look(row);
    // PostgreSQL keeps the white space of a json value; between its tokens a line feed is as good as a space.
    yield Buffer.from(rows.map(({ row }) => `${row.replaceAll('\n', ' ')}\n`).join(''));
  }
  await session.execute('CLOSE backup_rows');
}

/** The digests that a row names. */
function digestsIn(table: string, row: string): string[] {
  if (table === 'packages') return (JSON.parse(row) as { manifest: PackageManifest }).manifest.files.map(({ sha256 }) => sha256);
  if (table === 'mini_programs') return [(JSON.parse(row) as { icon: string | null }).icon ?? []].flat();
  if (table === 'reviews') return (JSON.parse(row) as { form: { screenshots?: string[] } }).form.screenshots ?? [];
  return [];
}

class BackupWriter {
  readonly #archive = new ZipArchive({ zlib: { level: 1 } });
  readonly #written: Promise<void>;

  constructor(
    file: string,
    private readonly running: Running,
  ) {
    const { signal } = running;
    const target = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true });
    this.#written = pipeline(this.#archive, target, { signal });
    // Told by `add` or `finish`.
    this.#written.catch(() => undefined);
  }

  async add(name: string, content: Readable): Promise<{ size: number; sha256: string }> {
    const { through, hash, size } = hashing();
    const { signal } = this.running;
    const entered = once(this.#archive, 'entry', { signal });
    this.#archive.append(through, { name });
    // A file that cannot be written ends the archive with its error, and so whoever waits for the entry.
    await Promise.all([pipeline(content, through, { signal }), entered]);
    return { size: size(), sha256: hash.digest('hex') };
  }

  async finish(): Promise<void> {
    await Promise.all([this.#archive.finalize(), this.#written]);
  }

  async abandon(): Promise<void> {
    this.#archive.destroy();
    await this.#written.catch(() => undefined);
  }
}

async function addTables(
  session: Session,
  writer: BackupWriter,
  { onProgress }: Running,
): Promise<{ tables: BackupManifest['tables']; named: Set<string> }> {
  const names = await tablesInOrder(session);
  const tables: BackupManifest['tables'] = [];
  const named = new Set<string>();
  for (const name of names) {
    onProgress?.({ phase: 'database', done: tables.length, total: names.length });
    let rows = 0;
    const look = (row: string): void => {
      rows += 1;
      for (const digest of digestsIn(name, row)) named.add(digest);
    };
    tables.push({ name, ...(await writer.add(tableEntry(name), Readable.from(linesOf(session, name, look)))), rows });
  }
  return { tables, named };
}

async function addContents(
  contents: ContentStore,
  named: readonly string[],
  writer: BackupWriter,
  { onProgress }: Running,
): Promise<Pick<BackupManifest, 'contents' | 'missing'>> {
  const added: BackupManifest['contents'] = [];
  const missing: string[] = [];
  for (let at = 0; at < named.length; at += DIGESTS_AT_ONCE) {
    const some = named.slice(at, at + DIGESTS_AT_ONCE);
    const present = await contents.has(some);
    for (const digest of some) {
      onProgress?.({ phase: 'contents', done: added.length + missing.length, total: named.length });
      if (!present.has(digest)) {
        missing.push(digest);
        continue;
      }
      const { stream } = await contents.open(digest);
      const { size, sha256 } = await writer.add(contentEntry(digest), stream);
      if (sha256 !== digest) throw new BackupError(`The stored contents ${digest} are damaged: no backup was made.`);
      added.push({ sha256, size });
    }
  }
  return { contents: added, missing };
}

async function sequencesOf(session: Session, tables: readonly string[]): Promise<BackupManifest['sequences']> {
  const rows = await session.query<{ name: string; last: string | null }>(
    'SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = current_schema()',
  );
  const own = rows.filter(({ name }) => tables.includes(name.replace(/_id_seq$/, '')));
  return own.flatMap(({ name, last }) => (last === null ? [] : [{ name, last }]));
}

async function writeAll(session: Session, contents: ContentStore, writer: BackupWriter, running: Running): Promise<BackupManifest> {
  // One moment of the database, however long this takes; what rows of that moment name never leaves the store.
  await session.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  if (!(await hasPlatform(session))) throw new BackupError('There is no platform in this database. Check --data or DATABASE_URL.');
  const { tables, named } = await addTables(session, writer, running);
  const manifest: BackupManifest = {
    format: 1,
    madeAt: Date.now(),
    migrations: await appliedMigrations(session),
    tables,
    sequences: await sequencesOf(
      session,
      tables.map(({ name }) => name),
    ),
    ...(await addContents(contents, [...named].sort(), writer, running)),
  };
  const text = JSON.stringify(manifest);
  await writer.add(MANIFEST, Readable.from([Buffer.from(text)]));
  await writer.add(MANIFEST_DIGEST, Readable.from([Buffer.from(createHash('sha256').update(text).digest('hex'))]));
  await writer.finish();
  return manifest;
}

/**
 * Writes a whole platform into `file`, which must not exist: it appears when it is complete. Whoever has it has every secret of the
 * platform, so only its owner may read it. Throws BackupError, the signal's reason, the system's and the store's errors.
 */
export async function writeBackup(connection: Connection, contents: ContentStore, file: string, running: Running = {}): Promise<Backup> {
  if (existsSync(file)) throw new BackupError(`${file} exists already. Name another file, or remove it first.`);
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.part`;
  await rm(unfinished, { force: true });
  const writer = new BackupWriter(unfinished, running);
  try {
    const manifest = await connection.transact((session) => writeAll(session, contents, writer, running));
    await rename(unfinished, file);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { file, rows, contents: manifest.contents.length, missing: manifest.missing.length };
  } catch (error) {
    await writer.abandon();
    await rm(unfinished, { force: true });
    running.signal?.throwIfAborted();
    throw error;
  }
}
