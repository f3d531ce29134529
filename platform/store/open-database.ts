import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { beginWith } from './empty-database.ts';
import { lockFolder } from './folder-lock.ts';
import { type MigrationSession, migrate } from './migrate.ts';
import * as schema from './schema.ts';

/** The same for both databases, and for a transaction inside them. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenedDatabase {
  db: Database;
  close(): Promise<void>;
}

const LONGEST_INTERVAL_MS = 2 ** 31 - 1;

interface EmbeddedOptions {
  dataFolder: string;
  /** A file of `make-empty-database.ts`, which a first start is much faster with. */
  emptyDatabase?: string;
}

/** The embedded database in `DATAFOLDER/database`, held by this process alone. Throws `FolderLocked`. */
async function openEmbedded({ dataFolder, emptyDatabase }: EmbeddedOptions): Promise<OpenedDatabase> {
  const folder = path.join(dataFolder, 'database');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  // PGlite's WebAssembly alone does not count as something to wait for, and Node uses the lull to wait for its optimiser.
  const busy = setInterval(() => undefined, LONGEST_INTERVAL_MS);
  try {
    // Only the database that is used is loaded.
    const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')]);
    if (emptyDatabase) await beginWith(emptyDatabase, await realpath(folder));
    const client = await PGlite.create(folder);
    await client.transaction(async (transaction) => {
      const session: MigrationSession = {
        execute: async (sql) => void (await transaction.exec(sql)),
        names: async (sql) => (await transaction.query<{ name: string }>(sql)).rows.map((row) => row.name),
      };
      await migrate(session);
    });
    return {
      db: drizzle({ client, schema }) as unknown as Database,
      close: async () => {
        await client.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  } finally {
    clearInterval(busy);
  }
}

async function openPostgres(databaseUrl: string): Promise<OpenedDatabase> {
  const [{ default: pg }, { drizzle }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')]);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  // An idle connection that breaks is replaced by the pool; the next query reports a database that stays away.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await migrate({
        execute: async (sql) => void (await client.query(sql)),
        names: async (sql) => (await client.query<{ name: string }>(sql)).rows.map((row) => row.name),
      });
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
    return { db: drizzle({ client: pool, schema }) as unknown as Database, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

export type DatabaseOptions = EmbeddedOptions | { databaseUrl: string };

/** Opens PostgreSQL by its URL, or else the embedded database of a data folder, and brings its tables up to date. */
export function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  return 'databaseUrl' in options ? openPostgres(options.databaseUrl) : openEmbedded(options);
}
