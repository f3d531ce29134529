import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { Action, CommandLine } from '../command-line.ts';

export interface OpenOptions {
  browser?: boolean;
  /** False by `--no-open`. */
  open: boolean;
}

type Print = (json: Record<string, unknown>, text: string) => void;

/** A checkout starts as `npm start` does: in Electron where that can be had. */
async function openByStarter(line: CommandLine, starter: string, args: string[], print: Print): Promise<void> {
  const child = spawn(process.execPath, [starter, ...args], { stdio: ['ignore', 2, 2, 'ipc'], cwd: line.workingDirectory });
  child.on('message', (message: { kind?: unknown; shell?: unknown; url?: unknown }) => {
    if (message.kind === 'ready') print({ ok: true, shell: message.shell, url: message.url }, '');
  });
  const stop = (): void => void child.kill('SIGTERM');
  line.signal.addEventListener('abort', stop, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (!line.signal.aborted && code !== 0) throw new AppError('internal', 'The IDE ended. Its reason stands above.', { exitCode: code });
}

async function openInBrowser(line: CommandLine, folder: string | undefined, open: boolean, print: Print): Promise<void> {
  const { startBrowserShell } = await import('../../browser/start-browser-shell.ts');
  const { dataFolder, programFolder } = line;
  const shell = await startBrowserShell({ dataFolder, programFolder, projectFolder: folder, open });
  line.say(`Kumquat Studio is at ${shell.url}`);
  print({ ok: true, shell: 'browser', url: shell.url }, '');
  await new Promise<void>((resolve) => {
    if (line.signal.aborted) resolve();
    else line.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await shell.stop();
}

/** `kumquat open [PROJECT]`: runs until the window is closed or it is interrupted. */
export function open(project: string | undefined, options: OpenOptions, print: Print): Action {
  return async (line) => {
    const folder = project === undefined ? undefined : path.resolve(line.workingDirectory, project);
    if (folder !== undefined && !existsSync(folder))
      throw new AppError('folder-missing', `The folder ${folder} does not exist.`, { folder });
    const starter = path.join(line.programFolder, 'scripts/start.mjs');
    if (existsSync(starter)) {
      const args = [...(options.browser ? ['--browser'] : []), ...(options.open ? [] : ['--no-open']), ...(folder ? [folder] : [])];
      await openByStarter(line, starter, args, print);
    } else {
      await openInBrowser(line, folder, options.open, print);
    }
    return { ok: true, json: {}, text: '' };
  };
}
