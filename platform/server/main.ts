import path from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { FolderLocked } from '../store/folder-lock.ts';
import { readEnvironment } from './environment.ts';
import { openParentChannel } from './parent-channel.ts';
import { type Platform, startPlatform } from './start-platform.ts';

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
  return message || String(error);
}

function fail(error: unknown): never {
  process.stderr.write(`Kumquat Platform: ${explain(error)}\n`);
  process.exit(1);
}

const parent = openParentChannel();

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { port: text, 'guest-port': text, data: text, host: text } });
  const platform: Platform = await startPlatform({
    port: portOf(values.port, 'port', 0),
    guestPort: portOf(values['guest-port'], 'guest-port', 0),
    host: values.host,
    dataFolder: values.data && path.resolve(values.data),
    ...readEnvironment(process.env),
    // Built to dist/platform/main.js.
    programFolder: path.resolve(import.meta.dirname, '../..'),
    logger: pino({ level: 'warn' }, pino.destination(2)),
  });

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    platform.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  if (!parent) {
    process.stdout.write(`Kumquat Platform at ${platform.origin}\n`);
    return;
  }
  parent.onClosed(stop);
  parent.onMessage((message) => {
    if (message.kind === 'stop') return stop();
    platform.allowNetwork(message.allow).then(
      (network) => parent.send({ kind: 'network', id: message.id, address: network?.address ?? null, guestPort: network?.guestPort }),
      (error: unknown) => parent.send({ kind: 'network', id: message.id, address: null, error: explain(error) }),
    );
  });
  const { port, guestPort, origin } = platform;
  parent.send({ kind: 'ready', port, guestPort, origin, needsSetup: await platform.needsSetup() });
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
run().catch(async (error: unknown) => {
  await parent?.sendLast({ kind: 'failed', reason: explain(error), locked: error instanceof FolderLocked });
  fail(error);
});
