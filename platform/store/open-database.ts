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

/** One connection of either database, inside an open transaction. */
export interface Session extends MigrationSession {
  /** One statement with `$1`, `$2` ... */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A database whose tables are as they were found. */
export interface Connection {
  /** Everything or nothing of what `use` does stays. */
  transact<T>(use: (session: Session) => Promise<T>): Promise<T>;
  /** The tables must be up to date. */
  drizzle(): Database;
  close(): Promise<void>;
}

const LONGEST_INTERVAL_MS = 2 ** 31 - 1;

/** PGlite's WebAssembly alone does not count as something to wait for, and Node uses the lull to wait for its optimiser. */
export async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  const busy = setInterval(() => undefined, LONGEST_INTERVAL_MS);
  return await work().finally(() => clearInterval(busy));
}

interface EmbeddedOptions {
  dataFolder: string;
  /** A file of `make-empty-database.ts`, which a first start is much faster with. */
  emptyDatabase?: string;
}

/** Where an embedded database stands in a data folder. */
export const databaseFolder = (dataFolder: string): string => path.join(dataFolder, 'database');

/** The embedded database in `DATAFOLDER/database`, held by this process alone. Throws `FolderLocked`. */
async function connectEmbedded({ dataFolder, emptyDatabase }: EmbeddedOptions): Promise<Connection> {
  const folder = databaseFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  try {
    // Only the database that is used is loaded.
    const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')]);
    if (emptyDatabase) await beginWith(emptyDatabase, await realpath(folder));
    const client = await PGlite.create(folder);
    return {
      transact: (use) =>
        client.transaction((transaction) => {
          const query = async <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
            (await transaction.query<Row>(sql, [...values])).rows;
          return use({ query, execute: async (sql) => void (await transaction.exec(sql)) });
        }),
      drizzle: () => drizzle({ client, schema }) as unknown as Database,
      close: async () => {
        await client.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A server that accepts and says nothing is given up after that. */
const CONNECT_WITHIN_MS = 10_000;

async function connectPostgres(databaseUrl: string): Promise<Connection> {
  const [{ default: pg }, { drizzle }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')]);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  // An idle connection that breaks is replaced by the pool; the next query reports a database that stays away.
  pool.on('error', () => undefined);
  // One that breaks between two queries of a transaction says so to nobody else, which would end the process; its next query fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async transact(use) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await use({
          query: async <Row>(sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows as Row[],
          execute: async (sql) => void (await client.query(sql)),
        });
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        // Without its connection the server takes everything back.
        client.release(true);
        throw error;
      }
    },
    drizzle: () => drizzle({ client: pool, schema }) as unknown as Database,
    close: () => pool.end(),
  };
}

export type DatabaseOptions = EmbeddedOptions | { databaseUrl: string };

/** Connects to PostgreSQL by its URL, or else to the embedded database of a data folder, which is made if there is none. */
export function connectDatabase(options: DatabaseOptions): Promise<Connection> {
  return 'databaseUrl' in options ? connectPostgres(options.databaseUrl) : connectEmbedded(options);
}

/** Connects, and brings the tables up to date. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenedDatabase> {
  return await whileBusy(async () => {
    const connection = await connectDatabase(options);
    try {
      await connection.transact((session) => migrate(session));
      return { db: connection.drizzle(), close: connection.close };
    } catch (error) {
      await connection.close();
      throw error;
    }
  });
}
