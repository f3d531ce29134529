import { type ChildProcess, type ForkOptions, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../shared/browser.ts';

export interface Process {
  /** Where it answers, without a path. */
  origin: string;
  stop(): Promise<void>;
}

async function started(child: ChildProcess): Promise<Process> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A server ended with code ${code} before it answered.`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ origin?: string; reason?: string }];
  ended.catch(() => undefined);
  const { origin } = message;
  if (!origin) throw new Error(`A server did not start: ${message.reason}`);
  return {
    origin,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** The platform as it is deployed, in a process of its own. Without a database's address it uses the embedded one. */
export function startPlatformProcess(dataFolder: string, databaseUrl?: string): Promise<Process> {
  const { DATABASE_URL: _own, ...env } = process.env;
  const options: ForkOptions = { env: databaseUrl ? { ...env, DATABASE_URL: databaseUrl } : env };
  // For a look at where the time goes: NODE_OPTIONS does not know this flag.
  const profiles = process.env['KUMQUAT_BENCH_PROFILES'];
  if (profiles) options.execArgv = ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  return started(fork(path.join(root, 'dist/platform/main.js'), ['--data', dataFolder], options));
}

const BARE = `
  import fastify from 'fastify';
  const app = fastify();
  app.get('/api/serve/:id', async () => JSON.parse(process.argv[1]));
  process.send({ origin: await app.listen({ host: '127.0.0.1', port: 0 }) });
  process.on('SIGTERM', () => process.exit(0));
`;

/** A Fastify of one route that answers this value to everybody and does nothing else. */
export function startBareServer(answer: unknown): Promise<Process> {
  const args = ['--input-type=module', '--eval', BARE, JSON.stringify(answer)];
  return started(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
}
