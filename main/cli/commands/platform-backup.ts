import path from 'node:path';
import { forkService } from '../../browser/fork-service.ts';
import { AppError } from '../../contract/errors.ts';
import type { Action, CommandLine } from '../command-line.ts';

interface Progress {
  kind: 'progress';
  phase: 'database' | 'contents' | 'check';
  done: number;
  total: number;
}

type Message = Progress | { kind: 'finished'; result: Record<string, unknown> } | { kind: 'failed'; reason: string };

const isMessage = (message: unknown): message is Message => typeof message === 'object' && message !== null && 'kind' in message;

const PHASES = { database: 'database: %d of %t tables', contents: 'contents: %d of %t', check: 'checking: %d of %t pieces' };
const SAY_EVERY_MS = 1000;

/** Says how far it is, once a second and when something else begins. */
function sayProgress(line: CommandLine): (progress: Progress) => void {
  let phase = '';
  let at = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - at < SAY_EVERY_MS) return;
    phase = progress.phase;
    at = now;
    line.say(PHASES[progress.phase].replace('%d', String(progress.done)).replace('%t', String(progress.total)));
  };
}

/** Runs the platform's own program for one piece of work. @throws AppError platform-failed, cancelled */
async function work(line: CommandLine, args: string[]): Promise<Record<string, unknown>> {
  const service = forkService(path.join(line.programFolder, 'dist/platform/main.js'), args);
  // It takes back what it has begun, and ends.
  const stop = (): void => service.send({ kind: 'stop' });
  line.signal.addEventListener('abort', stop, { once: true });
  if (line.signal.aborted) stop();
  const say = sayProgress(line);
  let result: Record<string, unknown> | null = null;
  let reason = '';
  service.onMessage((message) => {
    if (!isMessage(message)) return;
    if (message.kind === 'progress') say(message);
    else if (message.kind === 'finished') result = message.result;
    else if (message.kind === 'failed') reason = message.reason;
  });
  const exitCode = await new Promise<number | null>((resolve) => service.onExit(resolve));
  line.signal.removeEventListener('abort', stop);
  if (result) return result;
  line.signal.throwIfAborted();
  throw new AppError('platform-failed', reason || 'It ended without a word.', { exitCode });
}

const dataOf = (line: CommandLine, data: string | undefined): string =>
  data === undefined ? path.join(line.dataFolder, 'platform') : path.resolve(line.workingDirectory, data);

/** `kumquat platform backup` */
export function backup(file: string, options: { data?: string }): Action {
  return async (line) => {
    const target = path.resolve(line.workingDirectory, file);
    const json = await work(line, ['backup', target, '--data', dataOf(line, options.data)]);
    const missing = Number(json['missing']);
    if (missing > 0) line.say(`${missing} contents of packages that never arrived whole are not stored here, and so not in the backup.`);
    return { ok: true, json: { ok: true, ...json }, text: `${json['file']}: ${json['rows']} rows, ${json['contents']} contents` };
  };
}

/** `kumquat platform restore` */
export function restore(file: string, options: { data?: string; replace?: boolean }): Action {
  return async (line) => {
    const source = path.resolve(line.workingDirectory, file);
    const args = ['restore', source, '--data', dataOf(line, options.data), ...(options.replace ? ['--replace'] : [])];
    const json = await work(line, args);
    const made = new Date(Number(json['madeAt'])).toISOString();
    return { ok: true, json: { ok: true, ...json }, text: `Restored: ${json['rows']} rows, ${json['contents']} contents, as of ${made}` };
  };
}
