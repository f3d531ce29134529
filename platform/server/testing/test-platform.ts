import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { createPlatformClient, type PlatformClient } from '../../client/client.ts';
import { beginWith, packEmptyDatabase } from '../../store/empty-database.ts';
import { type OpenedDatabase, openDatabase } from '../../store/open-database.ts';
import { type Platform, type PlatformOptions, startPlatform } from '../start-platform.ts';

export { manifestOf, readerOf, sha256 } from './manifests.ts';

export const PASSWORD = 'correct horse';

/** The embedded database, and PostgreSQL when KUMQUAT_TEST_DATABASE_URL names a server where databases can be created. */
export const DATABASES: readonly ('embedded' | 'postgres')[] = process.env['KUMQUAT_TEST_DATABASE_URL']
  ? ['embedded', 'postgres']
  : ['embedded'];

/**
 * For what the databases do not differ in: PostgreSQL where there is one, which is the faster. KUMQUAT_TEST_EVERY_DATABASE=1 asks for
 * all of them everywhere.
 */
export const ONE_DATABASE = process.env['KUMQUAT_TEST_EVERY_DATABASE'] === '1' ? DATABASES : DATABASES.slice(-1);

const BUILT = path.resolve(import.meta.dirname, '../../../dist/database/empty-database.gz');

let made: Promise<string> | null = null;

/** A folder with `empty-database.gz`, made by this test file. */
async function makeEmptyDatabase(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-made-'));
  await (await openDatabase({ dataFolder: folder })).close();
  await writeFile(path.join(folder, 'empty-database.gz'), packEmptyDatabase(path.join(folder, 'database')));
  return folder;
}

/** Puts an empty database into a data folder: the one of the last build when it has these migrations. */
async function addEmptyDatabase(dataFolder: string): Promise<void> {
  const database = path.join(dataFolder, 'database');
  await mkdir(database);
  if (!made && (await beginWith(BUILT, database))) return;
  made ??= makeEmptyDatabase();
  if (!(await beginWith(path.join(await made, 'empty-database.gz'), database))) throw new Error('The empty database does not fit.');
}

afterAll(async () => {
  if (made) await rm(await made, { recursive: true, force: true });
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['KUMQUAT_TEST_DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A data folder and a database of its own, on which platforms of one test are started. */
export class TestPlatform {
  /** What the platform takes for the time; tests move it. */
  now = 1_800_000_000_000;
  private readonly running = new Set<Platform>();

  private constructor(
    readonly folder: string,
    private readonly database: string | null,
  ) {}

  static async create(kind: 'embedded' | 'postgres' = 'embedded'): Promise<TestPlatform> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-platform-'));
    if (kind === 'embedded') {
      await addEmptyDatabase(folder);
      return new TestPlatform(folder, null);
    }
    const database = `kumquat_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE DATABASE ${database}`);
    return new TestPlatform(folder, database);
  }

  /** Undefined where the database is embedded. */
  get databaseUrl(): string | undefined {
    if (!this.database) return undefined;
    const url = new URL(process.env['KUMQUAT_TEST_DATABASE_URL'] ?? '');
    url.pathname = `/${this.database}`;
    return url.href;
  }

  /** `options`: instead of what this test has. */
  async start(options: Partial<PlatformOptions> = {}): Promise<Platform> {
    const { folder, databaseUrl } = this;
    const platform = await startPlatform({
      dataFolder: folder,
      databaseUrl,
      port: 0,
      programFolder: folder,
      now: () => this.now,
      ...options,
    });
    this.running.add(platform);
    return platform;
  }

  async stop(platform: Platform): Promise<void> {
    this.running.delete(platform);
    await platform.stop();
  }

  /** Opens the database beside the platform; the embedded one only when no platform runs. */
  openDatabase(): Promise<OpenedDatabase> {
    return openDatabase(this.databaseUrl ? { databaseUrl: this.databaseUrl } : { dataFolder: this.folder });
  }

  async remove(): Promise<void> {
    for (const platform of this.running) await this.stop(platform);
    if (this.database) await onServer(`DROP DATABASE ${this.database} WITH (FORCE)`);
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const clientOf = (platform: Platform, token?: string): PlatformClient => createPlatformClient({ address: platform.origin, token });

/** Creates the first account, `admin`, and answers with its session. */
export async function setUp(platform: Platform): Promise<PlatformClient> {
  const { token } = await clientOf(platform).call('setUp', { body: { account: 'admin', name: 'Admin', password: PASSWORD } });
  return clientOf(platform, token);
}

export async function logIn(platform: Platform, account: string): Promise<PlatformClient> {
  const { token } = await clientOf(platform).call('logIn', { body: { account, password: PASSWORD } });
  return clientOf(platform, token);
}
