import type { Limits } from '../contract/models.ts';
import type { ContentStore } from '../store/content-store.ts';
import type { Database } from '../store/open-database.ts';
import type { Addresses } from './addresses.ts';
import type { WebhookRules } from './outbox/send-webhook.ts';
import type { ServedVersions } from './served-versions.ts';

/** What a start needs of a package. */
export interface PackageStart {
  entryPagePath: string;
  /** `app-config.json` of the package. */
  appConfig: unknown;
}

/** What every route works with. */
export interface ServerContext {
  db: Database;
  contents: ContentStore;
  limits: Limits;
  addresses: Addresses;
  served: ServedVersions;
  /** What was read of packages that were opened last, by `miniProgramId/packageId`; see open-program.ts. */
  starts: Map<string, Promise<PackageStart>>;
  /** Set once the platform is asked to stop: it is not ready for anything new. */
  stopping: boolean;
  webhookRules: WebhookRules;
  /** Signs capabilities of the guest origin; the same for all processes of one platform. */
  capabilityKey: Buffer;
  /** Milliseconds since the epoch. */
  now: () => number;
}
