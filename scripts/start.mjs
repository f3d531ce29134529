/**
 * `npm start`: opens the IDE in Electron, or in the browser where Electron cannot run. On a fresh clone it installs and
 * builds first.
 *
 *   npm start                        the IDE
 *   npm start -- FOLDER              ... with this project
 *   npm start -- --browser           in the browser; --no-open only prints the address, --port N asks for a port
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { electronBinary, hasDisplay } from './electron.mjs';
import { fetchElectron, installIfNeeded } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');
const USAGE = 'Usage: npm start -- [FOLDER] [--browser] [--no-open] [--port N]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (positionals.length > 1) throw new Error('Name one project folder.');
    if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) throw new Error('--port needs a number.');
    const folder = positionals[0] && path.resolve((process.cwd() === root && process.env.INIT_CWD) || process.cwd(), positionals[0]);
    return { ...values, folder };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

/** Why the browser shell is used; '' when Electron can be tried. */
function whyBrowser(options) {
  if (options.browser) return 'as asked';
  if (!hasDisplay()) return 'there is no display';
  if (!electronBinary()) return 'Electron’s binary is not installed (node node_modules/electron/install.js fetches it)';
  return '';
}

async function startBrowser(options, why) {
  console.log(`Kumquat Studio runs in the browser: ${why}.`);
  const entry = path.join(root, 'dist/main/browser.js');
  const args = [
    options['no-open'] ? ['--no-open'] : [],
    options.port ? ['--port', options.port] : [],
    options.folder ? [options.folder] : [],
  ];
  process.argv = [process.argv[0], entry, ...args.flat()];
  await import(new URL('../dist/main/browser.js', import.meta.url));
}

/** Resolves to null once the window was there and Electron has ended, or to what is to be said when it never came up. */
function runElectron(binary, options) {
  return new Promise((resolve) => {
    const child = spawn(binary, [root, ...(options.folder ? [options.folder] : [])], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let ready = false;
    // Ctrl-C reaches Electron too; this process ends with it.
    const wait = () => {};
    process.on('SIGINT', wait);
    const stop = () => child.kill('SIGTERM');
    process.on('SIGTERM', stop);
    const end = (failure) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', stop);
      resolve(failure);
    };
    child.on('message', (message) => {
      if (message?.kind !== 'ready') return;
      ready = true;
      process.send?.({ kind: 'ready', shell: 'electron', url: '' });
    });
    child.on('error', (error) => end(`Electron could not be started (${error.message})`));
    child.on('exit', (code, signal) => {
      if (!ready && code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM')
        return end(`Electron ended before its window opened (${signal ?? `exit code ${code}`})`);
      process.exitCode = code ?? 1;
      end(null);
    });
  });
}

const options = readArguments();
if (options.help) {
  console.log(USAGE);
} else {
  try {
    if ((await installIfNeeded()) && !options.browser) await fetchElectron();
    const { buildIfChanged } = await import('./build.mjs');
    await buildIfChanged({ log: console.error });
    const why = whyBrowser(options);
    const failure = why || (await runElectron(electronBinary(), options));
    if (failure !== null) await startBrowser(options, failure);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
