import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import { appliedMigrations, PLATFORM_TABLES } from '../store/backup/platform-tables.ts';
import { migrate, migrationNames } from '../store/migrate.ts';
import { connectDatabase, type Database, type Session } from '../store/open-database.ts';
import type { Platform } from './start-platform.ts';
import { type BuiltPlatform, buildPlatform } from './testing/built-platform.ts';
import type { Deed, Doom } from './testing/doomed-platform.ts';
import { type Copied, copyProgram, stateOf } from './testing/program-rows.ts';
import { ReleasedProgram } from './testing/released-program.ts';
import { clientOf, DATABASES, logIn, manifestOf, PASSWORD, readerOf, setUp, TestPlatform } from './testing/test-platform.ts';

const PHASE = { percent: 20, allowList: [], window: null };
const FORM = { summary: 'What changed', testAccount: '', screenshots: [] };
/** Of each kind: for the requests between which everything is whole, and for one process a statement. */
const SPARE = 2;
const COPIES = { embedded: 10, postgres: 40 };
/** How far each deed comes with the embedded database, where nothing can wait in the middle of a write. */
const EMBEDDED: Record<Kind, number[]> = { full: [0.5], phased: [], 'roll-back': [], upload: [0.7] };

let built: BuiltPlatform;
beforeAll(async () => {
  built = await buildPlatform({ doomed: 'platform/server/testing/doomed-platform.ts' });
});
afterAll(() => built.remove());

/** Runs one process to its end. Answers whether it was killed, and where; it must not end otherwise than with 0. */
function run(doom: Doom): Promise<{ killed: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [built.entry('doomed'), JSON.stringify(doom)], (error, out, said) => {
      const killed = error?.signal === 'SIGKILL';
      if (!error || killed) resolve({ killed, said: out.trim() });
      else reject(new Error(`It ended otherwise: ${out}${said}`));
    });
  });
}

interface Tried {
  kind: Kind;
  copy: Copied;
  /** Where it was killed; null when it was done as a whole. */
  at: string | null;
}

async function statesOf(db: Database, copies: readonly Copied[]): Promise<Map<Copied, string>> {
  const states = new Map<Copied, string>();
  for (const copy of copies) states.set(copy, await stateOf(db, copy.id));
  return states;
}

/** Contents that had arrived before the process was killed are not sent again, and so not noted. */
const withoutSending = (state: string): string =>
  state
    .split('\n')
    .filter((line) => !line.startsWith('audit_log') || !line.includes('"send-contents"'))
    .join('\n');

const KINDS = ['full', 'phased', 'roll-back', 'upload'] as const;
type Kind = (typeof KINDS)[number];

const filesOf = (copy: Copied): Record<string, string> => ({
  'app-config.json': '{}',
  'logic.js': `const copy = '${copy.name}';`.repeat(9),
});

function deedOf(kind: Kind, copy: Copied): Deed {
  const { id } = copy;
  if (kind === 'upload') return { id, kind, files: filesOf(copy) };
  if (kind === 'roll-back') return { id, kind, release: copy.first };
  return { id, kind: 'release', review: copy.review, phase: kind === 'phased' ? PHASE : null };
}

/** The requests of a deed, one after the other. */
function requestsOf(kind: Kind, copy: Copied, client: PlatformClient): (() => Promise<unknown>)[] {
  const params = { id: copy.id };
  const phase = kind === 'phased' ? PHASE : null;
  if (kind === 'roll-back') return [() => client.call('rollBack', { params, body: { release: copy.first } })];
  if (kind !== 'upload') return [() => client.call('createRelease', { params, body: { review: copy.review, phase } })];
  const manifest = manifestOf(filesOf(copy));
  let packageId = '';
  return [
    async () => {
      ({ packageId } = await client.call('offerPackage', { params, body: manifest }));
    },
    () => sendPackage(client, { miniProgramId: copy.id, manifest, read: readerOf(filesOf(copy)) }),
    () => client.call('createVersion', { params, body: { packageId, version: '2.0.0', remarks: '' } }),
  ];
}

/** A mini program that was released twice, whose third version waits for its release, and whom many are told of. */
async function makeProgram(platform: Platform, admin: PlatformClient): Promise<{ id: string; review: string; first: string }> {
  const program = await ReleasedProgram.create(admin);
  const { id } = program;
  const params = { id };
  await admin.call('createAccount', { body: { account: 'dora', name: 'Dora', password: PASSWORD } });
  const session = await clientOf(platform).call('logIn', { body: { account: 'dora', password: PASSWORD } });
  await clientOf(platform, session.token).call('putProfile', { body: { name: 'Dora', email: 'dora@example.com' } });
  await admin.call('putMember', { params: { id, account: 'dora' }, body: { role: 'developer' } });
  const first = await program.release(await program.upload('1.0.0', {}));
  await program.release(await program.upload('1.1.0', {}));
  const version = await program.upload('1.2.0', {});
  const { id: review } = await admin.call('submitReview', { params, body: { version: version.id, form: FORM } });
  await admin.call('decideReview', { params: { review }, body: { approve: true, reasons: '' } });
  await admin.call('createWebhook', { params, body: { url: 'https://hooks.example.com/kumquat', kinds: [] } });
  return { id, review, first: first.id };
}

/** Checks that every file holds what it is named after. Answers the names of those that are not there yet. */
async function checkContents(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const parts = entries.filter(({ name }) => name.endsWith('.part')).map(({ name }) => name);
  for (const { parentPath, name } of entries.filter((entry) => !entry.name.endsWith('.part'))) {
    const digest = createHash('sha256').update(await readFile(path.join(parentPath, name)));
    expect(digest.digest('hex')).toBe(path.basename(parentPath) + name);
  }
  return parts;
}

describe.each(DATABASES)('a process that is killed, with the %s database', (database) => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await TestPlatform.create(database);
    test.now = Date.now();
  });
  afterAll(() => test.remove());

  async function withDatabase<T>(use: (db: Database) => Promise<T>): Promise<T> {
    const { db, close } = await test.openDatabase();
    return await use(db).finally(close);
  }

  it('has released, rolled back and uploaded as a whole or not at all, and goes on where it was', { timeout: 120_000 }, async () => {
    const first = await test.start();
    const original = await makeProgram(first, await setUp(first));
    const { token } = await clientOf(first).call('logIn', { body: { account: 'admin', password: PASSWORD } });
    await test.stop(first);
    const { copies, untouched } = await withDatabase(async (db) => {
      const names = (kind: Kind) => Array.from({ length: COPIES[database] }, (_, number) => `${kind}-${String(number).padStart(3, '0')}`);
      const made = new Map<Kind, Copied[]>();
      for (const kind of KINDS) made.set(kind, await copyProgram(db, original, names(kind)));
      return { copies: made, untouched: await stateOf(db, made.get('full')![0]!.id) };
    });

    // Copies that no process has touched are left for what follows.
    const fresh = new Map(KINDS.map((kind) => [kind, copies.get(kind)!.slice(SPARE)]));
    const tried: Tried[] = [];
    const common = { kind: 'deeds' as const, dataFolder: test.folder, databaseUrl: test.databaseUrl, token };
    for (const kind of KINDS) {
      const whole = fresh.get(kind)!.shift()!;
      const ats = database === 'postgres' ? (['every'] as const) : EMBEDDED[kind];
      for (const at of ats) {
        const doomed = at === 'every' ? fresh.get(kind)! : [fresh.get(kind)!.shift()!];
        const before = at === 'every' ? [whole] : [at === ats[0] ? whole : fresh.get(kind)!.shift()!, fresh.get(kind)!.shift()!];
        const deeds = [...before, ...doomed].map((copy) => deedOf(kind, copy));
        const { killed, said } = await run({ ...common, at, deeds });
        expect(killed).toBe(true);
        const count = Number(/^killed at (\d+) statements/.exec(said)?.[1] ?? 1);
        tried.push(...doomed.slice(0, count).map((copy, index) => ({ kind, copy, at: `${said}, statement ${index + 1}` })));
      }
      if (ats.length > 0) tried.push({ kind, copy: whole, at: null });
    }

    const found = await withDatabase((db) =>
      statesOf(
        db,
        tried.map(({ copy }) => copy),
      ),
    );
    const finalOf = new Map(tried.flatMap(({ kind, at, copy }) => (at !== null ? [] : [[kind, found.get(copy)!] as const])));
    const platform = await test.start();
    const admin = await logIn(platform, 'admin');
    // What stands between the requests of an upload is whole as well.
    const between = copies.get('upload')!.slice(0, 2);
    for (const [at, copy] of between.entries()) for (const request of requestsOf('upload', copy, admin).slice(0, at + 1)) await request();
    const unfinished = tried.filter(({ kind, copy }) => found.get(copy) !== finalOf.get(kind));
    for (const { kind, copy } of unfinished) for (const request of requestsOf(kind, copy, admin)) await request();
    const parts = await checkContents(path.join(test.folder, 'contents'));
    // Beside PostgreSQL those of today could be another process's.
    if (database === 'embedded') expect(parts).toEqual([]);
    await test.stop(platform);

    const { after, allowed } = await withDatabase(async (db) => {
      const after = await statesOf(
        db,
        unfinished.map(({ copy }) => copy),
      );
      return { after, allowed: [...(await statesOf(db, between)).values()] };
    });
    for (const { kind, copy, at } of tried) {
      const whole = [untouched, finalOf.get(kind)!, ...(kind === 'upload' ? allowed : [])];
      expect(whole, `${kind}, ${at}`).toContain(found.get(copy));
    }
    for (const { kind, copy, at } of unfinished) {
      expect(withoutSending(after.get(copy)!), `${kind}, done again after ${at}`).toBe(withoutSending(finalOf.get(kind)!));
    }
    if (database === 'embedded') return;
    for (const kind of KINDS) {
      // Killed before anything was kept, and after everything was.
      const ends = tried.filter((one) => one.kind === kind && one.at !== null).map(({ copy }) => found.get(copy));
      expect([ends.at(0), ends.at(-1)]).toEqual([untouched, finalOf.get(kind)]);
    }
  });

  it('has brought its tables up to date as a whole or not at all', { timeout: 120_000 }, async () => {
    const old = await TestPlatform.create(database);
    const where = old.databaseUrl ? { databaseUrl: old.databaseUrl } : { dataFolder: old.folder };
    const looked = async <T>(look: (session: Session) => Promise<T>): Promise<T> => {
      const connection = await connectDatabase(where);
      return await connection.transact(look).finally(connection.close);
    };
    const [first = '', ...later] = migrationNames();
    await looked(async (session) => {
      for (const table of [...PLATFORM_TABLES, 'migrations']) await session.execute(`DROP TABLE IF EXISTS "${table}" CASCADE`);
      await migrate(session, [first]);
      await session.query("INSERT INTO accounts VALUES ('1', 'ada', 'ada', 'Ada', 'hash', true, 1)");
    });
    let applied = [first];
    const following = { postgres: (at: number) => at + 1, embedded: (at: number) => at * 30 }[database];
    for (let at = 1; applied.length === 1; at = following(at)) {
      const { killed, said } = await run({ kind: 'open', at, dataFolder: old.folder, databaseUrl: old.databaseUrl });
      applied = await looked(appliedMigrations);
      expect([[first], [first, ...later]], `${killed} ${said}`).toContainEqual(applied);
      expect(killed || applied.length > 1).toBe(true);
    }
    const platform = await old.start();
    expect(await platform.needsSetup()).toBe(false);
    await old.remove();
  });
});
