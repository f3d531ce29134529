/**
 * `npm test`: everything that has to hold, on a fresh clone too. Installs what the lock file says, builds, then runs format
 * and lint, layers, types, dead code, unit tests, and the end-to-end specs in the browser shell and in Electron.
 *
 *   npm test                    all of it
 *   npm test -- unit            only the steps named: lint layers types dead unit browser electron
 *
 * KUMQUAT_REQUIRE_ELECTRON=1 makes a missing Electron or display a failure, KUMQUAT_REQUIRE_POSTGRES=1 a missing PostgreSQL.
 * KUMQUAT_TEST_DATABASE_URL names a PostgreSQL to use instead of one that is started here.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installIfNeeded } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const wanted = (name) => asked.length === 0 || asked.includes(name);
const results = path.join(root, 'test-results');
const total = { passed: 0, failed: 0 };
const failures = [];

/** Runs a tool of node_modules/.bin; resolves to its exit code and prints its output when it is over. */
function run(title, command, args, { env = {}, live = false } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 1, output: error.message, title }));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`);
      if (code !== 0 && output) console.log(output.slice(-20_000));
      resolve({ code: code ?? 1, output, title });
    });
  });
}

function count(passed, failed, title) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(title);
}

async function check(title, command, args, accept = () => true) {
  const { code, output } = await run(title, command, args);
  const good = code === 0 && accept(output);
  if (code === 0 && !good) console.log(`FAIL ${title}: it looked at nothing\n${output.slice(-2000)}`);
  count(good ? 1 : 0, good ? 0 : 1, title);
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The platform's tests run on PostgreSQL too where it is installed. */
async function withPostgres(test) {
  if (process.env.KUMQUAT_TEST_DATABASE_URL) return test({});
  const { startPostgres } = await import('./postgres.mjs');
  const postgres = await startPostgres().catch((error) => {
    console.log(error);
    return null;
  });
  if (!postgres) {
    const required = process.env.KUMQUAT_REQUIRE_POSTGRES === '1';
    console.log(`${required ? 'FAIL' : 'skip'} tests on PostgreSQL: it is not installed`);
    if (required) count(0, 1, 'tests on PostgreSQL');
    return test({});
  }
  try {
    return await test({ KUMQUAT_TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

/** Where the packages bring a Chromium, the tests run in it: it is the same one everywhere, and starts sooner than a whole browser. */
async function chooseChromium() {
  if (process.env.KUMQUAT_CHROMIUM || process.platform !== 'linux' || process.arch !== 'x64') return;
  const { default: chromium } = await import('@sparticuz/chromium');
  process.env.KUMQUAT_CHROMIUM = await chromium.executablePath();
}

async function unit() {
  const file = path.join(results, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await withPostgres((env) => run('unit tests', 'vitest', ['run', ...reporters], { live: true, env }));
  const json = report(file);
  const failed =
    (json?.numFailedTests ?? 0) +
    (json?.testResults ?? []).filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  count(json?.numPassedTests ?? 0, Math.max(failed, code === 0 && json?.numPassedTests > 0 ? 0 : 1), 'unit tests');
}

async function endToEnd(project, wrap = []) {
  const file = path.join(results, `e2e-${project}.json`);
  const [command, ...args] = [...wrap, 'playwright', 'test', '--config', 'e2e/playwright.config.ts', `--project=${project}`];
  const { code } = await run(`end-to-end, ${project}`, command, args, {
    live: true,
    env: { KUMQUAT_E2E_REPORT: file, KUMQUAT_NO_SANDBOX: '1' },
  });
  const stats = report(file)?.stats;
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  count(passed, Math.max(stats?.unexpected ?? 0, code === 0 && passed > 0 ? 0 : 1), `end-to-end, ${project}`);
}

async function electron() {
  const { electronBinary, hasDisplay, onPath } = await import('./electron.mjs');
  const required = process.env.KUMQUAT_REQUIRE_ELECTRON === '1';
  const missing = (why) => {
    console.log(`${required ? 'FAIL' : 'skip'} end-to-end, electron: ${why}`);
    if (required) count(0, 1, 'end-to-end, electron');
  };
  if (!electronBinary(process.env)) return missing('no Electron binary (set ELECTRON_OVERRIDE_DIST_PATH or run `npx install-electron`)');
  if (hasDisplay(process.env)) return endToEnd('electron');
  if (onPath(['xvfb-run'])) return endToEnd('electron', ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24']);
  return missing('no display and no xvfb-run');
}

await installIfNeeded({ log: console.log });
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const checks = [];
if (wanted('lint')) checks.push(() => check('format and lint', 'biome', ['ci', '.', '--max-diagnostics=50']));
if (wanted('layers')) {
  const rooms = ['main', 'preload', 'renderer', 'simulator', 'platform'];
  const looked = (output) => Number(/\((\d+) modules/.exec(output)?.[1] ?? 0) > 50;
  checks.push(() => check('layers', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...rooms], looked));
}
if (wanted('types')) checks.push(() => check('types', 'tsc', ['-p', '.']));
if (wanted('dead')) checks.push(() => check('dead code', 'knip', []));
await Promise.all(checks.map((start) => start()));

if (['unit', 'browser', 'electron'].some(wanted)) {
  const { buildIfChanged } = await import('./build.mjs');
  try {
    await buildIfChanged({ log: console.log });
  } catch (error) {
    console.error(error);
    count(0, 1, 'build');
  }
}
await chooseChromium();
if (wanted('unit')) await unit();
if (!failures.includes('build')) {
  if (wanted('browser')) await endToEnd('browser');
  if (wanted('electron')) await electron();
}

if (failures.length > 0) console.log(`\nfailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
