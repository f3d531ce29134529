import { and, count, eq, gt, lte } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { ServerDomains } from '../../contract/operations-models.ts';
import { checkDomains, EDITS_WINDOW_MS, MAX_EDITS } from '../../domain/server-domains.ts';
import type { Database } from '../../store/open-database.ts';
import { serverDomainEdits, serverDomains } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { listedDomains } from '../listed-domains.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { callerOf, type Handlers } from './handler.ts';

async function domainsOf(db: Database, miniProgramId: string, now: number): Promise<ServerDomains> {
  const [edits] = await db
    .select({ done: count() })
    .from(serverDomainEdits)
    .where(and(eq(serverDomainEdits.miniProgramId, miniProgramId), gt(serverDomainEdits.at, now - EDITS_WINDOW_MS)));
  return { domains: await listedDomains(db, miniProgramId), editsLeft: Math.max(0, MAX_EDITS - (edits?.done ?? 0)) };
}

export const serverDomainHandlers: Handlers<'getServerDomains' | 'putServerDomains'> = {
  getServerDomains: ({ context, params }) => domainsOf(context.db, params.id, context.now()),

  async putServerDomains(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const { id: miniProgramId, kind } = params;
    const domains = checkDomains(kind, body.domains);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, miniProgramId);
      const before = await domainsOf(transaction, miniProgramId, now);
      // Saving what is there already is no edit.
      if (JSON.stringify(before.domains[kind]) === JSON.stringify(domains)) return before;
      if (before.editsLeft === 0) {
        throw new PlatformError('edits-used-up', `The server domains may be changed ${MAX_EDITS} times in 30 days.`, { edits: MAX_EDITS });
      }
      await transaction
        .delete(serverDomainEdits)
        .where(and(eq(serverDomainEdits.miniProgramId, miniProgramId), lte(serverDomainEdits.at, now - EDITS_WINDOW_MS)));
      await transaction.insert(serverDomainEdits).values({ miniProgramId, at: now });
      await transaction
        .insert(serverDomains)
        .values({ miniProgramId, kind, domains })
        .onConflictDoUpdate({ target: [serverDomains.miniProgramId, serverDomains.kind], set: { domains } });
      const details = { kind, domains };
      await audit(transaction, { at: now, accountId: caller.id, action: 'change-server-domains', miniProgramId, details, address });
      return await domainsOf(transaction, miniProgramId, now);
    });
  },
};
