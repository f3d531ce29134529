import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import type { PackageManifest, Version } from '../contract/models.ts';
import { currentVersions } from '../domain/versions.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, packages, versions } from '../store/schema.ts';
import { toAccount } from './sessions.ts';

type VersionRow = typeof versions.$inferSelect;

interface KnownVersion {
  row: VersionRow;
  version: Version;
  manifest: PackageManifest;
}

async function select(db: Database, where: SQL | undefined): Promise<KnownVersion[]> {
  const rows = await db
    .select({ row: versions, account: accounts, manifest: packages.manifest })
    .from(versions)
    .innerJoin(accounts, eq(accounts.id, versions.uploadedBy))
    .innerJoin(packages, and(eq(packages.miniProgramId, versions.miniProgramId), eq(packages.id, versions.packageId)))
    .where(where)
    .orderBy(desc(versions.number));
  return rows.map(({ row, account, manifest }) => ({
    row,
    manifest,
    version: {
      id: row.id,
      number: row.number,
      version: row.version,
      remarks: row.remarks,
      packageId: row.packageId,
      sizes: manifest.sizes,
      uploadedAt: row.uploadedAt,
      uploadedBy: toAccount(account),
      commit: row.commitId,
      uploadedWithKey: row.uploadedWithKey,
      current: false,
    },
  }));
}

/** Developer versions that were not deleted, newest first, each developer's latest marked. */
export async function developerVersions(db: Database, miniProgramId: string): Promise<Version[]> {
  const known = await select(db, and(eq(versions.miniProgramId, miniProgramId), isNull(versions.deletedAt)));
  // A build server's uploads do not take the place of those of whoever made its key.
  const uploader = ({ uploadedBy, uploadedWithKey }: VersionRow): string => JSON.stringify([uploadedBy, uploadedWithKey]);
  const current = currentVersions(known.map(({ row }) => ({ number: row.number, uploadedById: uploader(row) })));
  return known.map(({ version }) => ({ ...version, current: current.has(version.number) }));
}

/** Every version by id, deleted ones too: reviews and releases refer to them. */
export async function allVersions(db: Database, miniProgramId: string): Promise<Map<string, Version>> {
  const listed = await developerVersions(db, miniProgramId);
  const deleted = await select(db, eq(versions.miniProgramId, miniProgramId));
  return new Map([...deleted.map(({ version }) => version), ...listed].map((version) => [version.id, version]));
}

/** A developer version of the mini program. @throws version-missing, also when it was deleted */
export async function findVersion(db: Database, miniProgramId: string, id: string): Promise<KnownVersion> {
  const [found] = await select(db, and(eq(versions.miniProgramId, miniProgramId), eq(versions.id, id), isNull(versions.deletedAt)));
  if (!found) throw new PlatformError('version-missing', 'This version does not exist any more.');
  return found;
}
