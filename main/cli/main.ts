/** Entry of the `kumquat` command. */
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { dataFolderOf } from '../browser/data-folder.ts';
import { onInterruption } from '../browser/on-interruption.ts';
import { askPassword } from './ask-password.ts';
import { EXIT } from './command-line.ts';
import { runCommandLine } from './run-command-line.ts';

const programFolder = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { version: string };
const interruption = new AbortController();

/** Standard output belongs to the results: what libraries print goes to standard error. */
for (const method of ['log', 'info', 'debug'] as const) console[method] = console.error;

/** npm runs the program's own scripts in the program's folder; where the user stands is INIT_CWD then. */
function workingDirectory(): string {
  const current = process.cwd();
  return (current === programFolder && process.env['INIT_CWD']) || current;
}

// Whoever insists does not wait for what hangs.
onInterruption(
  () => interruption.abort(),
  () => process.exit(EXIT.interrupted),
);

/** Writes all of it before the process ends, also into a pipe that is slow. */
function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

const code = await runCommandLine(
  process.argv.slice(2),
  {
    out: (text) => write(1, text),
    say: (text) => write(2, `${text}\n`),
    env: process.env,
    workingDirectory: workingDirectory(),
    programFolder,
    dataFolder: dataFolderOf(process.env),
    signal: interruption.signal,
    askPassword: (prompt) => askPassword(prompt, interruption.signal),
  },
  version,
);
process.exit(code);
