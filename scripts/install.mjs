import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { electronBinary, hasDisplay } from './electron.mjs';

const root = path.resolve(import.meta.dirname, '..');
const ELECTRON_DOWNLOAD_MS = 180_000;

/** False when node_modules is missing or older than the lock file. */
export function isInstalled() {
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules/.package-lock.json');
  return existsSync(installed) && (!existsSync(lock) || statSync(installed).mtimeMs >= statSync(lock).mtimeMs);
}

/** Runs a program whose output goes to standard error; resolves to whether it succeeded. */
function run(command, args, timeout) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32', timeout });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/**
 * Installs exactly what the lock file says, if that has not been done.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether something was installed
 */
export async function installIfNeeded({ log = console.error } = {}) {
  if (isInstalled()) return false;
  log('Installing the packages of package-lock.json (npm ci) ...');
  if (!(await run('npm', ['ci', '--no-audit', '--no-fund'])))
    throw new Error('npm ci failed. Its output stands above; run it again once that is put right.');
  return true;
}

/**
 * Electron's package comes without its binary; this downloads it where a window can be shown.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether the binary is there
 */
export async function fetchElectron({ log = console.error } = {}) {
  if (electronBinary()) return true;
  const script = path.join(root, 'node_modules/electron/install.js');
  if (!hasDisplay() || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !existsSync(script)) return false;
  log('Downloading Electron ...');
  await run(process.execPath, [script], ELECTRON_DOWNLOAD_MS);
  return electronBinary() !== null;
}
