import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Session } from '../open-database.ts';
import * as schema from '../schema.ts';

/** Every table of the platform but that of its migrations. Others in the same database are not ours. */
export const PLATFORM_TABLES: readonly string[] = Object.values(schema as Record<string, unknown>)
  .filter((value) => is(value, PgTable))
  .map((table) => getTableName(table as PgTable))
  .sort();

/** Those that the database has, each after the ones that it refers to. */
export async function tablesInOrder(session: Session): Promise<string[]> {
  const present = await session.query<{ name: string }>('SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()');
  const names = new Set(present.map(({ name }) => name).filter((name) => PLATFORM_TABLES.includes(name)));
  const references = await session.query<{ child: string; parent: string }>(
    `SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint k
     JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace`,
  );
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (!names.delete(name)) return;
    for (const { child, parent } of references) if (child === name) visit(parent);
    ordered.push(name);
  };
  for (const name of [...names].sort()) visit(name);
  return ordered;
}

/** Whether there is a table of migrations, as every platform's database has from its first start. */
export async function hasPlatform(session: Session): Promise<boolean> {
  const [row] = await session.query<{ there: boolean }>("SELECT to_regclass('migrations') IS NOT NULL AS there");
  return row?.there ?? false;
}

export async function appliedMigrations(session: Session): Promise<string[]> {
  return (await session.query<{ name: string }>('SELECT name FROM migrations ORDER BY name')).map(({ name }) => name);
}
