import { eq } from 'drizzle-orm';
import type { DomainKind, DomainLists } from '../contract/server-domain-models.ts';
import type { Database } from '../store/open-database.ts';
import { serverDomains } from '../store/schema.ts';

/** The server domains of a mini program; a kind that was never set has none. */
export async function listedDomains(db: Database, miniProgramId: string): Promise<DomainLists> {
  const rows = await db.select().from(serverDomains).where(eq(serverDomains.miniProgramId, miniProgramId));
  const of = (kind: DomainKind): string[] => rows.find((row) => row.kind === kind)?.domains ?? [];
  return { request: of('request'), socket: of('socket'), upload: of('upload'), download: of('download'), webView: of('webView') };
}
