import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import type { CommandInput, CommandName, CommandResult } from '../../contract/commands.ts';
import { AppError, type ErrorCode } from '../../contract/errors.ts';

export type Question = { id: number; command: string; args: unknown };
export type Answer = { id: number; result?: unknown; error?: { code: string; message: string } };

const checkout = path.resolve(import.meta.dirname, '../../..');
/** What the last build made; a platform that it does not fit starts without it, only later. */
const EMPTY_DATABASE = 'dist/database/empty-database.gz';
const PARTS = {
  'test/backend-process': 'main/browser/testing/backend-process.ts',
  'main/compiler-worker': 'simulator/compiler/compiler-worker.ts',
  'platform/main': 'platform/server/main.ts',
};

/** Makes what a backend needs of the installed program in `folder`, from the sources as they are now. */
export async function makeProgram(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await symlink(path.join(checkout, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await writeFile(path.join(folder, 'package.json'), '{"type":"module","version":"0.0.0"}');
  await cp(path.join(checkout, 'templates'), path.join(folder, 'templates'), { recursive: true });
  await build({
    root: checkout,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: path.join(folder, 'dist'),
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(PARTS).map(([to, from]) => [to, path.join(checkout, from)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', format: 'es' },
      },
    },
  });
  const database = path.join(checkout, EMPTY_DATABASE);
  if (existsSync(database)) await cp(database, path.join(folder, EMPTY_DATABASE));
}

export interface BackendProcess {
  call<C extends CommandName>(command: C, args: CommandInput<C>): Promise<CommandResult<C>>;
  /** Ends the backend and waits for the process to end by itself. What it left behind, and the process's exit code. */
  leave(): Promise<{ left: string[]; code: number | null }>;
  /** Ends the process without asking anyone. */
  kill(): Promise<void>;
  readonly pid: number;
}

/** Starts a backend on `dataFolder` in a process of its own. `programFolder`: of `makeProgram`. */
export function startBackendProcess(dataFolder: string, programFolder: string): BackendProcess {
  const child: ChildProcess = fork(path.join(programFolder, 'dist/test/backend-process.js'), [dataFolder, programFolder], { execArgv: [] });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const waiting = new Map<number, (answer: Answer) => void>();
  let next = 1;
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  void ended.then(() => {
    for (const [id, settle] of waiting) settle({ id, error: { code: 'closed', message: 'The process ended.' } });
  });
  const ask = async (command: string, args: unknown): Promise<unknown> => {
    const id = next++;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, command, args } satisfies Question);
    });
    if (answer.error) throw new AppError(answer.error.code as ErrorCode, answer.error.message);
    return answer.result;
  };
  return {
    pid: child.pid ?? 0,
    call: ask as BackendProcess['call'],
    async leave() {
      const left = (await ask('leave', {})) as string[];
      const [code] = await ended;
      return { left, code };
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}
