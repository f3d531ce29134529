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
