import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Platform, type PlatformOptions, startPlatform } from '../../../platform/server/start-platform.ts';
import type { ServiceProcess } from '../shell.ts';

/** A platform of this process behind what a shell's `startService` gives. */
export interface PlatformProcess extends ServiceProcess {
  args: string[];
  /** Resolves once it serves, or failed to. */
  settled: Promise<unknown>;
  /** Ends it the way a crash does: nobody is asked. */
  crash(): Promise<void>;
}

/** `startService` for the fake shell. `started`: every platform so far, also those that ended. */
export function inProcessPlatforms(options: Pick<Partial<PlatformOptions>, 'limits' | 'now'> = {}): {
  startService(entry: string, args: string[]): PlatformProcess;
  started: PlatformProcess[];
} {
  const started: PlatformProcess[] = [];
  return {
    started,
    startService(_entry, args) {
      const process = startInProcess(args, options);
      started.push(process);
      return process;
    },
  };
}

type FromBackend = { kind: 'stop' } | { kind: 'allowNetwork'; allow: boolean; id: number };

function startInProcess(args: string[], options: Pick<Partial<PlatformOptions>, 'limits' | 'now'>): PlatformProcess {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, port: { type: 'string' } } });
  const listeners: ((message: unknown) => void)[] = [];
  const exits: ((code: number | null) => void)[] = [];
  let platform: Platform | null = null;
  let exited = false;
  let pages = '';
  const tell = (message: unknown): void => {
    if (!exited) for (const listener of listeners) listener(structuredClone(message));
  };
  const exit = (code: number): void => {
    if (exited) return;
    exited = true;
    for (const listener of exits) listener(code);
  };
  const start = async (): Promise<void> => {
    pages = await mkdtemp(path.join(tmpdir(), 'kumquat-pages-'));
    platform = await startPlatform({ ...options, dataFolder: values.data, port: Number(values.port), programFolder: pages });
    const { port, guestPort, origin } = platform;
    tell({ kind: 'ready', port, guestPort, origin, needsSetup: await platform.needsSetup() });
  };
  const settled = start().catch((error: unknown) => {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    exit(1);
  });
  let ending: Promise<void> | null = null;
  const end = (code: number): Promise<void> => {
    ending ??= settled
      .then(() => platform?.stop())
      .then(() => rm(pages, { recursive: true, force: true }))
      .then(() => exit(code));
    return ending;
  };
  return {
    args,
    settled,
    onMessage: (listener) => void listeners.push(listener),
    onExit: (listener) => void exits.push(listener),
    send(message) {
      const told = message as FromBackend;
      if (told.kind === 'stop') void end(0);
      else
        void platform?.allowNetwork(told.allow).then(
          (network) => tell({ kind: 'network', id: told.id, address: network?.address ?? null, guestPort: network?.guestPort }),
          (error: unknown) => tell({ kind: 'network', id: told.id, address: null, error: String(error) }),
        );
    },
    stop: () => end(0),
    crash: () => end(1),
  };
}
