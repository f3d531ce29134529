import { createHash } from 'node:crypto';
import type { PackageManifest } from '../contract/models.ts';
import { canonicalManifest } from '../domain/package-rules.ts';

/** Lower-case hex sha-256 of the canonical manifest. */
export function packageId(manifest: PackageManifest): string {
  return createHash('sha256').update(canonicalManifest(manifest)).digest('hex');
}
