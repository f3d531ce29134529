import { text } from 'node:stream/consumers';
import { PlatformError } from '../contract/errors.ts';
import type { PackageManifest } from '../contract/models.ts';
import type { Env } from '../contract/release-models.ts';
import type { OpenedProgram } from '../contract/serving-models.ts';
import { CAPABILITY_LIFETIME_MS, makeCapability } from './capabilities.ts';
import type { PackageStart, ServerContext } from './context.ts';
import { findManifest } from './handlers/package-handlers.ts';
import { listedDomains } from './listed-domains.ts';

/** `app-config.json` of a package. Throws `invalid-input` when the package has none that can be read. */
export async function readAppConfig(context: ServerContext, manifest: PackageManifest): Promise<unknown> {
  const file = manifest.files.find(({ path }) => path === 'app-config.json');
  if (!file) throw new PlatformError('invalid-input', 'The package has no app-config.json. Build and preview it again.');
  const { stream } = await context.contents.open(file.sha256);
  try {
    return JSON.parse(await text(stream));
  } catch (cause) {
    throw new PlatformError('invalid-input', "The package's app-config.json cannot be read. Build and preview it again.", undefined, {
      cause,
    });
  }
}

const MAX_KNOWN = 500;

async function readStart(context: ServerContext, miniProgramId: string, packageId: string): Promise<PackageStart> {
  const manifest = await findManifest(context.db, miniProgramId, packageId);
  return { entryPagePath: manifest.entryPagePath, appConfig: await readAppConfig(context, manifest) };
}

/** What a start needs of a package. Packages never change, so the latest ones are kept, in each process. */
function startOf(context: ServerContext, miniProgramId: string, packageId: string): Promise<PackageStart> {
  const { starts } = context;
  const key = `${miniProgramId}/${packageId}`;
  const known = starts.get(key);
  if (known) return known;
  const start = readStart(context, miniProgramId, packageId);
  starts.set(key, start);
  start.catch(() => starts.delete(key));
  const [oldest] = starts.keys();
  if (starts.size > MAX_KNOWN && oldest !== undefined) starts.delete(oldest);
  return start;
}

/**
 * The same for every start within one lifetime, so that browsers keep the package's files from one start to the next, and valid
 * for at least one more: a program that starts in the last moment loads its subpackages later. Milliseconds.
 */
export const stableExpiry = (now: number): number => (Math.floor(now / CAPABILITY_LIFETIME_MS) + 2) * CAPABILITY_LIFETIME_MS;

interface Opening {
  miniProgram: { id: string; name: string };
  env: Env;
  revision: number;
  version: OpenedProgram['version'];
  /** Host under which the page that asks was loaded. */
  host: string;
}

/** What a container runs of a version whose package is complete. */
export async function openProgram(context: ServerContext, opening: Opening): Promise<OpenedProgram> {
  const { env, revision, version, host } = opening;
  const { id, name } = opening.miniProgram;
  const { entryPagePath, appConfig } = await startOf(context, id, version.packageId);
  const now = context.now();
  const expiresAt = stableExpiry(now);
  const guestOrigin = context.addresses.guestOriginFor(host);
  const capability = makeCapability(context.capabilityKey, { miniProgramId: id, packageId: version.packageId, expiresAt });
  return {
    miniProgram: { id, name },
    env,
    revision,
    version: { number: version.number, version: version.version, packageId: version.packageId },
    page: entryPagePath,
    query: '',
    expiresAt,
    now,
    domains: await listedDomains(context.db, id),
    appConfig,
    contentUrl: `${guestOrigin}/g/${capability}/`,
    deviceUrl: `${guestOrigin}/simulator/device.html`,
  };
}
