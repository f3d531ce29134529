import { bigint, bigserial, boolean, integer, json, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { PackageManifest, Role } from '../contract/models.ts';
import type { NotificationKind, WebhookFailure } from '../contract/operations-models.ts';
import type { Permission } from '../contract/permissions.ts';
import type { Env, Phase, ReleaseState, ReviewForm, ReviewState } from '../contract/release-models.ts';

const time = (name: string) => bigint(name, { mode: 'number' });

export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  account: text('account').notNull(),
  accountKey: text('account_key').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  platformAdmin: boolean('platform_admin').notNull(),
  /** Decides about versions of every mini program that were submitted for review. */
  reviewer: boolean('reviewer').notNull().default(false),
  email: text('email'),
  disabledAt: time('disabled_at'),
  createdAt: time('created_at').notNull(),
});

/** Only the sha-256 of a token is kept. */
export const sessions = pgTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: text('account_id').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  address: text('address').notNull(),
  /** What its owner may see of it. */
  id: text('id').notNull(),
  /** User agent, cut. */
  device: text('device').notNull().default(''),
  usedAt: time('used_at').notNull().default(0),
});

/** `scheme` is a deep link with `{url}`; null for the web container. */
export const associatedApps = pgTable('associated_apps', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  scheme: text('scheme'),
  createdAt: time('created_at').notNull(),
});

/** `key` is `account:KEY` or `address:IP`. */
export const loginFailures = pgTable('login_failures', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  key: text('key').notNull(),
  at: time('at').notNull(),
});

export const miniPrograms = pgTable('mini_programs', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: time('created_at').notNull(),
  nextVersion: integer('next_version').notNull().default(1),
  description: text('description').notNull().default(''),
  category: text('category').notNull().default(''),
  /** Digest of an image among the contents. */
  icon: text('icon'),
  color: text('color').notNull().default('#e8590c'),
  suspendedAt: time('suspended_at'),
  testVersionId: text('test_version_id'),
  /** Grows with every change of what containers get. */
  servingRevision: integer('serving_revision').notNull().default(1),
});

export const miniProgramApps = pgTable(
  'mini_program_apps',
  { miniProgramId: text('mini_program_id').notNull(), appId: text('app_id').notNull() },
  (table) => [primaryKey({ columns: [table.miniProgramId, table.appId] })],
);

export const members = pgTable(
  'members',
  {
    miniProgramId: text('mini_program_id').notNull(),
    accountId: text('account_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    addedAt: time('added_at').notNull(),
    /** Permissions beyond those of the role, granted by the admin. */
    grants: json('grants').$type<Permission[]>().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.miniProgramId, table.accountId] })],
);

export const testMembers = pgTable(
  'test_members',
  {
    miniProgramId: text('mini_program_id').notNull(),
    accountId: text('account_id').notNull(),
    addedAt: time('added_at').notNull(),
    addedBy: text('added_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.miniProgramId, table.accountId] })],
);

/** Only the sha-256 of a token is kept. Neither role nor test member: an account only. */
export const invitations = pgTable('invitations', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  email: text('email'),
  miniProgramId: text('mini_program_id'),
  role: text('role').$type<Role>(),
  testMember: boolean('test_member').notNull().default(false),
  /** The account whose password this resets, instead of making a new one. */
  resetsAccountId: text('resets_account_id'),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
  usedBy: text('used_by'),
});

export const packages = pgTable(
  'packages',
  {
    miniProgramId: text('mini_program_id').notNull(),
    id: text('id').notNull(),
    manifest: json('manifest').$type<PackageManifest>().notNull(),
    createdAt: time('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.miniProgramId, table.id] })],
);

export const versions = pgTable(
  'versions',
  {
    id: text('id').primaryKey(),
    miniProgramId: text('mini_program_id').notNull(),
    number: integer('number').notNull(),
    version: text('version').notNull(),
    remarks: text('remarks').notNull(),
    packageId: text('package_id').notNull(),
    uploadedAt: time('uploaded_at').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    /** Commit of the project's repository, when the uploader knew it. */
    commitId: text('commit_id'),
    /** Deleted developer versions keep their row: reviews, releases and the log refer to it. */
    deletedAt: time('deleted_at'),
    /** Name of the CI key, when no person uploaded it. */
    uploadedWithKey: text('uploaded_with_key'),
  },
  (table) => [unique().on(table.miniProgramId, table.number)],
);

export const previews = pgTable('previews', {
  id: text('id').primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  packageId: text('package_id').notNull(),
  app: text('app').notNull(),
  page: text('page').notNull(),
  query: text('query').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
});

export const reviews = pgTable('reviews', {
  id: text('id').primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  versionId: text('version_id').notNull(),
  state: text('state').$type<ReviewState>().notNull(),
  form: json('form').$type<ReviewForm>().notNull(),
  submittedBy: text('submitted_by').notNull(),
  submittedAt: time('submitted_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: time('decided_at'),
  reasons: text('reasons').notNull().default(''),
});

export const releases = pgTable('releases', {
  id: text('id').primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  versionId: text('version_id').notNull(),
  reviewId: text('review_id'),
  kind: text('kind').$type<'full' | 'phased' | 'rollback'>().notNull(),
  state: text('state').$type<ReleaseState>().notNull(),
  phase: json('phase').$type<Phase>(),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
  onlineAt: time('online_at'),
  endedAt: time('ended_at'),
});

/** Users that the window of a phased release has admitted. */
export const releaseUsers = pgTable(
  'release_users',
  { releaseId: text('release_id').notNull(), userKey: text('user_key').notNull(), admittedAt: time('admitted_at').notNull() },
  (table) => [primaryKey({ columns: [table.releaseId, table.userKey] })],
);

export const codes = pgTable('codes', {
  id: text('id').primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  env: text('env').$type<Env>().notNull(),
  page: text('page').notNull(),
  scene: text('scene').notNull(),
  versionId: text('version_id'),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
});

export const usageEvents = pgTable('usage_events', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  eventId: text('event_id').notNull(),
  kind: text('kind').$type<'visit' | 'page' | 'leave' | 'error'>().notNull(),
  at: time('at').notNull(),
  /** YYYY-MM-DD in the platform's time zone. */
  day: text('day').notNull(),
  userKey: text('user_key').notNull(),
  visitId: text('visit_id').notNull(),
  version: text('version').notNull(),
  env: text('env').$type<Env>().notNull(),
  page: text('page').notNull().default(''),
  scene: integer('scene').notNull().default(0),
  durationMs: time('duration_ms').notNull().default(0),
  message: text('message').notNull().default(''),
});

export const usageUsers = pgTable(
  'usage_users',
  { miniProgramId: text('mini_program_id').notNull(), userKey: text('user_key').notNull(), firstDay: text('first_day').notNull() },
  (table) => [primaryKey({ columns: [table.miniProgramId, table.userKey] })],
);

export const notifications = pgTable('notifications', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  accountId: text('account_id').notNull(),
  miniProgramId: text('mini_program_id'),
  kind: text('kind').$type<NotificationKind>().notNull(),
  data: json('data').$type<Record<string, unknown>>().notNull(),
  at: time('at').notNull(),
  readAt: time('read_at'),
});

export const webhooks = pgTable('webhooks', {
  id: text('id').primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  url: text('url').notNull(),
  secret: text('secret').notNull(),
  /** None: all kinds. */
  kinds: json('kinds').$type<NotificationKind[]>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
  /** Null: it is on. */
  disabledAt: time('disabled_at'),
});

/** The latest deliveries to a webhook. */
export const webhookResults = pgTable('webhook_results', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  webhookId: text('webhook_id').notNull(),
  at: time('at').notNull(),
  kind: text('kind').notNull(),
  ok: boolean('ok').notNull(),
  /** HTTP status; null when there was no answer. */
  status: integer('status'),
  /** Null when it arrived. */
  failure: json('failure').$type<WebhookFailure>(),
  durationMs: integer('duration_ms').notNull(),
});

/** What has to leave the house; a row goes when it has arrived. One process at a time takes it. */
export const outbox = pgTable('outbox', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  channel: text('channel').$type<'webhook' | 'mail'>().notNull(),
  webhookId: text('webhook_id'),
  mailTo: text('mail_to'),
  payload: json('payload').$type<Record<string, unknown>>().notNull(),
  createdAt: time('created_at').notNull(),
  attempts: integer('attempts').notNull().default(0),
  nextAt: time('next_at').notNull(),
  takenUntil: time('taken_until').notNull().default(0),
  lastError: text('last_error').notNull().default(''),
  givenUpAt: time('given_up_at'),
});

/** Keys of build servers. Only the sha-256 of a key is kept. */
export const ciKeys = pgTable('ci_keys', {
  id: text('id').primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  name: text('name').notNull(),
  keyHash: text('key_hash').notNull(),
  /** Addresses and networks (CIDR); none: from anywhere. */
  allowList: json('allow_list').$type<string[]>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
  revokedAt: time('revoked_at'),
  usedAt: time('used_at'),
  usedFrom: text('used_from'),
});

export const serverDomains = pgTable(
  'server_domains',
  {
    miniProgramId: text('mini_program_id').notNull(),
    kind: text('kind').$type<'request' | 'socket' | 'upload' | 'download' | 'webView'>().notNull(),
    domains: json('domains').$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.miniProgramId, table.kind] })],
);

export const serverDomainEdits = pgTable('server_domain_edits', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  miniProgramId: text('mini_program_id').notNull(),
  at: time('at').notNull(),
});

/** Keys that every server process of one platform shares. */
export const secrets = pgTable('secrets', { name: text('name').primaryKey(), value: text('value').notNull() });

export const auditLog = pgTable('audit_log', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  at: time('at').notNull(),
  accountId: text('account_id'),
  action: text('action').notNull(),
  miniProgramId: text('mini_program_id'),
  details: json('details').$type<Record<string, unknown>>().notNull(),
  address: text('address').notNull(),
});
