/** Accounts, invitations, test members, settings of a mini program. Times are milliseconds since the epoch. */
import { Account, AssociatedApp, DisplayName, Role, Sha256 } from './models.ts';
import { z } from './zod.ts';

/** Kept as it was typed; whether mail arrives there is not checked. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u, 'not a mail address');

/** An account as its owner and platform admins see it. */
export const AccountRecord = Account.extend({
  email: z.string().nullable(),
  createdAt: z.number(),
  /** Since when it cannot log in. */
  disabledAt: z.number().nullable(),
});
export type AccountRecord = z.infer<typeof AccountRecord>;

/** Somebody who could be added to a mini program, as its admins see them. */
export const MemberCandidate = z.object({ account: z.string(), name: z.string() });
export type MemberCandidate = z.infer<typeof MemberCandidate>;

/** A login of one's own on some device. */
export const OwnSession = z.object({
  id: z.string(),
  /** User agent. */
  device: z.string(),
  address: z.string(),
  createdAt: z.number(),
  /** Accurate to five minutes. */
  usedAt: z.number(),
  /** The session that asks. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** What a one-time link does: a new account alone, with a place in a mini program, or a new password. */
export const InvitationKind = z.enum(['account', 'member', 'test-member', 'reset']);
export type InvitationKind = z.infer<typeof InvitationKind>;

export const Invitation = z.object({
  id: z.string(),
  kind: InvitationKind,
  /** For whom it was made, as a note. */
  email: z.string().nullable(),
  role: Role.nullable(),
  /** The account whose password it sets anew. */
  resets: Account.nullable(),
  createdBy: Account,
  createdAt: z.number(),
  expiresAt: z.number(),
});
export type Invitation = z.infer<typeof Invitation>;

/** `url` carries the token, which is told here and never again. */
export const NewInvitation = z.object({ invitation: Invitation, url: z.string() });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** What whoever holds a link may know before using it. */
export const OpenedInvitation = z.object({
  kind: InvitationKind,
  email: z.string().nullable(),
  role: Role.nullable(),
  miniProgram: z.object({ id: z.string(), name: z.string() }).nullable(),
  invitedBy: z.string(),
  /** Name that the account logs in with, of a new password. */
  account: z.string().nullable(),
  expiresAt: z.number(),
});
export type OpenedInvitation = z.infer<typeof OpenedInvitation>;

export const TestMember = z.object({ account: Account, addedAt: z.number() });
export type TestMember = z.infer<typeof TestMember>;

/** Bytes of an icon. */
export const MAX_ICON_BYTES = 256 * 1024;

/** Base64 of an image of at most `MAX_ICON_BYTES`. */
export const IconImage = z.base64().max(Math.ceil(MAX_ICON_BYTES / 3) * 4);

const CATEGORIES = [
  '',
  'business',
  'education',
  'entertainment',
  'finance',
  'food',
  'government',
  'health',
  'shopping',
  'social',
  'tools',
  'travel',
] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;

/** Of an associated app; part of addresses. */
export const AppId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and - only');

/** What can be changed about a mini program, but its icon. */
export const SettingsInput = z.strictObject({
  name: DisplayName,
  description: z.string().trim().max(500),
  category: Category,
  color: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour like #e8590c'),
  /** Ids of the apps that may open it besides the web container. */
  apps: z.array(AppId).max(100),
});
export type SettingsInput = z.infer<typeof SettingsInput>;

export const Settings = z.object({
  name: z.string(),
  description: z.string(),
  category: z.string(),
  color: z.string(),
  /** Served at `/icons/DIGEST`. */
  icon: Sha256.nullable(),
  /** Apps that may open it, the web container first. */
  apps: z.array(AssociatedApp),
});
export type Settings = z.infer<typeof Settings>;

/** Schemes that would run something in whatever opens the link. */
const RUNS = /^\s*(javascript|data|vbscript|blob|file|about):/i;

export const AppInput = z.strictObject({
  name: DisplayName,
  /** A deep link with `{url}` where the address of the preview or code goes, percent-encoded. */
  scheme: z
    .string()
    .trim()
    .max(300)
    .regex(/^[a-z][a-z0-9+.-]*:\S*\{url\}\S*$/i, 'an address like myapp://open?url={url}')
    .refine((scheme) => !RUNS.test(scheme), 'a scheme that an app registers, or https'),
});
