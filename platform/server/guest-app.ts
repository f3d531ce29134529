import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { PlatformError } from '../contract/errors.ts';
import type { PackageManifest } from '../contract/models.ts';
import { rangeOf } from './byte-range.ts';
import { readCapability } from './capabilities.ts';
import type { ServerContext } from './context.ts';
import { findManifest } from './handlers/package-handlers.ts';
import { sendError } from './register-routes.ts';
import { REQUEST_ID, requestIdOf } from './request-id.ts';
import { WITHOUT_SCHEMAS } from './without-schemas.ts';

const CONTENT_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.ogg': 'audio/ogg',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.wasm': 'application/wasm',
};

const contentPolicy = (mainOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https: http:",
    "font-src 'self' data:",
    "media-src 'self' blob: https:",
    "connect-src 'self'",
    "frame-src 'self'",
    `frame-ancestors 'self' ${mainOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Whether an `If-None-Match` names this content. */
const isNamed = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((name) => name.trim().replace(/^W\//, '') === etag || name.trim() === '*');

const MAX_KNOWN_PACKAGES = 50;

type PackageFile = PackageManifest['files'][number];

/** Files of packages by path. Packages never change, so the latest ones are kept. */
function packageIndex(context: ServerContext): (miniProgramId: string, packageId: string) => Promise<Map<string, PackageFile>> {
  const known = new Map<string, Map<string, PackageFile>>();
  return async (miniProgramId, packageId) => {
    const key = `${miniProgramId}/${packageId}`;
    const found = known.get(key);
    if (found) return found;
    const manifest = await findManifest(context.db, miniProgramId, packageId);
    const files = new Map(manifest.files.map((file) => [file.path, file]));
    known.set(key, files);
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN_PACKAGES && oldest !== undefined) known.delete(oldest);
    return files;
  };
}

/** The origin on which mini programs run: the simulator's documents, and packages' contents behind capabilities. Nothing else. */
export async function createGuestApp(
  context: ServerContext,
  options: { pagesFolder: string; logger?: FastifyBaseLogger },
): Promise<FastifyInstance> {
  // A capability is longer than the default limit of a parameter.
  const settings = {
    schemaController: WITHOUT_SCHEMAS,
    routerOptions: { maxParamLength: 1024 },
    frameworkErrors: sendError,
    genReqId: requestIdOf,
  };
  const app: FastifyInstance = options.logger
    ? fastify({ loggerInstance: options.logger, ...settings })
    : fastify({ logger: false, ...settings });
  const filesOf = packageIndex(context);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) =>
    sendError(new PlatformError('not-found', 'There is nothing at this address.'), request, reply),
  );
  app.addHook('onRequest', async (request, reply) => {
    const mainOrigin = context.addresses.framedBy(request.headers.host);
    if (!mainOrigin) throw new PlatformError('not-allowed', 'This platform does not answer under this address.');
    void reply.headers({
      [REQUEST_ID]: request.id,
      'content-security-policy': contentPolicy(mainOrigin),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'origin-agent-cluster': '?1',
    });
  });
  await app.register(fastifyStatic, { root: options.pagesFolder, serve: false, cacheControl: false });
  app.get<{ Params: { '*': string } }>('/simulator/*', (request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile(request.params['*'], path.join(options.pagesFolder, 'simulator')),
  );
  app.get<{ Params: { capability: string; '*': string } }>('/g/:capability/*', async (request, reply) => {
    const now = context.now();
    const capability = readCapability(context.capabilityKey, request.params.capability, now);
    if (!capability) throw new PlatformError('not-allowed', 'This preview has ended. Open it again.');
    const file = request.params['*'];
    // Only names that the manifest lists exist; no path of the file system is ever made from a request.
    const known = (await filesOf(capability.miniProgramId, capability.packageId)).get(file);
    if (!known) throw new PlatformError('not-found', 'The package has no such file.');
    const etag = `"${known.sha256}"`;
    const seconds = Math.floor((capability.expiresAt - now) / 1000);
    void reply.headers({ etag, 'cache-control': `private, max-age=${seconds}, immutable`, 'accept-ranges': 'bytes' });
    if (isNamed(request.headers['if-none-match'], etag)) return reply.code(304).send();
    void reply.header('content-type', CONTENT_TYPES[path.posix.extname(file).toLowerCase()] ?? 'application/octet-stream');
    const range = rangeOf(request.headers, known.size, etag);
    if (range === 'unsatisfiable') {
      return reply
        .code(416)
        .headers({ 'content-range': `bytes */${known.size}`, 'content-length': 0 })
        .send('');
    }
    const { size, stream } = await context.contents.open(known.sha256, range ?? undefined);
    if (!range) return reply.header('content-length', size).send(stream);
    const { start, end } = range;
    return reply
      .code(206)
      .headers({ 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': end - start + 1 })
      .send(stream);
  });
  return app;
}
