import type { CommandContext } from '../contract/commands.ts';
import type { AppError } from '../contract/errors.ts';

/** Exit codes. Success is the only way to 0. */
export const EXIT = { success: 0, failure: 1, usage: 2, interrupted: 130 } as const;

/** What a command has of the world around it; tests give it another one. */
export interface CommandLine {
  /** Results only: with `--json` one document and nothing else. */
  out(text: string): void;
  /** Everything said to a person. */
  say(line: string): void;
  env: NodeJS.ProcessEnv;
  workingDirectory: string;
  /** Folder that holds `dist` and `templates`. */
  programFolder: string;
  dataFolder: string;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /** Asks for a password without showing it; rejects with AppError where nobody can be asked. */
  askPassword(prompt: string): Promise<string>;
}

/** What a command leaves: the document of `--json`, and the same for a person. */
export interface Outcome {
  json: Record<string, unknown>;
  text: string;
  ok: boolean;
}

export type Action = (line: CommandLine) => Promise<Outcome>;

/** Wrong arguments that the parser itself cannot see. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function contextOf(line: CommandLine): CommandContext {
  return { signal: line.signal, progress: () => {} };
}

/** The document that `--json` prints for a failure. */
export function failureDocument(error: { code: AppError['code'] | 'usage'; message: string; data?: unknown }): Record<string, unknown> {
  return { ok: false, error: { code: error.code, message: error.message, data: error.data ?? {} } };
}
