/**
 * Every route of the platform, once: the server registers them from here, the client calls them from here, and the tests
 * enumerate them (route x role). A session travels as `Authorization: Bearer TOKEN`; there are no cookies, because cookies
 * ignore ports.
 */

import {
  Account,
  AccountName,
  DisplayName,
  Member,
  MiniProgram,
  NewPassword,
  OpenedPreview,
  PackageManifest,
  PlatformInfo,
  PreviewTicket,
  Role,
  Session,
  Sha256,
  Version,
} from './models.ts';
import { GRANTABLE } from './permissions.ts';
import { empty, id, type RouteSpec, route } from './route.ts';
import { operationsRoutes } from './routes/operations-routes.ts';
import { organisationRoutes } from './routes/organisation-routes.ts';
import { releaseRoutes } from './routes/release-routes.ts';
import { servingRoutes } from './routes/serving-routes.ts';
import { z } from './zod.ts';

export const routes = {
  info: route('GET', '/api/info', 'public', { response: PlatformInfo, summary: 'What this platform is and allows.' }),
  setUp: route('POST', '/api/setup', 'public', {
    body: z.strictObject({ account: AccountName, name: DisplayName, password: NewPassword }),
    response: Session,
    summary: 'Creates the first account, a platform admin. Only while there is none.',
  }),
  logIn: route('POST', '/api/sessions', 'public', {
    body: z.strictObject({ account: z.string().max(64), password: z.string().max(256) }),
    response: Session,
    summary: 'Logs in. Attempts are limited by account and by address.',
  }),
  logOut: route('DELETE', '/api/sessions/current', 'signed-in', { response: empty, summary: 'Ends this session.' }),
  me: route('GET', '/api/me', 'signed-in', { response: Account, summary: 'Whose session this is.' }),
  createAccount: route('POST', '/api/accounts', 'platform-admin', {
    body: z.strictObject({ account: AccountName, name: DisplayName, password: NewPassword }),
    response: Account,
    summary: 'Creates an account with a first password.',
  }),
  listMiniPrograms: route('GET', '/api/mini-programs', 'signed-in', {
    response: z.array(MiniProgram),
    summary: 'Mini programs that the caller is a member of.',
  }),
  createMiniProgram: route('POST', '/api/mini-programs', 'any-admin', {
    body: z.strictObject({ name: DisplayName }),
    response: MiniProgram,
    summary: 'Creates a mini program; the caller becomes its admin.',
  }),
  getMiniProgram: route('GET', '/api/mini-programs/:id', 'member:login', {
    params: id,
    response: MiniProgram,
    summary: 'One mini program.',
  }),
  listMembers: route('GET', '/api/mini-programs/:id/members', 'member:login', {
    params: id,
    response: z.array(Member),
    summary: 'Members and their roles.',
  }),
  putMember: route('PUT', '/api/mini-programs/:id/members/:account', 'member:manage-members', {
    params: id.extend({ account: z.string().max(64) }),
    body: z.strictObject({ role: Role, grants: z.array(z.enum(GRANTABLE)).max(GRANTABLE.length).default([]) }),
    response: Member,
    summary: 'Adds an account as a member or changes its role.',
  }),
  removeMember: route('DELETE', '/api/mini-programs/:id/members/:account', 'member:manage-members', {
    params: id.extend({ account: z.string().max(64) }),
    response: empty,
    summary: 'Removes a member. The last admin stays.',
  }),
  offerPackage: route('POST', '/api/mini-programs/:id/packages', 'member:developer', {
    params: id,
    body: PackageManifest,
    // A manifest of 10,000 files with long paths fits.
    bodyLimit: 8 * 1024 * 1024,
    response: z.object({ packageId: Sha256, missing: z.array(Sha256) }),
    summary: 'Names a package by its manifest; answers which contents the platform lacks.',
  }),
  sendContents: route('PUT', '/api/mini-programs/:id/packages/:packageId/contents', 'member:developer', {
    params: id.extend({ packageId: Sha256 }),
    bodyType: 'binary',
    response: z.object({ missing: z.array(Sha256) }),
    summary: 'A zip archive whose entries are named by the sha-256 of their contents. May be sent again after an interruption.',
  }),
  createVersion: route('POST', '/api/mini-programs/:id/versions', 'member:developer', {
    params: id,
    body: z.strictObject({
      packageId: Sha256,
      version: z.string().trim().min(1).max(64),
      remarks: z.string().trim().max(1000),
      commit: z.string().trim().max(64).optional(),
    }),
    response: Version,
    summary: 'Makes a developer version of a complete package. Never replaces another.',
  }),
  listVersions: route('GET', '/api/mini-programs/:id/versions', 'member:login', {
    params: id,
    response: z.array(Version),
    summary: 'Developer versions, newest first.',
  }),
  createPreview: route('POST', '/api/mini-programs/:id/previews', 'member:developer', {
    params: id,
    body: z.strictObject({
      packageId: Sha256,
      app: z.string().max(64),
      page: z.string().max(256),
      query: z.string().max(1024),
      /** False: the container does not check server domains, as the project is set for its development. */
      urlCheck: z.boolean().default(true),
    }),
    response: PreviewTicket,
    summary: 'A ticket of 15 minutes for the members of this mini program and one associated app.',
  }),
  openPreview: route('GET', '/api/previews/:ticket', 'signed-in', {
    params: z.object({ ticket: z.string().max(64) }),
    /** Which app opens it. */
    query: z.object({ app: z.string().max(64).default('web') }),
    response: OpenedPreview,
    summary: 'What the phone page runs. Members only (member:experience of the ticket’s mini program).',
  }),
  ...releaseRoutes,
  ...organisationRoutes,
  ...servingRoutes,
  ...operationsRoutes,
} satisfies Record<string, RouteSpec>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type RouteParams<R extends RouteName> = z.input<Routes[R]['params']>;
export type RouteQuery<R extends RouteName> = z.input<Routes[R]['query']>;
export type RouteBody<R extends RouteName> = z.input<Routes[R]['body']>;
export type RouteResponse<R extends RouteName> = z.output<Routes[R]['response']>;
