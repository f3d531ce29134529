import { and, between, count, countDistinct, desc, eq, max, type SQL, sql } from 'drizzle-orm';
import type { Usage, UsageDay } from '../contract/serving-models.ts';
import { addDays, daysBetween } from '../domain/usage.ts';
import type { Database } from '../store/open-database.ts';
import { usageEvents, usageUsers } from '../store/schema.ts';

const TOP = 50;

interface Asked {
  miniProgramId: string;
  /** UTC days. */
  from: string;
  to: string;
  version: string | null;
}

type Kind = typeof usageEvents.$inferSelect.kind;

const number = (value: SQL): SQL<number> => value.mapWith(Number) as SQL<number>;
const of = (kind: Kind): SQL => sql`filter (where ${usageEvents.kind} = ${kind})`;

const FIGURES = {
  visitors: number(sql`count(distinct ${usageEvents.userKey}) ${of('visit')}`),
  visits: number(sql`count(*) ${of('visit')}`),
  pageViews: number(sql`count(*) ${of('page')}`),
  errors: number(sql`count(*) ${of('error')}`),
  durationMs: number(sql`coalesce(sum(${usageEvents.durationMs}) ${of('leave')}, 0)`),
  ended: number(sql`count(distinct ${usageEvents.visitId}) ${of('leave')}`),
};

type Row = { [K in keyof typeof FIGURES]: number };

const figuresOf = ({ visitors, visits, pageViews, errors, durationMs, ended }: Row) => ({
  visitors,
  visits,
  pageViews,
  errors,
  averageDurationMs: ended === 0 ? 0 : Math.round(durationMs / ended),
});

interface Cohort {
  users: number;
  returned1: number;
  returned7: number;
}

/** New users by their first day, and how many of them visited 1 and 7 days later. With a version: those who began with it. */
async function cohortsOf(db: Database, { miniProgramId, from, to, version }: Asked): Promise<Map<string, Cohort>> {
  const visits = db
    .selectDistinct({ userKey: usageEvents.userKey, day: usageEvents.day })
    .from(usageEvents)
    .where(and(eq(usageEvents.miniProgramId, miniProgramId), eq(usageEvents.kind, 'visit'), between(usageEvents.day, from, addDays(to, 7))))
    .as('visits');
  const later = (days: number): SQL<number> =>
    number(sql`count(*) filter (where ${visits.day} = to_char(${usageUsers.firstDay}::date + ${sql.raw(String(days))}, 'YYYY-MM-DD'))`);
  const began =
    version === null
      ? undefined
      : sql`exists (select 1 from ${usageEvents} began where began.mini_program_id = ${usageUsers.miniProgramId}
          and began.user_key = ${usageUsers.userKey} and began.day = ${usageUsers.firstDay} and began.kind = 'visit' and began.version = ${version})`;
  const rows = await db
    .select({ day: usageUsers.firstDay, users: countDistinct(usageUsers.userKey), returned1: later(1), returned7: later(7) })
    .from(usageUsers)
    .leftJoin(visits, eq(visits.userKey, usageUsers.userKey))
    .where(and(eq(usageUsers.miniProgramId, miniProgramId), between(usageUsers.firstDay, from, to), began))
    .groupBy(usageUsers.firstDay);
  return new Map(rows.map(({ day, ...cohort }) => [day, cohort]));
}

/** Returned of those new users for whom the later day has begun. */
function retention(days: readonly UsageDay[], key: 'returned1' | 'returned7'): { users: number; returned: number } {
  const known = days.filter((day) => day[key] !== null);
  const sum = (value: (day: UsageDay) => number): number => known.reduce((total, day) => total + value(day), 0);
  return { users: sum(({ newUsers }) => newUsers), returned: sum((day) => day[key] ?? 0) };
}

/** Operations data of a mini program. `today` is the UTC day of now. */
export async function usageOf(db: Database, asked: Asked, today: string): Promise<Usage> {
  const { miniProgramId, from, to, version } = asked;
  const all = and(eq(usageEvents.miniProgramId, miniProgramId), between(usageEvents.day, from, to));
  const asAsked = version === null ? all : and(all, eq(usageEvents.version, version));
  const [[totals], byDay, cohorts, pages, byVersion, errors] = await Promise.all([
    db.select(FIGURES).from(usageEvents).where(asAsked),
    db
      .select({ day: usageEvents.day, ...FIGURES })
      .from(usageEvents)
      .where(asAsked)
      .groupBy(usageEvents.day),
    cohortsOf(db, asked),
    db
      .select({ page: usageEvents.page, views: count(), visitors: countDistinct(usageEvents.userKey) })
      .from(usageEvents)
      .where(and(asAsked, eq(usageEvents.kind, 'page')))
      .groupBy(usageEvents.page)
      .orderBy(desc(count()), usageEvents.page)
      .limit(TOP),
    db
      .select({ version: usageEvents.version, visits: count(), visitors: countDistinct(usageEvents.userKey) })
      .from(usageEvents)
      .where(and(all, eq(usageEvents.kind, 'visit')))
      .groupBy(usageEvents.version)
      .orderBy(desc(count()), usageEvents.version)
      .limit(TOP),
    db
      .select({
        message: usageEvents.message,
        page: usageEvents.page,
        count: count(),
        users: countDistinct(usageEvents.userKey),
        lastAt: max(usageEvents.at),
      })
      .from(usageEvents)
      .where(and(asAsked, eq(usageEvents.kind, 'error')))
      .groupBy(usageEvents.message, usageEvents.page)
      .orderBy(desc(count()), usageEvents.message, usageEvents.page)
      .limit(TOP),
  ]);
  const known = new Map(byDay.map(({ day, ...row }) => [day, row]));
  const none: Row = { visitors: 0, visits: 0, pageViews: 0, errors: 0, durationMs: 0, ended: 0 };
  const days = daysBetween(from, to).map((day): UsageDay => {
    const cohort = cohorts.get(day) ?? { users: 0, returned1: 0, returned7: 0 };
    return {
      day,
      ...figuresOf(known.get(day) ?? none),
      newUsers: cohort.users,
      returned1: addDays(day, 1) <= today ? cohort.returned1 : null,
      returned7: addDays(day, 7) <= today ? cohort.returned7 : null,
    };
  });
  return {
    from,
    to,
    version,
    totals: {
      ...figuresOf(totals ?? none),
      newUsers: days.reduce((sum, { newUsers }) => sum + newUsers, 0),
      retention1: retention(days, 'returned1'),
      retention7: retention(days, 'returned7'),
    },
    days,
    pages,
    versions: byVersion,
    errors: errors.map(({ lastAt, ...error }) => ({ ...error, lastAt: lastAt ?? 0 })),
  };
}
