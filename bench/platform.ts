import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createPlatformClient } from '../platform/client/client.ts';
import { CONNECTIONS, type Load, resolveVersions } from './platform/load.ts';
import { type Process, startBareServer, startPlatformProcess } from './platform/processes.ts';
import { logIn, seedPlatform } from './platform/seed.ts';
import { type Uploads, uploadAtOnce } from './platform/uploads.ts';
import { median, round, summary } from './shared/figures.ts';

/** Answers a second, of one process with the embedded database. */
const LEAST_PER_SECOND = 1500;
const MOST_P99_MS = 50;
const ROUNDS = 3;
const SECONDS = 4;

export const measures =
  '`resolve`: which version a user gets during a phased release, asked over HTTP on loopback by ' +
  `${CONNECTIONS} connections that stay open, for 500 users, each as fast as it is answered: answers a second, and ` +
  'milliseconds of an answer under that load. ' +
  '`uploads`: packages of 2 MB by 20 clients at the same moment. `embedded`: one process with the embedded database, ' +
  '`twoProcesses`: two with PostgreSQL, where it is installed. `ratio` compares answers a second with a bare Fastify route that ' +
  'answers a constant, measured in turn, and two processes with one. `ok` is whether a figure is within its `bound`.';

interface Measured {
  resolve: Load[];
  /** Answers a second of the bare route, measured in turn. */
  bare: number[];
  uploads: Uploads;
}

/** Runs `work` on servers that end with it, whatever happens. */
async function withServers<T>(start: ((folder: string) => Promise<Process>)[], work: (servers: Process[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-bench-platform-'));
  const servers: Process[] = [];
  try {
    for (const one of start) servers.push(await one(folder));
    return await work(servers);
  } finally {
    for (const server of servers) await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measure(servers: Process[], say: (line: string) => void): Promise<Measured> {
  const origins = servers.map(({ origin }) => origin);
  const id = await seedPlatform(origins[0]!);
  const answer = await createPlatformClient({ address: origins[0]! }).call('serve', { params: { id }, query: { user: 'user-0' } });
  const bareServer = await startBareServer(answer);
  const resolve: Load[] = [];
  const bare: number[] = [];
  try {
    // Both get warm before anything counts.
    await resolveVersions([bareServer.origin], id, 1);
    await resolveVersions(origins, id, 2);
    for (let round = 1; round <= ROUNDS; round++) {
      bare.push((await resolveVersions([bareServer.origin], id, SECONDS / 2)).perSecond);
      const load = await resolveVersions(origins, id, SECONDS);
      resolve.push(load);
      say(`resolve ${round}: ${Math.round(load.perSecond)} a second, p99 ${load.p99} ms; bare ${Math.round(bare.at(-1) ?? 0)} a second`);
    }
  } finally {
    await bareServer.stop();
  }
  const uploads = await uploadAtOnce(await Promise.all(origins.map(logIn)), id);
  say(`uploads: ${uploads.clients} in ${uploads.seconds} s, ${uploads.errors.length} errors`);
  return { resolve, bare, uploads };
}

const ratesOf = (loads: readonly Load[]): number[] => loads.map(({ perSecond }) => perSecond);

function figures({ resolve, bare, uploads }: Measured, bound: { perSecond: number; p99: number }): Record<string, unknown> {
  const perSecond = median(ratesOf(resolve));
  const p99 = median(resolve.map((load) => load.p99));
  const failed = resolve.reduce((sum, load) => sum + load.failed, 0);
  return {
    resolve: {
      perSecond: { ...summary(ratesOf(resolve)), bound: bound.perSecond, ok: perSecond >= bound.perSecond },
      p50Ms: median(resolve.map((load) => load.p50)),
      p99Ms: { ...summary(resolve.map((load) => load.p99)), bound: bound.p99, ok: p99 < bound.p99 },
      failed: { count: failed, bound: 0, ok: failed === 0 },
      ratio: { toBareFastify: round(perSecond / median(bare)) },
    },
    uploads: { ...uploads, bound: 0, ok: uploads.errors.length === 0 },
  };
}

/** Null where PostgreSQL is not installed. */
async function measureTwoProcesses(say: (line: string) => void): Promise<Measured | null> {
  const { startPostgres } = await import('../scripts/postgres.mjs');
  const postgres = await startPostgres();
  if (!postgres) return null;
  const start = (folder: string): Promise<Process> => startPlatformProcess(folder, postgres.url);
  try {
    return await withServers([start, start], (servers) => measure(servers, say));
  } finally {
    await postgres.stop();
  }
}

export async function run(say: (line: string) => void): Promise<Record<string, unknown>> {
  const one = await withServers([(folder) => startPlatformProcess(folder)], (servers) => measure(servers, say));
  const two = await measureTwoProcesses(say);
  const alone = median(ratesOf(one.resolve));
  return {
    cores: os.availableParallelism(),
    embedded: figures(one, { perSecond: LEAST_PER_SECOND, p99: MOST_P99_MS }),
    // Two processes have to bring more than one does.
    twoProcesses: two && {
      ...figures(two, { perSecond: alone, p99: MOST_P99_MS }),
      ratio: { toOneProcess: round(median(ratesOf(two.resolve)) / alone) },
    },
  };
}
