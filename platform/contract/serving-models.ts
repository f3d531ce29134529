/** What containers open, Mini Program codes, and operations data. Times are milliseconds since the epoch, days are UTC. */
import { Account, OpenedPreview, Sha256 } from './models.ts';
import { Env } from './release-models.ts';
import { z } from './zod.ts';

/** What a container runs: as an opened preview, without the manifest, which only the IDE reads. */
export const OpenedProgram = OpenedPreview.omit({ manifest: true }).extend({
  env: Env,
  /** The same as long as nothing changed for anybody; see the route `serve`. */
  revision: z.number(),
  version: z.object({ number: z.number(), version: z.string(), packageId: Sha256 }),
  /** The platform's clock, by which events are dated. */
  now: z.number(),
});
export type OpenedProgram = z.infer<typeof OpenedProgram>;

/** FIELD: up to 32 characters of this alphabet. */
export const CodeScene = z.string().regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{0,32}$/, "up to 32 of 0-9 A-Z a-z !#$&'()*+,/:;=?@-._~");

export const CODE_WIDTH = { min: 280, max: 1280, default: 430 } as const;

export const Code = z.object({
  id: z.string(),
  env: Env,
  /** '' is the entry page. */
  page: z.string(),
  scene: z.string(),
  /** Of a code of a developer version. */
  version: z.object({ id: z.string(), number: z.number(), version: z.string() }).nullable(),
  /** What the code says; opens the mini program. */
  url: z.string(),
  createdBy: Account,
  createdAt: z.number(),
});
export type Code = z.infer<typeof Code>;

/** Where a scanned code leads. */
export const CodeTarget = z.object({
  miniProgram: z.object({ id: z.string(), name: z.string() }),
  env: Env,
  page: z.string(),
  scene: z.string(),
  version: z.string().nullable(),
});
export type CodeTarget = z.infer<typeof CodeTarget>;

/** `YYYY-MM-DD`, a day that exists. */
export const Day = z.string().refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text), 'not a day (YYYY-MM-DD)');

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const figures = {
  /** Users with a visit. */
  visitors: z.number(),
  visits: z.number(),
  pageViews: z.number(),
  /** Users whose first visit ever it was. */
  newUsers: z.number(),
  /** Mean time in the foreground of a visit that has ended; 0 without any. */
  averageDurationMs: z.number(),
  errors: z.number(),
};

export const UsageDay = z.object({
  day: z.string(),
  ...figures,
  /** New users of this day who came again 1 and 7 days later; null before that day has begun. */
  returned1: z.number().nullable(),
  returned7: z.number().nullable(),
});
export type UsageDay = z.infer<typeof UsageDay>;

/** New users whose next day is known, and those of them who came again on it. */
const Retention = z.object({ users: z.number(), returned: z.number() });

export const Usage = z.object({
  from: z.string(),
  to: z.string(),
  version: z.string().nullable(),
  totals: z.object({ ...figures, retention1: Retention, retention7: Retention }),
  /** Every day from `from` to `to`, oldest first. */
  days: z.array(UsageDay),
  /** The most viewed first; at most 50. */
  pages: z.array(z.object({ page: z.string(), views: z.number(), visitors: z.number() })),
  /** Of all versions, whichever was asked for; most visits first, at most 50. */
  versions: z.array(z.object({ version: z.string(), visits: z.number(), visitors: z.number() })),
  /** The most frequent first; at most 50. */
  errors: z.array(z.object({ message: z.string(), page: z.string(), count: z.number(), users: z.number(), lastAt: z.number() })),
});
export type Usage = z.infer<typeof Usage>;
