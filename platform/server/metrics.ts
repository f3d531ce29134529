import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { PlatformError } from '../contract/errors.ts';
import type { Database } from '../store/open-database.ts';
import { isWithin } from './address-ranges.ts';
import type { ServerContext } from './context.ts';
import { tokenOf } from './sessions.ts';

const LOOPBACK = ['127.0.0.0/8', '::1'];

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export interface Metrics {
  registry: Registry;
  sent(channel: 'webhook' | 'mail', ok: boolean): void;
}

/** Figures of one process. Labels are names of our own (routes, channels), so that callers cannot make new series. */
export function createMetrics(db: Database): Metrics & { watch(app: FastifyInstance): void } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'kumquat_request_seconds',
    help: 'Duration of requests by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  const deliveries = new Counter({
    name: 'kumquat_deliveries_total',
    help: 'Attempts to deliver from the outbox.',
    labelNames: ['channel', 'ok'],
    registers,
  });
  new Gauge({
    name: 'kumquat_outbox_rows',
    help: 'Rows of the outbox, which all processes share.',
    labelNames: ['state'],
    registers,
    async collect() {
      const count = sql`SELECT count(*) FILTER (WHERE given_up_at IS NULL)::int AS waiting, count(given_up_at)::int AS given_up FROM outbox`;
      const answer = await Promise.resolve(db.execute(count)).catch(() => null);
      // The other figures are told without the database as well.
      if (!answer) return this.reset();
      const { rows } = answer as unknown as { rows: { waiting: number; given_up: number }[] };
      this.set({ state: 'waiting' }, rows[0]?.waiting ?? 0);
      this.set({ state: 'given-up' }, rows[0]?.given_up ?? 0);
    },
  });
  return {
    registry,
    sent: (channel, ok) => deliveries.inc({ channel, ok: String(ok) }),
    watch(app) {
      app.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'none';
        requests.observe({ route, method: request.method, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
      });
    },
  };
}

/** Whether the caller may read the figures: a process of this machine that came directly, or whoever knows the token. */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  const given = tokenOf(request.headers.authorization);
  if (token && given && timingSafeEqual(digest(given), digest(token))) return true;
  const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !forwarded && isWithin(request.socket.remoteAddress ?? '', LOOPBACK);
}

/** Whoever asks whether the platform is ready does not wait for long either. */
const READY_WITHIN_MS = 5000;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const timeout = sleep(ms, undefined, { signal: late.signal }).then(() => {
    throw new Error(`No answer within ${ms} ms.`);
  });
  timeout.catch(() => undefined);
  return await Promise.race([work, timeout]).finally(() => late.abort());
}

/** Why the platform cannot serve now; null when it can. */
async function unreadiness({ db, contents, stopping }: ServerContext, request: FastifyRequest): Promise<string | null> {
  if (stopping) return 'The platform is stopping.';
  const parts = { database: db.execute(sql`SELECT 1`), 'store of packages': contents.check() };
  const reasons = await Promise.all(
    Object.entries(parts).map(async ([part, answer]) => {
      try {
        await within(READY_WITHIN_MS, answer);
        return [];
      } catch (error) {
        request.log.warn(error, `not ready: the ${part} does not answer`);
        return [`The ${part} does not answer.`];
      }
    }),
  );
  return reasons.flat().join(' ') || null;
}

/** `/healthz`: the process answers. `/readyz`: its database and its contents do too. `/metrics`: Prometheus' text. */
export function registerHealth(app: FastifyInstance, context: ServerContext, { registry }: Metrics, token: string | undefined): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }));
  app.get('/readyz', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const reason = await unreadiness(context, request);
    return reason === null ? { ok: true } : reply.code(503).send({ ok: false, reason });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, token))
      throw new PlatformError('not-allowed', 'The figures are for this machine and for those who have the token.');
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}
