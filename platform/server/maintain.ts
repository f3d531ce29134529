import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { BackupError, type Running } from '../store/backup/backup-format.ts';
import { BackupReader } from '../store/backup/read-backup.ts';
import { checkMigrations, restoreBackup } from '../store/backup/restore-backup.ts';
import { writeBackup } from '../store/backup/write-backup.ts';
import type { ContentStore } from '../store/content-store.ts';
import { type Connection, connectDatabase, databaseFolder, whileBusy } from '../store/open-database.ts';
import type { S3Settings } from '../store/s3-request.ts';
import { openContents } from './open-contents.ts';

export const MAINTENANCE = ['backup', 'restore'] as const;

export interface Maintenance extends Running {
  what: (typeof MAINTENANCE)[number];
  /** The backup. */
  file: string;
  /** Of a restore: what the database holds goes. */
  replace: boolean;
  /** Where the platform is; the same as of a platform that runs. */
  dataFolder: string;
  databaseUrl?: string | undefined;
  s3?: S3Settings | undefined;
  /** See `openDatabase`. */
  emptyDatabase: string;
}

/**
 * Backs a platform up, or puts a backup in its place. The embedded database must not be in use (throws `FolderLocked`); beside
 * PostgreSQL a platform may go on while it is backed up. Answers with what is worth telling.
 */
export async function maintain(settings: Maintenance): Promise<Record<string, unknown>> {
  const { what, file, dataFolder, databaseUrl } = settings;
  if (what === 'restore') {
    // Before anything is touched, everything is compared with its digest.
    const reader = await BackupReader.check(file, settings);
    try {
      checkMigrations(reader.manifest);
      return await withPlatform(settings, async (connection, contents) => ({
        ...(await restoreBackup(reader, connection, contents, settings)),
      }));
    } finally {
      reader.close();
    }
  }
  if (!databaseUrl && !existsSync(path.join(databaseFolder(dataFolder), 'PG_VERSION'))) {
    throw new BackupError(`There is no platform in ${dataFolder}. Check --data or DATABASE_URL.`);
  }
  return await withPlatform(settings, async (connection, contents) => ({ ...(await writeBackup(connection, contents, file, settings)) }));
}

async function withPlatform<T>(settings: Maintenance, use: (connection: Connection, contents: ContentStore) => Promise<T>): Promise<T> {
  const { dataFolder, databaseUrl, emptyDatabase, s3 } = settings;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  return await whileBusy(async () => {
    const connection = await connectDatabase(databaseUrl ? { databaseUrl } : { dataFolder, emptyDatabase });
    const { contents, close } = openContents(s3, dataFolder);
    try {
      return await use(connection, contents);
    } finally {
      await close?.();
      await connection.close();
    }
  });
}
