import { checkArguments } from '../../contract/check-arguments.ts';
import type { CommandContext, CommandInput, CommandName, CommandResult } from '../../contract/commands.ts';
import type { Progress } from '../../contract/models.ts';
import type { Backend } from '../backend.ts';

export type Call = <C extends CommandName>(
  command: C,
  args: CommandInput<C>,
  options?: { signal?: AbortSignal; onProgress?(progress: Progress): void },
) => Promise<CommandResult<C>>;

/** Calls the backend's commands as a carrier does, without one. */
export function callOf(backend: Backend): Call {
  return async (command, args, options = {}) => {
    const context: CommandContext = {
      signal: options.signal ?? new AbortController().signal,
      progress: (progress) => options.onProgress?.(progress),
    };
    return backend.handlers[command](checkArguments(command, args), context);
  };
}
