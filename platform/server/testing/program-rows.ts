import { sql } from 'drizzle-orm';
import type { Database } from '../../store/open-database.ts';

/** What a mini program consists of before anything is done to it; a table comes before those that refer to it. */
const COPIED = ['mini_programs', 'members', 'packages', 'versions', 'reviews', 'releases', 'webhooks'];
/** What a change of it touches. */
const TOUCHED = ['packages', 'versions', 'reviews', 'releases', 'notifications', 'audit_log'];

/** Of a mini program: the submission that was approved, and its first release. */
export interface ProgramIds {
  id: string;
  review: string;
  first: string;
}

export interface Copied extends ProgramIds {
  name: string;
}

async function rowsOf(db: Database, table: string, condition: ReturnType<typeof sql>): Promise<string[]> {
  const query = sql`SELECT row_to_json(t)::text AS row FROM ${sql.identifier(table)} t WHERE ${condition}`;
  return ((await db.execute(query)) as unknown as { rows: { row: string }[] }).rows.map(({ row }) => row);
}

const belonging = (table: string, id: string) => (table === 'mini_programs' ? sql`id = ${id}` : sql`mini_program_id = ${id}`);

/** Copies of a mini program whose ids end with `-NAME`. */
export async function copyProgram(db: Database, original: ProgramIds, names: readonly string[]): Promise<Copied[]> {
  const rows = await Promise.all(COPIED.map((table) => rowsOf(db, table, belonging(table, original.id))));
  const own = ['mini_programs', 'versions', 'reviews', 'releases', 'webhooks'];
  const ids = COPIED.flatMap((table, at) => (own.includes(table) ? rows[at]!.map((row) => (JSON.parse(row) as { id: string }).id) : []));
  const all = new RegExp(ids.join('|'), 'g');
  const copies = names.map((name) => ({ name, renamed: (text: string) => text.replace(all, (id) => `${id}-${name}`) }));
  for (const [at, table] of COPIED.entries()) {
    const json = `[${copies.flatMap(({ renamed }) => rows[at]!.map(renamed)).join()}]`;
    const target = sql.identifier(table);
    await db.execute(sql`INSERT INTO ${target} SELECT * FROM json_populate_recordset(null::${target}, ${json}::json)`);
  }
  const { id, review, first } = original;
  return copies.map(({ name, renamed }) => ({ name, id: renamed(id), review: renamed(review), first: renamed(first) }));
}

/** Names of columns and fields whose values differ from run to run. */
const VARYING = /^(id|.*_id|at|.*_at|token_hash|packageId|sha256)$/;

function steady(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(steady);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inside]) => !VARYING.test(name) || inside === null)
      .map(([name, inside]) => [name, steady(inside)]),
  );
}

/** Everything that is kept of a mini program, but what differs from run to run: the same text for the same state. */
export async function stateOf(db: Database, id: string): Promise<string> {
  const lines: string[] = [];
  const add = (table: string, rows: string[]): void => {
    lines.push(...rows.map((row) => `${table} ${JSON.stringify(steady(JSON.parse(row)))}`).sort());
  };
  const program = await rowsOf(db, 'mini_programs', sql`id = ${id}`);
  add('mini_programs', program);
  for (const table of TOUCHED) add(table, await rowsOf(db, table, belonging(table, id)));
  const waiting = await rowsOf(db, 'outbox', sql`payload->>'miniProgramId' = ${id}`);
  // How often it was tried is no part of the change.
  add(
    'outbox',
    waiting.map((row) => JSON.stringify((JSON.parse(row) as { payload: unknown }).payload)).map((row) => row.replace(id, 'ID')),
  );
  return lines.join('\n');
}
