import type { OpenedPreview } from '../contract/models.ts';
import { CAPABILITY_LIFETIME_MS, makeCapability } from './capabilities.ts';
import type { ServerContext } from './context.ts';
import { completePackage } from './handlers/package-handlers.ts';
import { listedDomains } from './listed-domains.ts';
import { readAppConfig } from './open-program.ts';

/** What the phone page runs: a package, for as long as its capability lives. `host`: the request's Host header. */
export async function openPackage(
  context: ServerContext,
  host: string,
  miniProgram: { id: string; name: string },
  start: { packageId: string; page: string; query: string; expiresAt: number },
): Promise<OpenedPreview> {
  const manifest = await completePackage(context, miniProgram.id, start.packageId);
  const guestOrigin = context.addresses.guestOriginFor(host);
  const capability = makeCapability(context.capabilityKey, {
    miniProgramId: miniProgram.id,
    packageId: start.packageId,
    expiresAt: context.now() + CAPABILITY_LIFETIME_MS,
  });
  return {
    miniProgram: { id: miniProgram.id, name: miniProgram.name },
    manifest,
    page: start.page,
    query: start.query,
    expiresAt: start.expiresAt,
    domains: await listedDomains(context.db, miniProgram.id),
    appConfig: await readAppConfig(context, manifest),
    contentUrl: `${guestOrigin}/g/${capability}/`,
    deviceUrl: `${guestOrigin}/simulator/device.html`,
  };
}
