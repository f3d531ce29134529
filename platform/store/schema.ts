import { bigint, bigserial, boolean, integer, json, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { PackageManifest, Role } from '../contract/models.ts';

const time = (name: string) => bigint(name, { mode: 'number' });

export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  account: text('account').notNull(),
  accountKey: text('account_key').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  platformAdmin: boolean('platform_admin').notNull(),
  createdAt: time('created_at').notNull(),
});

/** Only the sha-256 of a token is kept. */
export const sessions = pgTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: text('account_id').notNull(),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at').notNull(),
  address: text('address').notNull(),
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
});

export const members = pgTable(
  'members',
  {
    miniProgramId: text('mini_program_id').notNull(),
    accountId: text('account_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    addedAt: time('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.miniProgramId, table.accountId] })],
);

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
