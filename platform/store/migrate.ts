import { createHash } from 'node:crypto';

const sources = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** One connection of either database, inside an open transaction. */
export interface MigrationSession {
  /** Runs one or more statements. */
  execute(sql: string): Promise<void>;
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

const LOCK_KEY = 748_201_533;

/** Changes whenever a migration's name or text does. */
export function migrationsDigest(): string {
  const named = Object.entries(sources).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Names of this program's migrations, in the order in which they are applied. */
export const migrationNames = (): string[] => Object.keys(sources).sort().map(nameOf);

/**
 * Applies the migrations that the database lacks, in the order of their names. The caller commits or rolls back as a whole.
 * `only`: no others than these.
 */
export async function migrate(session: MigrationSession, only?: readonly string[]): Promise<void> {
  // Several server processes may start at once: the others wait here until the first has committed.
  await session.execute(`SELECT pg_advisory_xact_lock(${LOCK_KEY})`);
  await session.execute('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())');
  const applied = new Set((await session.query<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name));
  for (const file of Object.keys(sources).sort()) {
    const name = nameOf(file);
    if (applied.has(name) || (only && !only.includes(name))) continue;
    await session.execute(sources[file] as string);
    await session.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
  }
}
