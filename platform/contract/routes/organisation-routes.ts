import { Account, AccountName, AssociatedApp, DisplayName, NewPassword, Role, Session } from '../models.ts';
import {
  AccountRecord,
  AppId,
  AppInput,
  Email,
  IconImage,
  Invitation,
  MAX_ICON_BYTES,
  MemberCandidate,
  NewInvitation,
  OpenedInvitation,
  OwnSession,
  Settings,
  SettingsInput,
  TestMember,
} from '../organisation-models.ts';
import { empty, id, route } from '../route.ts';
import { z } from '../zod.ts';

const text = z.string().max(64);
const Token = z.string().max(100);
const email = Email.nullable().default(null);
const withInvitation = id.extend({ invitation: text });
const withAccount = id.extend({ account: text });

/** Accounts, invitations, members and settings: who takes part, and in what. */
export const organisationRoutes = {
  getProfile: route('GET', '/api/profile', 'signed-in', { response: AccountRecord, summary: 'One’s own account.' }),
  putProfile: route('PUT', '/api/profile', 'signed-in', {
    body: z.strictObject({ name: DisplayName, email: Email.nullable() }),
    response: AccountRecord,
    summary: 'Changes one’s name and mail address.',
  }),
  changePassword: route('PUT', '/api/profile/password', 'signed-in', {
    body: z.strictObject({ current: z.string().max(256), password: NewPassword }),
    response: empty,
    summary: 'Changes one’s password and ends the other sessions. Attempts are limited like those to log in.',
  }),
  listSessions: route('GET', '/api/sessions', 'signed-in', {
    response: z.array(OwnSession),
    summary: 'One’s own sessions, latest use first.',
  }),
  endOtherSessions: route('DELETE', '/api/sessions', 'signed-in', { response: empty, summary: 'Ends all of one’s sessions but this one.' }),
  endSession: route('DELETE', '/api/sessions/:session', 'signed-in', {
    params: z.object({ session: text }),
    response: empty,
    summary: 'Ends one of one’s own sessions.',
  }),

  listAccounts: route('GET', '/api/accounts', 'platform-admin', { response: z.array(AccountRecord), summary: 'All accounts by name.' }),
  changeAccount: route('PUT', '/api/accounts/:account', 'platform-admin', {
    params: z.object({ account: text }),
    body: z.strictObject({ platformAdmin: z.boolean().optional(), reviewer: z.boolean().optional(), disabled: z.boolean().optional() }),
    response: AccountRecord,
    summary: 'Changes what an account (by its id) is on this platform. Disabling ends its sessions. The last platform admin stays.',
  }),
  inviteAccount: route('POST', '/api/invitations', 'platform-admin', {
    body: z.strictObject({ email }),
    response: NewInvitation,
    summary: 'Makes a link with which somebody makes an account.',
  }),
  resetAccount: route('POST', '/api/accounts/:account/reset', 'platform-admin', {
    params: z.object({ account: text }),
    response: NewInvitation,
    summary: 'Makes a link with which the owner of an account (by its id) sets a new password. An earlier one stops working.',
  }),
  listAccountInvitations: route('GET', '/api/invitations', 'platform-admin', {
    response: z.array(Invitation),
    summary: 'Links for accounts and passwords that can still be used, newest first.',
  }),
  revokeAccountInvitation: route('DELETE', '/api/invitations/:invitation', 'platform-admin', {
    params: z.object({ invitation: text }),
    response: empty,
    summary: 'Takes back a link for an account or a password.',
  }),

  openInvitation: route('POST', '/api/invitations/open', 'public', {
    body: z.strictObject({ token: Token }),
    response: OpenedInvitation,
    summary: 'What a link is for. The token travels in the body, so that no log of addresses keeps it.',
  }),
  acceptInvitation: route('POST', '/api/invitations/accept', 'public', {
    body: z.strictObject({
      token: Token,
      /** Without it, the account of the session takes the place. */
      account: z.strictObject({ account: AccountName, name: DisplayName, password: NewPassword }).optional(),
    }),
    /** A session when an account was made. */
    response: z.object({ session: Session.nullable(), miniProgram: z.string().nullable() }),
    summary: 'Uses a link: makes the account or joins with the one of the session. A link works once.',
  }),
  resetPassword: route('POST', '/api/invitations/reset', 'public', {
    body: z.strictObject({ token: Token, password: NewPassword }),
    response: Session,
    summary: 'Sets a new password by a link, ends all sessions of the account and begins a new one.',
  }),

  findMemberCandidates: route('GET', '/api/mini-programs/:id/member-candidates', 'member:manage-members', {
    params: id,
    query: z.object({
      /** How the account's name, or a word of the person's, begins; or the whole e-mail address. */
      start: z.string().trim().min(2).max(254),
    }),
    response: z.array(MemberCandidate),
    summary: 'Accounts that are no members yet, at most 8, in the order of their names. Limited to 60 a minute for each caller.',
  }),
  inviteMember: route('POST', '/api/mini-programs/:id/invitations', 'member:manage-members', {
    params: id,
    body: z.strictObject({ role: Role, email }),
    response: NewInvitation,
    summary: 'Makes a link with which somebody becomes a project member.',
  }),
  listInvitations: route('GET', '/api/mini-programs/:id/invitations', 'member:manage-members', {
    params: id,
    response: z.array(Invitation),
    summary: 'Links for project members that can still be used, newest first.',
  }),
  revokeInvitation: route('DELETE', '/api/mini-programs/:id/invitations/:invitation', 'member:manage-members', {
    params: withInvitation,
    response: empty,
    summary: 'Takes back a link for a project member.',
  }),
  inviteTestMember: route('POST', '/api/mini-programs/:id/test-invitations', 'member:manage-test-members', {
    params: id,
    body: z.strictObject({ email }),
    response: NewInvitation,
    summary: 'Makes a link with which somebody becomes a test member.',
  }),
  listTestInvitations: route('GET', '/api/mini-programs/:id/test-invitations', 'member:manage-test-members', {
    params: id,
    response: z.array(Invitation),
    summary: 'Links for test members that can still be used, newest first.',
  }),
  revokeTestInvitation: route('DELETE', '/api/mini-programs/:id/test-invitations/:invitation', 'member:manage-test-members', {
    params: withInvitation,
    response: empty,
    summary: 'Takes back a link for a test member.',
  }),
  listTestMembers: route('GET', '/api/mini-programs/:id/test-members', 'member:login', {
    params: id,
    response: z.array(TestMember),
    summary: 'Who may use the test version without being a project member.',
  }),
  putTestMember: route('PUT', '/api/mini-programs/:id/test-members/:account', 'member:manage-test-members', {
    params: withAccount,
    response: TestMember,
    summary: 'Adds an account as a test member.',
  }),
  removeTestMember: route('DELETE', '/api/mini-programs/:id/test-members/:account', 'member:manage-test-members', {
    params: withAccount,
    response: empty,
    summary: 'Removes a test member.',
  }),
  listTestPrograms: route('GET', '/api/test-programs', 'signed-in', {
    response: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        description: z.string(),
        addedBy: Account,
        /** The test version; null while none is chosen. */
        test: z.object({ number: z.number(), version: z.string(), uploadedAt: z.number() }).nullable(),
      }),
    ),
    summary: 'Mini programs that the caller is a test member of, with the version to test and nothing else.',
  }),

  getSettings: route('GET', '/api/mini-programs/:id/settings', 'member:login', {
    params: id,
    response: Settings,
    summary: 'Name, description, looks and apps.',
  }),
  putSettings: route('PUT', '/api/mini-programs/:id/settings', 'member:manage-settings', {
    params: id,
    body: SettingsInput,
    response: Settings,
    summary: 'Changes name, description, looks and apps.',
  }),
  putIcon: route('PUT', '/api/mini-programs/:id/icon', 'member:manage-settings', {
    params: id,
    body: z.strictObject({ image: IconImage.nullable() }),
    bodyLimit: 2 * MAX_ICON_BYTES,
    response: Settings,
    summary: 'Sets the icon (PNG, JPEG or WebP), or takes it away.',
  }),
  listApps: route('GET', '/api/apps', 'signed-in', {
    response: z.array(AssociatedApp),
    summary: 'Apps that may open mini programs of this platform, the web container first.',
  }),
  putApp: route('PUT', '/api/apps/:app', 'platform-admin', {
    params: z.object({ app: AppId }),
    body: AppInput,
    response: AssociatedApp,
    summary: 'Adds an app, or changes its name and deep link. The web container cannot be changed.',
  }),
  removeApp: route('DELETE', '/api/apps/:app', 'platform-admin', {
    params: z.object({ app: AppId }),
    response: empty,
    summary: 'Removes an app from the platform and from all mini programs. The web container stays.',
  }),
} as const;
