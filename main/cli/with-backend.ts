import { createNodeShell } from '../browser/node-shell.ts';
import { checkArguments } from '../contract/check-arguments.ts';
import type { CommandArguments, CommandHandlers, CommandName, CommandResult } from '../contract/commands.ts';
import { type CommandLine, contextOf } from './command-line.ts';

/** Calls a command of the backend as the renderer would. */
export type Call = <C extends CommandName>(command: C, args: CommandArguments<C>) => Promise<CommandResult<C>>;

/** Runs the IDE's backend, without a window, for the time of one command. */
export async function withBackend<T>(line: CommandLine, use: (call: Call) => Promise<T>): Promise<T> {
  const { createBackend } = await import('../core/backend.ts');
  const backend = createBackend(
    createNodeShell({
      kind: 'headless',
      dataFolder: line.dataFolder,
      programFolder: line.programFolder,
      // No session is ever shown: only a page could.
      simulatorOrigin: 'http://{session}.invalid',
    }),
  );
  const handlers: CommandHandlers = backend.handlers;
  try {
    return await use(async (command, args) => handlers[command](checkArguments(command, args), contextOf(line)));
  } finally {
    await backend.dispose();
  }
}

/** Opens the project of PROJECT for `use`. */
export function withProject<T>(line: CommandLine, folder: string, use: (call: Call) => Promise<T>): Promise<T> {
  return withBackend(line, async (call) => {
    await call('projects.open', { folder });
    return use(call);
  });
}
