/**
 * Builds the targets of vite.config.ts whose sources changed since they were last built. A stamp a target stands in
 * dist/.stamps.json: the hash of its sources' paths, sizes and times.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const stampFile = path.join(root, 'dist/.stamps.json');

/** Folders whose files a target is made of. Order is the order of building. */
const SOURCES = {
  main: ['main', 'simulator/compiler', 'simulator/protocol', 'simulator/host', 'platform/client', 'platform/contract'],
  preload: ['preload'],
  platform: ['platform/server', 'platform/store', 'platform/domain', 'platform/client', 'platform/contract'],
  database: ['platform/store'],
  logic: ['simulator/logic', 'simulator/protocol', 'simulator/host'],
  view: ['simulator/view', 'simulator/protocol'],
  device: ['simulator/device', 'simulator/protocol', 'simulator/host'],
  headless: ['main/cli/headless', 'simulator/protocol', 'simulator/host'],
  renderer: ['renderer', 'main/contract', 'main/carriers', 'simulator/protocol'],
  console: ['platform/console', 'platform/contract', 'platform/client'],
  container: ['platform/container', 'platform/contract', 'platform/client', 'simulator/protocol', 'simulator/host'],
};

/** @returns {IterableIterator<string>} */
function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield file;
  }
}

function stampOf(target) {
  const hash = createHash('sha256');
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  };
  for (const file of ['vite.config.ts', 'package-lock.json']) add(path.join(root, file));
  for (const folder of SOURCES[target]) {
    const at = path.join(root, folder);
    if (existsSync(at)) for (const file of [...filesBelow(at)].sort()) add(file);
  }
  return hash.digest('hex');
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/** Targets that others are of no use without. */
const TOGETHER = { platform: ['database'] };

/** Targets that would be built now. */
export function changedTargets() {
  const stamps = readStamps();
  return Object.keys(SOURCES).filter((target) => stamps[target] !== stampOf(target) || !existsSync(path.join(root, 'dist', target)));
}

/**
 * @param {{ log?: (line: string) => void, only?: string[] }} [options]
 * @returns {Promise<string[]>} the targets that were built
 */
export async function buildIfChanged({ log = () => {}, only } = {}) {
  const asked = only?.flatMap((target) => [target, ...(TOGETHER[target] ?? [])]);
  const targets = changedTargets().filter((target) => !asked || asked.includes(target));
  if (targets.length === 0) return [];
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  for (const target of targets) {
    const started = performance.now();
    const stamp = stampOf(target);
    await build({ configFile: path.join(root, 'vite.config.ts'), mode: target });
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [target]: stamp }, null, 1));
    log(`built ${target} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  return targets;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const only = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
  const built = await buildIfChanged({ log: console.log, only: only.length > 0 ? only : undefined });
  if (built.length === 0) console.log('nothing changed');
}
