import type { Limits } from '../contract/models.ts';
import type { ContentStore } from '../store/content-store.ts';
import type { Database } from '../store/open-database.ts';
import type { Addresses } from './addresses.ts';
import type { PackageStarts } from './open-program.ts';
import type { ServedVersions } from './served-versions.ts';

/** What every route works with. */
export interface ServerContext {
  db: Database;
  contents: ContentStore;
  limits: Limits;
  addresses: Addresses;
  served: ServedVersions;
  starts: PackageStarts;
  /** Signs capabilities of the guest origin; the same for all processes of one platform. */
  capabilityKey: Buffer;
  /** Milliseconds since the epoch. */
  now: () => number;
}
