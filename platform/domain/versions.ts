import type { PackageManifest } from '../contract/models.ts';
import type { VersionComparison } from '../contract/release-models.ts';

export interface UploadedVersion {
  number: number;
  uploadedById: string;
}

/** Numbers of the current developer versions: the latest upload of each developer (documents 000 and 004). */
export function currentVersions(versions: readonly UploadedVersion[]): Set<number> {
  const latest = new Map<string, number>();
  for (const { number, uploadedById } of versions) latest.set(uploadedById, Math.max(number, latest.get(uploadedById) ?? 0));
  return new Set(latest.values());
}

/** Files by path: what one package has that the other has not, or has with other contents. */
export function comparePackages(before: PackageManifest, after: PackageManifest): VersionComparison {
  const old = new Map(before.files.map((file) => [file.path, file]));
  const now = new Map(after.files.map((file) => [file.path, file]));
  const named = ({ path, size }: { path: string; size: number }): { path: string; size: number } => ({ path, size });
  return {
    added: after.files.filter(({ path }) => !old.has(path)).map(named),
    removed: before.files.filter(({ path }) => !now.has(path)).map(named),
    changed: after.files.flatMap(({ path, size, sha256 }) => {
      const other = old.get(path);
      return other && other.sha256 !== sha256 ? [{ path, before: other.size, after: size }] : [];
    }),
    before: before.sizes.total,
    after: after.sizes.total,
  };
}
