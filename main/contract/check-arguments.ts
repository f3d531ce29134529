import { type CommandArguments, type CommandName, type Commands, commands } from './commands.ts';
import { AppError } from './errors.ts';
import type { z } from './zod.ts';

const MAX_ISSUES = 10;

/**
 * The arguments of a command as its handler takes them. Whoever calls a handler checks by this first, whatever the carrier.
 * @throws AppError invalid-arguments; its data has the first `issues`, each with the path and what is wrong, never the value
 */
export function checkArguments<C extends CommandName>(command: C, args: unknown, specs: Commands = commands): CommandArguments<C> {
  const parsed = (specs[command].in as z.ZodType).safeParse(args);
  if (parsed.success) return parsed.data as CommandArguments<C>;
  const issues = parsed.error.issues.slice(0, MAX_ISSUES).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  const where = first && first.path !== '' ? ` (${first.path}: ${first.message})` : first ? ` (${first.message})` : '';
  throw new AppError('invalid-arguments', `The arguments of ${command} are not valid${where}.`, { issues });
}
