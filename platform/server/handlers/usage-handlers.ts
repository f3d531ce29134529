import { eq, sql } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { counts, dayOf, rangeOfDays } from '../../domain/usage.ts';
import type { Database } from '../../store/open-database.ts';
import { miniPrograms, releases, usageEvents, usageUsers, versions } from '../../store/schema.ts';
import { userKeyOf } from '../served-versions.ts';
import { usageOf } from '../usage-rows.ts';
import { WindowLimit } from '../window-limit.ts';
import type { Handlers } from './handler.ts';

/** Names of the versions that were ever released, to everybody or in phases. @throws mini-program-missing */
async function releasedNames(db: Database, id: string): Promise<Set<string>> {
  const [program] = await db.select({ id: miniPrograms.id }).from(miniPrograms).where(eq(miniPrograms.id, id));
  if (!program) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
  const rows = await db
    .selectDistinct({ version: versions.version })
    .from(releases)
    .innerJoin(versions, eq(versions.id, releases.versionId))
    .where(eq(releases.miniProgramId, id));
  return new Set(rows.map(({ version }) => version));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Events of an address in one mini program. Many people behind one address still fit. */
const EVENTS = { amount: 3000, windowMs: 10 * 60 * 1000 };

export function usageHandlers(limit = new WindowLimit(EVENTS)): Handlers<'reportUsage' | 'getUsage'> {
  return {
    async reportUsage({ context, params, body, address }) {
      const now = context.now();
      limit.take(`${address} ${params.id}`, body.events.length, now);
      const known = await releasedNames(context.db, params.id);
      const counted = body.events.filter((event) => counts(event, now, known));
      const answer = { accepted: counted.length, dropped: body.events.length - counted.length };
      if (counted.length === 0) return answer;
      const rows = counted
        .map(({ id, user, visit, ...event }) => ({
          ...event,
          miniProgramId: params.id,
          eventId: id,
          userKey: userKeyOf(params.id, user),
          visitId: visit,
          day: dayOf(event.at),
        }))
        // Always in this order, so that two batches with the same events never wait for each other.
        .sort((one, other) => compare(one.eventId, other.eventId));
      await context.db.transaction(async (transaction) => {
        const added = await transaction
          .insert(usageEvents)
          .values(rows)
          .onConflictDoNothing()
          .returning({ kind: usageEvents.kind, userKey: usageEvents.userKey, day: usageEvents.day });
        const firstDays = new Map<string, string>();
        for (const { kind, userKey, day } of added) {
          const first = firstDays.get(userKey);
          if (kind === 'visit' && (first === undefined || day < first)) firstDays.set(userKey, day);
        }
        if (firstDays.size === 0) return;
        const users = [...firstDays].map(([userKey, firstDay]) => ({ miniProgramId: params.id, userKey, firstDay }));
        await transaction
          .insert(usageUsers)
          .values(users.sort((one, other) => compare(one.userKey, other.userKey)))
          .onConflictDoUpdate({
            target: [usageUsers.miniProgramId, usageUsers.userKey],
            // What arrives late may be older than what was there.
            set: { firstDay: sql`least(${usageUsers.firstDay}, excluded.first_day)` },
          });
      });
      return answer;
    },

    async getUsage({ context, params, query }) {
      const now = context.now();
      return await usageOf(
        context.db,
        { miniProgramId: params.id, ...rangeOfDays(query, now), version: query.version ?? null },
        dayOf(now),
      );
    },
  };
}
