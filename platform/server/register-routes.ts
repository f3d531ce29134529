import { eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type RouteName, routes } from '../contract/api.ts';
import { PLATFORM_ERRORS, PlatformError, type PlatformErrorCode } from '../contract/errors.ts';
import type { Access } from '../contract/permissions.ts';
import type { z } from '../contract/zod.ts';
import { authorize } from '../domain/permissions.ts';
import { asStorageError } from '../store/content-store.ts';
import { asDatabaseError } from '../store/database-failure.ts';
import { miniPrograms } from '../store/schema.ts';
import { findKey, type KeyCaller } from './ci-keys.ts';
import type { ServerContext } from './context.ts';
import { accountHandlers } from './handlers/account-handlers.ts';
import { administrationHandlers } from './handlers/administration-handlers.ts';
import { candidateHandlers } from './handlers/candidate-handlers.ts';
import { codeHandlers } from './handlers/code-handlers.ts';
import type { Call, Handlers } from './handlers/handler.ts';
import { imageHandlers } from './handlers/image-handlers.ts';
import { invitationHandlers } from './handlers/invitation-handlers.ts';
import { keyHandlers } from './handlers/key-handlers.ts';
import { logHandlers } from './handlers/log-handlers.ts';
import { miniProgramHandlers } from './handlers/mini-program-handlers.ts';
import { notificationHandlers } from './handlers/notification-handlers.ts';
import { openingHandlers } from './handlers/opening-handlers.ts';
import { packageHandlers } from './handlers/package-handlers.ts';
import { previewHandlers } from './handlers/preview-handlers.ts';
import { profileHandlers } from './handlers/profile-handlers.ts';
import { releaseHandlers } from './handlers/release-handlers.ts';
import { reviewHandlers } from './handlers/review-handlers.ts';
import { serverDomainHandlers } from './handlers/server-domain-handlers.ts';
import { settingsHandlers } from './handlers/settings-handlers.ts';
import { testMemberHandlers } from './handlers/test-member-handlers.ts';
import { usageHandlers } from './handlers/usage-handlers.ts';
import { versionHandlers } from './handlers/version-handlers.ts';
import { webhookHandlers } from './handlers/webhook-handlers.ts';
import { isAdminSomewhere, membershipOf } from './membership.ts';
import { REQUEST_ID } from './request-id.ts';
import { type AccountRow, findSession, tokenOf } from './sessions.ts';

/** Neither database can keep a NUL in a text. Looks into names of fields as well; `value` has passed its schema, so it is not deep. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inside]) => name.includes('\0') || hasNul(inside));
}

function validate<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) {
    if (hasNul(result.data)) throw new PlatformError('invalid-input', `${where}: a NUL character is not allowed`);
    return result.data;
  }
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new PlatformError('invalid-input', `${where}${field ? `, ${field}` : ''}: ${issue?.message ?? 'not valid'}`, { field });
}

interface Asking {
  caller: AccountRow | null;
  /** A build server's key, instead of a session; then `caller` is who made the key. */
  key: KeyCaller | null;
}

async function checkAccess(access: Access, context: ServerContext, { caller, key }: Asking, params: unknown): Promise<void> {
  const { db } = context;
  if (key) {
    authorize(access, { account: null, member: null, key: true });
    const { id } = params as { id?: string };
    if (access === 'public' || id === key.miniProgramId) return;
    throw new PlatformError('not-allowed', 'This CI key belongs to another mini program.');
  }
  const account = caller && {
    ...caller,
    adminSomewhere: access === 'any-admin' && (await isAdminSomewhere(db, caller.id)),
  };
  if (!caller || !access.startsWith('member:')) {
    authorize(access, { account, member: null });
    return;
  }
  const { id } = params as { id: string };
  const [known] = await db.select({ id: miniPrograms.id }).from(miniPrograms).where(eq(miniPrograms.id, id));
  if (!known) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
  authorize(access, { account, member: await membershipOf(db, id, caller.id) });
}

async function callOf<R extends RouteName>(name: R, context: ServerContext, request: FastifyRequest): Promise<Call<R>> {
  const route = routes[name];
  const token = tokenOf(request.headers.authorization);
  const address = request.ip;
  const key = token ? await findKey(context.db, token, address, context.now()) : null;
  const caller = key?.account ?? (token ? await findSession(context.db, token, context.now()) : null);
  if (route.access !== 'public' && !caller) authorize(route.access, { account: null, member: null });
  const params = validate(route.params, request.params, 'Address');
  await checkAccess(route.access, context, { caller, key }, params);
  const query = validate(route.query, request.query, 'Query');
  const body = route.bodyType === 'json' ? validate(route.body, request.body, 'Input') : undefined;
  return {
    context,
    params: params as Call<R>['params'],
    query: query as Call<R>['query'],
    body: body as Call<R>['body'],
    // Who made a key did not ask for this: a key acts as nobody where everybody may.
    caller: key && route.access === 'public' ? null : caller,
    key: key?.name ?? null,
    token,
    address,
    device: request.headers['user-agent'] ?? '',
    host: request.headers.host ?? '',
    request,
  };
}

/** Fastify's own refusals in the API's words. */
function toPlatformError(error: unknown): PlatformError {
  const known = asDatabaseError(asStorageError(error));
  if (known instanceof PlatformError) return known;
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode === 413) return new PlatformError('too-large', 'The request is too large.');
  if (statusCode === 404) return new PlatformError('not-found', 'There is nothing at this address.');
  if (statusCode !== undefined && statusCode < 500) return new PlatformError('invalid-input', message ?? 'The request is not valid.');
  return new PlatformError('internal', 'The platform failed. Its log says why.', undefined, { cause: error });
}

const LOGGED: readonly PlatformErrorCode[] = ['internal', 'unavailable'];
const RETRY_AFTER_S = '5';

export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = toPlatformError(error);
  if (known.code === 'internal') request.log.error(error, 'a request failed');
  else if (known.code === 'unavailable') request.log.warn(known, 'a request found something that does not answer');
  // By this whoever runs the platform finds it in the log.
  const data = LOGGED.includes(known.code) ? { ...known.data, requestId: request.id } : known.data;
  // Fastify refuses some addresses before the hooks that add it to every other answer.
  void reply.headers({ 'x-content-type-options': 'nosniff', [REQUEST_ID]: request.id });
  if (known.code === 'unavailable') void reply.header('retry-after', RETRY_AFTER_S);
  if (known.code === 'too-many-attempts') void reply.header('retry-after', String(known.data?.['retryAfter']));
  void reply.code(PLATFORM_ERRORS[known.code]).send({ code: known.code, message: known.message, data });
}

/** Registers every route of the contract: validation, access and errors are the same for all of them. */
export function registerRoutes(app: FastifyInstance, context: ServerContext, temporaryFolder: string): void {
  const handlers: Handlers<RouteName> = {
    ...accountHandlers,
    ...miniProgramHandlers,
    ...packageHandlers(temporaryFolder),
    ...previewHandlers,
    ...versionHandlers,
    ...imageHandlers,
    ...reviewHandlers,
    ...releaseHandlers,
    ...administrationHandlers,
    ...invitationHandlers,
    ...profileHandlers,
    ...settingsHandlers,
    ...testMemberHandlers,
    ...openingHandlers,
    ...codeHandlers,
    ...usageHandlers(),
    ...candidateHandlers(),
    ...keyHandlers,
    ...webhookHandlers,
    ...notificationHandlers,
    ...logHandlers,
    ...serverDomainHandlers,
  };
  app.addContentTypeParser('application/zip', (_request, payload, done) => done(null, payload));
  for (const name of Object.keys(routes) as RouteName[]) {
    const route = routes[name];
    const handle = handlers[name] as (call: Call<RouteName>) => Promise<unknown>;
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.bodyLimit,
      handler: async (request, reply) => {
        const answer = await handle((await callOf(name, context, request)) as Call<RouteName>);
        void reply.header('cache-control', 'no-store');
        return route.response.parse(answer);
      },
    });
  }
}
