import { Sha256 } from '../../contract/models.ts';
import { z } from '../../contract/zod.ts';

/**
 * A backup is one ZIP file: `tables/NAME.ndjson` (a row a line, as PostgreSQL's row_to_json writes it), `contents/SHA256`,
 * `manifest.json`, and `manifest.sha256`, the digest of the manifest. Nothing else is in it.
 */
export const BackupManifest = z.strictObject({
  format: z.literal(1),
  /** ms */
  madeAt: z.number(),
  /** Migrations that the database had. */
  migrations: z.array(z.string()),
  /** A table comes after those that it refers to. Sizes in bytes. */
  tables: z.array(z.strictObject({ name: z.string().regex(/^[a-z_]+$/), rows: z.number(), size: z.number(), sha256: Sha256 })),
  /** The last number that each sequence gave; as text, because it may be larger than a number can say. */
  sequences: z.array(z.strictObject({ name: z.string().regex(/^[a-z_]+$/), last: z.string().regex(/^\d+$/) })),
  contents: z.array(z.strictObject({ sha256: Sha256, size: z.number() })),
  /** Contents that rows name and the store did not have: of packages that never arrived whole. */
  missing: z.array(Sha256),
});

export type BackupManifest = z.output<typeof BackupManifest>;

export const MANIFEST = 'manifest.json';
export const MANIFEST_DIGEST = 'manifest.sha256';
export const tableEntry = (name: string): string => `tables/${name}.ndjson`;
export const contentEntry = (digest: string): string => `contents/${digest}`;

/** What is shown while it runs: pieces of the phase. */
export interface Progress {
  phase: 'database' | 'contents' | 'check';
  done: number;
  total: number;
}

export interface Running {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** A failure in a sentence that says what to do. */
export class BackupError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BackupError';
  }
}
