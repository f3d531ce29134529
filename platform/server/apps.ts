import { asc, eq } from 'drizzle-orm';
import type { AssociatedApp } from '../contract/models.ts';
import type { Database } from '../store/open-database.ts';
import { associatedApps, miniProgramApps } from '../store/schema.ts';

/** Built in: pages of this platform that run a mini program in any browser. */
export const WEB_CONTAINER: AssociatedApp = { id: 'web', name: 'Web container', scheme: null };

const fields = { id: associatedApps.id, name: associatedApps.name, scheme: associatedApps.scheme };

/** All apps of the platform, the web container first. */
export async function appsOfPlatform(db: Database): Promise<AssociatedApp[]> {
  const rows = await db.select(fields).from(associatedApps).orderBy(asc(associatedApps.createdAt), asc(associatedApps.id));
  return [WEB_CONTAINER, ...rows];
}

/** Apps that may open a mini program, the web container first. */
export async function appsOfMiniProgram(db: Database, miniProgramId: string): Promise<AssociatedApp[]> {
  const rows = await db
    .select(fields)
    .from(associatedApps)
    .innerJoin(miniProgramApps, eq(miniProgramApps.appId, associatedApps.id))
    .where(eq(miniProgramApps.miniProgramId, miniProgramId))
    .orderBy(asc(associatedApps.createdAt), asc(associatedApps.id));
  return [WEB_CONTAINER, ...rows];
}

/** The address that a code carries: `url` itself, or the app's deep link to it. */
export function linkFor(app: AssociatedApp, url: string): string {
  return app.scheme === null ? url : app.scheme.replace('{url}', () => encodeURIComponent(url));
}
