import path from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import type { Progress } from '../store/backup/backup-format.ts';
import { FolderLocked } from '../store/folder-lock.ts';
import { readEnvironment, readProcessEnvironment } from './environment.ts';
import { createLogger, describeError } from './logging.ts';
import { MAINTENANCE, maintain } from './maintain.ts';
import { openParentChannel } from './parent-channel.ts';
import { defaultDataFolder, EMPTY_DATABASE, type Platform, startPlatform } from './start-platform.ts';

function portOf(text: string | undefined, name: string, fallback: number): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--${name} must be a number from 0 to 65535.`);
  return port;
}

/** One sentence that says what to do. */
function explain(error: unknown): string {
  const { code, port, path: file, message } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof FolderLocked) return error.message;
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another one with --port or --guest-port.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `No permission to use ${file ?? `port ${port}`}.`;
  if (code === 'ENOSPC') return 'The disk is full. Free some space and start again.';
  if (code === 'ECONNREFUSED') return 'The database at DATABASE_URL does not answer.';
  if (code === 'ENOENT') return `There is no ${file}.`;
  return describeError(error).message || message || 'It failed without a word.';
}

function fail(error: unknown): never {
  process.stderr.write(`Kumquat Platform: ${explain(error)}\n`);
  process.exit(1);
}

/** Exit code of what was interrupted. */
const INTERRUPTED = 130;

const SAME_WISH_MS = 500;
/** A program that started this one and sends it a signal kills it soon after; with a message it has time. */
const SHORT_WAIT_MS = 3000;

const parent = openParentChannel();

function readArguments() {
  const text = { type: 'string' } as const;
  const options = { port: text, 'guest-port': text, data: text, host: text, replace: { type: 'boolean' } as const };
  return parseArgs({ options, allowPositionals: true });
}

type Arguments = ReturnType<typeof readArguments>['values'];

// Built to dist/platform/main.js.
const programFolder = path.resolve(import.meta.dirname, '../..');

async function serve(values: Arguments): Promise<void> {
  const { stopWait, logLevel, secrets } = readProcessEnvironment(process.env);
  const platform: Platform = await startPlatform({
    port: portOf(values.port, 'port', 0),
    guestPort: portOf(values['guest-port'], 'guest-port', 0),
    host: values.host,
    dataFolder: values.data && path.resolve(values.data),
    ...readEnvironment(process.env),
    programFolder,
    logger: createLogger({ level: logLevel, secrets }, pino.destination(2)),
  });

  let since: number | null = null;
  const stop = (waitMs: number): void => {
    if (since !== null) return;
    since = performance.now();
    platform.stop(waitMs).then(() => process.exit(0), fail);
  };
  const interrupt = (): void => {
    // Whoever insists does not wait for what is under way. npm passes on at once what the terminal has sent already.
    if (since !== null && performance.now() - since > SAME_WISH_MS) process.exit(1);
    stop(parent ? Math.min(stopWait, SHORT_WAIT_MS) : stopWait);
  };
  process.on('SIGTERM', interrupt);
  process.on('SIGINT', interrupt);

  if (!parent) {
    process.stdout.write(`Kumquat Platform at ${platform.origin}\n`);
    return;
  }
  parent.onClosed(() => stop(0));
  parent.onMessage((message) => {
    if (message.kind === 'stop') return stop(stopWait);
    platform.allowNetwork(message.allow).then(
      (network) => parent.send({ kind: 'network', id: message.id, address: network?.address ?? null, guestPort: network?.guestPort }),
      (error: unknown) => parent.send({ kind: 'network', id: message.id, address: null, error: explain(error) }),
    );
  });
  const { port, guestPort, origin } = platform;
  parent.send({ kind: 'ready', port, guestPort, origin, needsSetup: await platform.needsSetup() });
}

/** Backs up or restores; `stop` of the parent, or a signal, takes it back. */
async function maintainOnce(what: string, file: string, { data, replace = false }: Arguments): Promise<void> {
  const known = MAINTENANCE.find((name) => name === what);
  if (!known) throw new Error(`There is no command "${what}". Known are: ${MAINTENANCE.join(', ')}.`);
  const { databaseUrl, s3 } = readEnvironment(process.env);
  const dataFolder = data ? path.resolve(data) : defaultDataFolder();
  const interruption = new AbortController();
  const { signal } = interruption;
  const cancel = (): void => interruption.abort();
  process.on('SIGTERM', cancel);
  process.on('SIGINT', cancel);
  parent?.onClosed(cancel);
  parent?.onMessage(({ kind }) => kind === 'stop' && cancel());
  const onProgress = (progress: Progress): void => parent?.send({ kind: 'progress', ...progress });
  const emptyDatabase = path.join(programFolder, EMPTY_DATABASE);
  try {
    const settings = { what: known, file: path.resolve(file), replace, dataFolder, databaseUrl, s3, emptyDatabase };
    const result = await maintain({ ...settings, signal, onProgress });
    if (parent) await parent.sendLast({ kind: 'finished', result });
    else process.stdout.write(`${JSON.stringify(result)}\n`);
    process.exit(0);
  } catch (error) {
    if (signal.aborted) process.exit(INTERRUPTED);
    if (!parent) throw error;
    await parent.sendLast({ kind: 'failed', reason: explain(error), locked: error instanceof FolderLocked });
    process.exit(1);
  }
}

async function run(): Promise<void> {
  const { values, positionals } = readArguments();
  const [what, file, ...rest] = positionals;
  if (what === undefined) return await serve(values);
  if (file === undefined || rest.length > 0) throw new Error(`"${what}" needs the name of one file.`);
  await maintainOnce(what, file, values);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
run().catch(async (error: unknown) => {
  await parent?.sendLast({ kind: 'failed', reason: explain(error), locked: error instanceof FolderLocked });
  fail(error);
});
