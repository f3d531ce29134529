/** What containers report, and notifications, keys, domains and the log. Times are milliseconds since the epoch. */
import { Account } from './models.ts';
import { Env } from './release-models.ts';
import { z } from './zod.ts';

export const UsageEvent = z.strictObject({
  /** Random; an event that is sent again counts once. */
  id: z.string().min(8).max(64),
  kind: z.enum(['visit', 'page', 'leave', 'error']),
  at: z.number().int(),
  /** The container's id of the user; never stored as it is. */
  user: z.string().min(1).max(128),
  visit: z.string().min(8).max(64),
  version: z.string().max(64),
  env: Env,
  page: z.string().max(256).default(''),
  scene: z.number().int().min(0).max(100_000).default(0),
  durationMs: z.number().int().min(0).max(86_400_000).default(0),
  message: z.string().max(2000).default(''),
});
export type UsageEvent = z.infer<typeof UsageEvent>;

export const NotificationKind = z.enum([
  'invited',
  'role-changed',
  'removed',
  'version-uploaded',
  'review-submitted',
  'review-approved',
  'review-rejected',
  'review-withdrawn',
  'released',
  'release-changed',
  'rolled-back',
  'withdrawn',
  'suspended',
  'resumed',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

export const Notification = z.object({
  id: z.number(),
  kind: NotificationKind,
  miniProgram: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Names and numbers for its sentence: `version`, `number`, `by`, `role`, `reasons`, `percent`, ... */
  data: z.record(z.string(), z.unknown()),
  at: z.number(),
  read: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

export const AuditRecord = z.object({
  id: z.number(),
  at: z.number(),
  account: Account.nullable(),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
  address: z.string(),
});
export type AuditRecord = z.infer<typeof AuditRecord>;
