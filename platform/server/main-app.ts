import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import { PlatformError } from '../contract/errors.ts';
import { openApi } from '../contract/open-api.ts';
import { registerCodeImages } from './code-images.ts';
import type { ServerContext } from './context.ts';
import { readIcon } from './icons.ts';
import { type Metrics, registerHealth } from './metrics.ts';
import { registerRoutes, sendError } from './register-routes.ts';
import { REQUEST_ID, requestIdOf } from './request-id.ts';
import { WITHOUT_SCHEMAS } from './without-schemas.ts';

const contentPolicy = (guestOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `frame-src ${guestOrigin}`,
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

export interface MainAppOptions {
  /** Holds `console/` and `container/`. */
  pagesFolder: string;
  temporaryFolder: string;
  /** Addresses and networks whose `X-Forwarded-For` names the other side. */
  trustedProxies?: string[] | undefined;
  /** Lets other machines read `/metrics`. */
  metricsToken?: string | undefined;
  metrics: Metrics & { watch(app: FastifyInstance): void };
  logger?: FastifyBaseLogger;
}

/**
 * API, console and phone page. There are no cookies, so another site's page has nothing to ride on; requests with a foreign
 * `Origin` or `Host` (DNS rebinding) are refused all the same, and no CORS header is ever sent.
 */
export async function createMainApp(context: ServerContext, options: MainAppOptions): Promise<FastifyInstance> {
  // Longer than any parameter may be: the schemas and the phone page refuse those in their own words.
  const settings = {
    schemaController: WITHOUT_SCHEMAS,
    routerOptions: { maxParamLength: 2048 },
    frameworkErrors: sendError,
    genReqId: requestIdOf,
    ...(options.trustedProxies && { trustProxy: options.trustedProxies }),
  };
  const app: FastifyInstance = options.logger
    ? fastify({ loggerInstance: options.logger, ...settings })
    : fastify({ logger: false, ...settings });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) =>
    sendError(new PlatformError('not-found', 'There is nothing at this address.'), request, reply),
  );
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin: asking } = request.headers;
    const own = context.addresses.originOf(host);
    if (!own) throw new PlatformError('not-allowed', 'This platform does not answer under this address.');
    if (asking !== undefined && asking !== own) throw new PlatformError('not-allowed', 'Requests from other sites are refused.');
    void reply.headers({
      [REQUEST_ID]: request.id,
      'content-security-policy': contentPolicy(context.addresses.guestOriginFor(host ?? '')),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'origin-agent-cluster': '?1',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
  options.metrics.watch(app);
  registerHealth(app, context, options.metrics, options.metricsToken);
  registerRoutes(app, context, options.temporaryFolder);
  registerCodeImages(app, context);

  let description: string | undefined;
  app.get('/api/openapi.json', (_request, reply) => {
    description ??= JSON.stringify(openApi());
    return reply.type('application/json; charset=utf-8').send(description);
  });

  await app.register(fastifyStatic, { root: options.pagesFolder, serve: false, cacheControl: false });
  /** The folder is the root, so that no way up leads out of it. */
  const page = (reply: FastifyReply, folder: 'console' | 'container', file: string): FastifyReply => {
    const caching = file.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable';
    return reply.header('cache-control', caching).sendFile(file, path.join(options.pagesFolder, folder));
  };
  app.get('/', (_request, reply) => reply.redirect('/console/'));
  app.get('/console', (_request, reply) => reply.redirect('/console/'));
  app.get<{ Params: { '*': string } }>('/console/*', (request, reply) => {
    const wanted = request.params['*'];
    // Addresses of the console's own pages have no ending.
    return page(reply, 'console', path.posix.extname(wanted) ? wanted : 'index.html');
  });
  app.get<{ Params: { '*': string } }>('/container/*', (request, reply) => page(reply, 'container', request.params['*']));
  app.get<{ Params: { digest: string } }>('/icons/:digest', async (request, reply) => {
    const { type, image } = await readIcon(context, request.params.digest);
    const headers = {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
    };
    return reply.headers(headers).send(image);
  });
  // A preview, a submission, a mini program, a Mini Program code: the phone page reads its own address.
  for (const address of ['/p/:ticket', '/r/:review', '/m/:id', '/c/:code']) {
    app.get(address, (_request, reply) => {
      if (!existsSync(path.join(options.pagesFolder, 'container/index.html'))) {
        throw new PlatformError('not-found', 'The phone page has not been built. Run the build first.');
      }
      return page(reply, 'container', 'index.html');
    });
  }
  return app;
}
