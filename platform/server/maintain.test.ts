import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORM_TABLES, tablesInOrder } from '../store/backup/platform-tables.ts';
import { BackupReader } from '../store/backup/read-backup.ts';
import { connectDatabase } from '../store/open-database.ts';
import { startS3, type TestS3 } from '../store/testing/s3-server.ts';
import { maintain } from './maintain.ts';
import { ReleasedProgram } from './testing/released-program.ts';
import { clientOf, DATABASES, logIn, setUp, TestPlatform } from './testing/test-platform.ts';

const LINE = 'Line\u2028separator, "quotes", \\ and 中文';
/** So many bytes of a backup are changed, one at a time. */
const CHANGES = 60;
const files = { 'logic.js': 'void 0;'.repeat(99), 'empty.txt': '' };

let source: TestPlatform;
let folder: string;
let file: string;
let id: string;
let s3: TestS3;
/** What a user sees of the platform that was backed up. */
let before: unknown;

const where = (test: TestPlatform) => ({
  dataFolder: test.folder,
  databaseUrl: test.databaseUrl,
  emptyDatabase: path.join(test.folder, 'none'),
});
const restoreInto = (test: TestPlatform, from: string, more: { replace?: boolean; signal?: AbortSignal; s3?: TestS3['settings'] } = {}) =>
  maintain({ what: 'restore', file: from, replace: false, ...where(test), ...more });

/** What a user of the platform sees of it. */
async function seen(test: TestPlatform, more: object = {}): Promise<unknown> {
  const platform = await test.start(more);
  const admin = await logIn(platform, 'admin');
  const params = { id };
  const opened = await clientOf(platform).call('openOnline', { params, query: { user: 'somebody' } });
  const logic = await (await fetch(`${opened.contentUrl}logic.js`)).text();
  const [log, versions, releases, webhooks] = await Promise.all([
    admin.call('listAudit', { params, query: {} }),
    admin.call('listVersions', { params }),
    admin.call('listReleases', { params }),
    admin.call('listWebhooks', { params }),
  ]);
  await test.stop(platform);
  return { logic, versions, releases, webhooks, log, version: opened.version, appConfig: opened.appConfig };
}

beforeAll(async () => {
  source = await TestPlatform.create();
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-backup-'));
  s3 = await startS3();
  const platform = await source.start();
  const admin = await setUp(platform);
  const program = await ReleasedProgram.create(admin, LINE);
  ({ id } = program);
  await program.release(await program.upload('1.0.0', files));
  await program.release(await program.upload('1.1.0', files));
  await admin.call('createWebhook', { params: { id }, body: { url: 'https://hooks.example.com/', kinds: [] } });
  await source.stop(platform);
  before = await seen(source);
  file = path.join(folder, 'platform.zip');
  const made = await maintain({ what: 'backup', file, replace: false, ...where(source) });
  expect(made).toMatchObject({ file, contents: 4, missing: 0 });
});
afterAll(async () => {
  await source.remove();
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Everything below a folder: names, and digests of what is in them. */
async function fingerprint(of: string): Promise<Record<string, string>> {
  const entries = (await readdir(of, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const names = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  const digests = names.map(async (name) => [
    path.relative(of, name),
    createHash('sha256')
      .update(await readFile(name))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(digests)) as Record<string, string>;
}

it('is a file for its owner alone, of which nothing half is left, and never replaces another', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(maintain({ what: 'backup', file, replace: false, ...where(source) })).rejects.toThrow('exists already');
  const nothing = await mkdtemp(path.join(folder, 'nothing-'));
  const absent = maintain({
    what: 'backup',
    file: path.join(folder, 'absent.zip'),
    replace: false,
    dataFolder: nothing,
    emptyDatabase: '',
  });
  await expect(absent).rejects.toThrow('There is no platform');
  const running = await source.start();
  const beside = maintain({ what: 'backup', file: path.join(folder, 'beside.zip'), replace: false, ...where(source) });
  await expect(beside).rejects.toThrow(/in use by another/);
  await source.stop(running);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part') || name.includes('absent') || name.includes('beside'))).toEqual(
    [],
  );
});

it('can be cancelled at any moment, both ways, and leaves nothing', async () => {
  for (const phase of ['database', 'contents']) {
    const stop = new AbortController();
    const onProgress = (progress: { phase: string }): void => {
      if (progress.phase === phase) stop.abort(new Error('stopped'));
    };
    const half = path.join(folder, 'half.zip');
    await expect(
      maintain({ what: 'backup', file: half, replace: false, ...where(source), signal: stop.signal, onProgress }),
    ).rejects.toThrow('stopped');
    expect((await readdir(folder)).filter((name) => name.startsWith('half'))).toEqual([]);
  }
  const target = await TestPlatform.create();
  for (const phase of ['check', 'contents', 'database']) {
    const stop = new AbortController();
    const onProgress = (progress: { phase: string }): void => {
      if (progress.phase === phase) stop.abort(new Error('stopped'));
    };
    const settings = { what: 'restore' as const, file, replace: false, ...where(target), signal: stop.signal, onProgress };
    await expect(maintain(settings)).rejects.toThrow('stopped');
  }
  const platform = await target.start();
  expect(await platform.needsSetup()).toBe(true);
  await target.remove();
});

it('names every table of the platform', async () => {
  const connection = await connectDatabase({ dataFolder: source.folder });
  const tables = await connection.transact(async (session) => {
    const all = await session.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    expect(all.map(({ name }) => name).sort()).toEqual([...PLATFORM_TABLES, 'migrations'].sort());
    return await tablesInOrder(session);
  });
  await connection.close();
  expect(tables.indexOf('accounts')).toBeLessThan(tables.indexOf('members'));
  expect(tables.indexOf('releases')).toBeLessThan(tables.indexOf('release_users'));
});

describe.each(DATABASES)('into the %s database', (database) => {
  it('restores the same platform, refuses one that is used, and replaces what it holds when told so', async () => {
    const target = await TestPlatform.create(database);
    expect(await restoreInto(target, file)).toMatchObject({ contents: 4 });
    expect(await seen(target)).toEqual(before);
    expect(before).toMatchObject({ logic: files['logic.js'], version: { version: '1.1.0' } });

    await expect(restoreInto(target, file)).rejects.toThrow('not empty');
    if (database === DATABASES.at(-1)) await replace(target);
    await target.remove();
  });
});

async function replace(target: TestPlatform): Promise<void> {
  const platform = await target.start();
  const admin = await logIn(platform, 'admin');
  await admin.call('createMiniProgram', { body: { name: 'To be lost' } });
  await target.stop(platform);
  await restoreInto(target, file, { replace: true });
  expect(await seen(target)).toEqual(before);
}

it('restores into a bucket, and backs up from one', async () => {
  const target = await TestPlatform.create();
  await restoreInto(target, file, { s3: s3.settings });
  expect(await readdir(target.folder)).not.toContain('contents');
  expect(await seen(target, { s3: s3.settings })).toEqual(before);
  const second = path.join(folder, 'second.zip');
  expect(await maintain({ what: 'backup', file: second, replace: false, ...where(target), s3: s3.settings })).toMatchObject({
    contents: 4,
    missing: 0,
  });
  await target.remove();
});

it('refuses files that were cut off or changed, with nothing changed', async () => {
  const target = await TestPlatform.create();
  const untouched = await fingerprint(target.folder);
  const bytes = await readFile(file);
  const altered = path.join(folder, 'altered.zip');
  for (const length of [0, 1, 100, bytes.length >> 1, bytes.length - 1]) {
    await writeFile(altered, bytes.subarray(0, length));
    await expect(restoreInto(target, altered, { replace: true }), `${length} bytes`).rejects.toThrow(/no whole backup/);
  }
  let refused = 0;
  for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / CHANGES)) {
    const copy = Buffer.from(bytes);
    copy[at] = copy[at]! ^ 0x55;
    await writeFile(altered, copy);
    // What is changed may also be a time in the archive's directory, which nothing depends on.
    const reader = BackupReader.check(altered, {});
    await reader.then(
      (whole) => whole.close(),
      (error: Error) => {
        refused += 1;
        expect(error.message, `changed at ${at}`).toMatch(/no whole backup/);
      },
    );
  }
  expect(refused).toBeGreaterThan(CHANGES / 3);
  await expect(restoreInto(target, path.join(folder, 'none.zip'))).rejects.toMatchObject({ code: 'ENOENT' });
  await copyFile(new URL('./maintain.ts', import.meta.url), altered);
  await expect(restoreInto(target, altered)).rejects.toThrow(/no whole backup/);
  expect(await fingerprint(target.folder)).toEqual(untouched);
  await target.remove();
});
