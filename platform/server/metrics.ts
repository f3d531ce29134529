import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { PlatformError } from '../contract/errors.ts';
import type { Database } from '../store/open-database.ts';
import { isWithin } from './address-ranges.ts';
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
      const { rows } = (await db.execute(
        sql`SELECT count(*) FILTER (WHERE given_up_at IS NULL)::int AS waiting, count(given_up_at)::int AS given_up FROM outbox`,
      )) as unknown as { rows: { waiting: number; given_up: number }[] };
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

/** `/healthz`: the process answers. `/readyz`: its database does too. `/metrics`: Prometheus' text. */
export function registerHealth(app: FastifyInstance, db: Database, { registry }: Metrics, token: string | undefined): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    try {
      await db.execute(sql`SELECT 1`);
      return { ok: true };
    } catch {
      return reply.code(503).send({ ok: false, reason: 'The database does not answer.' });
    }
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
