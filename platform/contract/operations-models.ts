/** What containers report, and notifications, keys, domains and the log. Times are milliseconds since the epoch. */
import { Account } from './models.ts';
import { Env } from './release-models.ts';
import { DomainLists } from './server-domain-models.ts';
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

/** Filters of the log; times are inclusive. `before`: ids below it, for the next page. */
export const AuditFilter = z.object({
  action: z.string().max(64).optional(),
  /** Name of the account that did it. */
  account: z.string().max(64).optional(),
  from: z.coerce.number().int().min(0).optional(),
  to: z.coerce.number().int().min(0).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** An address or a network in CIDR form, IPv4 or IPv6. */
export const AddressRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'an IP address or a network such as 203.0.113.0/24',
});

export const CiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** None: from anywhere. */
  allowList: z.array(z.string()),
  createdBy: Account,
  createdAt: z.number(),
  revokedAt: z.number().nullable(),
  usedAt: z.number().nullable(),
  usedFrom: z.string().nullable(),
});
export type CiKey = z.infer<typeof CiKey>;

/** Why a delivery failed: */
export const WebhookFailureCode = z.enum([
  /** The address breaks a rule of the platform. */
  'protocol',
  'user',
  'private',
  /** An answer came, whose status is not from 200 to 299; those of 3xx are not followed, and 410 ends a delivery. */
  'status',
  'redirect',
  'gone',
  /** No answer came. */
  'timeout',
  'connection-refused',
  'name-unknown',
  'certificate',
  'connection',
]);
export type WebhookFailureCode = z.infer<typeof WebhookFailureCode>;

export const WebhookFailure = z.object({
  code: WebhookFailureCode,
  /** Of `timeout`: how long was waited. */
  seconds: z.number().optional(),
  /** Of `certificate` and `connection`: the name that the system has for it, such as ECONNRESET; may be left out. */
  error: z.string().optional(),
});
export type WebhookFailure = z.infer<typeof WebhookFailure>;

export const WebhookResult = z.object({
  at: z.number(),
  /** A notification kind, or `test`. */
  kind: z.string(),
  ok: z.boolean(),
  /** HTTP status; null when there was no answer. */
  status: z.number().nullable(),
  /** Null when it arrived. */
  failure: WebhookFailure.nullable(),
  durationMs: z.number(),
});
export type WebhookResult = z.infer<typeof WebhookResult>;

export const WebhookForm = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** None: all kinds. */
  kinds: z.array(NotificationKind).max(NotificationKind.options.length),
});
export type WebhookForm = z.infer<typeof WebhookForm>;

export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  kinds: z.array(NotificationKind),
  createdBy: Account,
  createdAt: z.number(),
  /** Since when it is switched off: nothing but tests is sent there. Null while it is on. */
  disabledAt: z.number().nullable(),
  /** Deliveries that wait for their next attempt. */
  waiting: z.number(),
  /** Latest first, at most 20. */
  results: z.array(WebhookResult),
});
export type Webhook = z.infer<typeof Webhook>;

export const ServerDomains = z.object({
  domains: DomainLists,
  /** Changes that are still allowed in these 30 days. */
  editsLeft: z.number(),
});
export type ServerDomains = z.infer<typeof ServerDomains>;
