/**
 * `npm run package`: builds everything and packs the program with electron-builder.
 *
 *   npm run package                     a folder for this system, in release/
 *   npm run package -- --linux AppImage deb
 *
 * Where Electron's own download cannot be reached, ELECTRON_OVERRIDE_DIST_PATH names a folder that holds it.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { installIfNeeded } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');
await installIfNeeded({ log: console.log });
await buildIfChanged({ log: console.log });

const asked = process.argv.slice(2);
const args = asked.length > 0 ? asked : ['--dir'];
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
if (dist && existsSync(dist)) {
  args.push(`--config.electronDist=${dist}`);
  const version = path.join(dist, 'version');
  if (existsSync(version)) args.push(`--config.electronVersion=${readFileSync(version, 'utf8').trim().replace(/^v/, '')}`);
}
const child = spawn(path.join(root, 'node_modules/.bin/electron-builder'), ['--publish', 'never', ...args], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
child.on('exit', (code) => process.exit(code ?? 1));
