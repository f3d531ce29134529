/**
 * `npm run dev`: starts the IDE and follows the sources. A change of the backend or the shell restarts the program; a change
 * of the renderer or the simulator rebuilds it and restarts as well, since the pages are served from `dist/`. Name the
 * project's folder to have it open again after each restart; unsaved text comes back from its drafts.
 *
 *   npm run dev                 Electron where it can be had, else the browser shell
 *   npm run dev -- --browser    the browser shell: its page reconnects and reloads by itself
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { installIfNeeded } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');
const rooms = ['main', 'preload', 'renderer', 'simulator', 'platform', 'vite.config.ts'];
const QUIET_MS = 150;

await installIfNeeded({ log: console.log });
await buildIfChanged({ log: console.log });
const { watch } = await import('chokidar');

/** One for all restarts: an open tab gets in again. */
const token = randomBytes(24).toString('base64url');
let child;
let building = false;
let again = false;
let ending = false;

function start(open) {
  const args = process.argv.slice(2);
  // A restart keeps the browser's tab: only the first start opens one.
  child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), ...args, ...(open ? [] : ['--no-open'])], {
    stdio: 'inherit',
    env: { ...process.env, KUMQUAT_DEV_TOKEN: token },
  });
  const own = child;
  child.on('exit', (code) => {
    if (own === child && !building) process.exit(code ?? 0);
  });
}

function stop() {
  return new Promise((resolve) => {
    const own = child;
    child = undefined;
    if (!own || own.exitCode !== null) return resolve();
    own.once('exit', resolve);
    own.kill('SIGTERM');
  });
}

async function rebuild() {
  if (building) {
    again = true;
    return;
  }
  building = true;
  try {
    do {
      again = false;
      const built = await buildIfChanged({ log: console.log });
      if (built.length > 0 && !again && !ending) {
        await stop();
        start(false);
      }
    } while (again);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  building = false;
}

let timer;
watch(
  rooms.map((room) => path.join(root, room)),
  { ignoreInitial: true, ignored: (file) => /\.test\.tsx?$/.test(file) },
).on('all', () => {
  clearTimeout(timer);
  timer = setTimeout(() => void rebuild(), QUIET_MS);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    ending = true;
    await stop();
    process.exit(0);
  });
}
start(true);
