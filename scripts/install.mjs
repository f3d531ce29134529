import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { electronBinary, hasDisplay } from './electron.mjs';

const root = path.resolve(import.meta.dirname, '..');
const ELECTRON_DOWNLOAD_MS = 180_000;

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Whether two descriptions of a package are of the same contents. */
function isSame(locked, installed) {
  return installed !== undefined && installed.version === locked.version && installed.integrity === locked.integrity;
}

/**
 * Whether node_modules holds what the lock file says; npm leaves its own list there when it is done. Contents are compared and
 * not times, which a copy or a change of branch alters. Optional packages may be missing: they are for other systems.
 */
export function isInstalled(folder = root) {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const found = packagesOf(installed);
  const { '': _program, ...locked } = packagesOf(path.join(folder, 'package-lock.json'));
  return Object.entries(locked).every(([name, entry]) => (entry.optional && found[name] === undefined ? true : isSame(entry, found[name])));
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
