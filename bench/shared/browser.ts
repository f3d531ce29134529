import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { addressOf } from '../../e2e/fixtures/address-of.ts';
import { findChromium } from '../../main/cli/headless/find-chromium.ts';

/** The checkout; scripts/bench.mjs runs there. */
export const root = process.cwd();

export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const args = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more];
  // As the tests do: root has no sandbox.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: await findChromium(), args });
}

export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}

/** `npm start -- --browser --no-open` without npm; resolves when it has printed its address. */
export async function startServer(home: string, args: string[] = []): Promise<RunningServer> {
  const env = { ...process.env, KUMQUAT_DATA: path.join(home, 'data'), KUMQUAT_PROJECTS: path.join(home, 'projects') };
  const server = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), '--browser', '--no-open', '--port', '0', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(server);
  return {
    url,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}
