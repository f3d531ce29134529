/**
 * `npm test`: everything that has to hold, on a fresh clone too. Installs what the lock file says, builds, then runs format
 * and lint, layers, types, dead code, unit tests, and the end-to-end specs in the browser shell and in Electron.
 *
 *   npm test                    all of it
 *   npm test -- unit            only the steps named: lint layers types dead unit browser electron
 *
 * With CI set, what fails beside other tests runs again, in the end alone; what passes then is named at the end.
 * An error that no test caught is not forgiven.
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
/** Names of tests, for the end of a long output: those that failed, and those that only passed when they ran alone. */
const failedTests = [];
const secondTries = [];

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

/** Passed and failed tests of a JSON report, the names of the failed ones, and the files they stand in. */
function unitResults(json) {
  const suites = json?.testResults ?? [];
  const failed = suites.filter(({ status }) => status === 'failed');
  const tests = (suite) => suite.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  const nameOf = (suite) => path.relative(root, suite.name);
  return {
    passed: json?.numPassedTests ?? 0,
    // A file that did not even load has no tests.
    failed: failed.flatMap((suite) =>
      (tests(suite).length > 0 ? tests(suite) : ['the file itself']).map((test) => `${nameOf(suite)} › ${test}`),
    ),
    files: failed.map(nameOf),
  };
}

async function runUnit(title, args, env) {
  const file = path.join(results, `${title.replaceAll(' ', '-')}.json`);
  const unhandled = file.replace('.json', '-unhandled.json');
  rmSync(file, { force: true });
  rmSync(unhandled, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--reporter=./scripts/unhandled-errors.mjs'];
  const { code } = await run(title, 'vitest', ['run', ...reporters, ...args], {
    live: true,
    env: { ...env, KUMQUAT_UNHANDLED_ERRORS: unhandled },
  });
  const found = unitResults(report(file));
  const uncaught = (report(unhandled) ?? ['the run did not come to its end']).map((error) => `${title}, in no test › ${error}`);
  if (code !== 0 && found.failed.length + uncaught.length === 0) uncaught.push(`${title}: ended with code ${code}`);
  return { ...found, uncaught };
}

/**
 * Files whose tests fail beside others run once more, alone: what fails then has nothing to do with the pace of the machine. An
 * error that no test caught fails the run: no test could pass in its place.
 */
async function unit() {
  await withPostgres(async (env) => {
    const first = await runUnit('unit tests', [], env);
    let failed = [...first.failed, ...first.uncaught];
    let passed = first.passed;
    if (process.env.CI && first.uncaught.length === 0 && first.files.length > 0 && first.files.length <= 3) {
      const again = await runUnit('unit tests alone', ['--maxWorkers=1', ...first.files], env);
      secondTries.push(...failed.filter((name) => !again.failed.includes(name)));
      passed += Math.max(0, failed.length - again.failed.length);
      failed = [...again.failed, ...again.uncaught];
    }
    failedTests.push(...failed);
    count(passed, failed.length > 0 || passed > 0 ? failed.length : 1, 'unit tests');
  });
}

/** `[name, status]` of each spec of a Playwright report. */
function specs(suite, names = []) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status }) => [[suite.file ?? spec.file, ...names.slice(1), spec.title].filter(Boolean).join(' › '), status]),
  );
  return [...own, ...(suite.suites ?? []).flatMap((each) => specs(each, [...names, each.title]))];
}

async function runSpecs(title, project, wrap, more = []) {
  const file = path.join(results, `${title.replaceAll(/\W+/g, '-')}.json`);
  const [command, ...args] = [...wrap, 'playwright', 'test', '--config', 'e2e/playwright.config.ts', `--project=${project}`, ...more];
  const { code } = await run(title, command, args, { live: true, env: { KUMQUAT_E2E_REPORT: file, KUMQUAT_NO_SANDBOX: '1' } });
  const json = report(file);
  const found = (json?.suites ?? []).flatMap((suite) => specs(suite, [suite.title]));
  const named = (wanted) => found.filter(([, status]) => status === wanted).map(([name]) => `[${project}] ${name}`);
  const failed = named('unexpected');
  if (code !== 0 && failed.length === 0) failed.push(`${title}: ended with code ${code}`);
  return { passed: (json?.stats?.expected ?? 0) + (json?.stats?.flaky ?? 0), failed, flaky: named('flaky') };
}

/** As `unit`: specs that fail beside others run once more, alone. */
async function endToEnd(project, wrap = []) {
  const title = `end-to-end, ${project}`;
  const first = await runSpecs(title, project, wrap);
  let { failed, passed } = first;
  if (process.env.CI && passed > 0 && failed.length > 0 && failed.length <= 3) {
    const again = await runSpecs(`${title}, alone`, project, wrap, ['--last-failed', '--workers=1']);
    secondTries.push(...failed.filter((name) => !again.failed.includes(name)));
    passed += again.passed;
    failed = again.failed;
  }
  secondTries.push(...first.flaky);
  failedTests.push(...failed);
  count(passed, failed.length > 0 || passed > 0 ? failed.length : 1, title);
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

if (secondTries.length > 0) console.log(`\npassed at a second try:\n  ${secondTries.join('\n  ')}`);
if (failures.length > 0) console.log(`\nfailed: ${[failures.join(', '), ...failedTests].join('\n  ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
