import { CommanderError } from 'commander';
import { AppError } from '../contract/errors.ts';
import { type Action, type CommandLine, EXIT, failureDocument, UsageError } from './command-line.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command line (without the program's name) and resolves to its exit code. With `--json` exactly one document is
 * written: the result or `{ok: false, error}`.
 */
export async function runCommandLine(args: string[], line: CommandLine, version: string): Promise<number> {
  const end = args.indexOf('--');
  const json = (end < 0 ? args : args.slice(0, end)).includes('--json');
  let printed = false;
  const print = (document: Record<string, unknown>, text: string): void => {
    if (json && !printed) line.out(`${JSON.stringify(document)}\n`);
    else if (!json && text !== '') line.out(`${text}\n`);
    printed = true;
  };
  const fail = (error: Parameters<typeof failureDocument>[0]): void => {
    line.say(`kumquat: ${error.message}`);
    if (json) print(failureDocument(error), '');
  };

  let code: number = EXIT.success;
  async function run(makeAction: (give: typeof print) => Action): Promise<void> {
    const outcome = await makeAction(print)(line);
    if (!printed) print(outcome.json, outcome.text);
    if (!outcome.ok) code = EXIT.failure;
  }

  try {
    const hooks = {
      version,
      writeOut: (text: string) => line.out(text),
      writeError: (text: string) => line.say(text.trimEnd()),
      run,
    };
    await createProgram(hooks).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.success;
      if (json) print(failureDocument({ code: 'usage', message: error.message }), '');
      return EXIT.usage;
    }
    if (error instanceof UsageError) {
      fail({ code: 'usage', message: error.message });
      return EXIT.usage;
    }
    if (line.signal.aborted || (error instanceof AppError && error.code === 'cancelled')) {
      fail({ code: 'cancelled', message: 'Cancelled.' });
      return EXIT.interrupted;
    }
    if (error instanceof AppError) {
      fail(error);
      return EXIT.failure;
    }
    fail({ code: 'internal', message: error instanceof Error ? error.message : String(error) });
    if (error instanceof Error && line.env['KUMQUAT_DEBUG']) line.say(error.stack ?? '');
    return EXIT.failure;
  }
}
