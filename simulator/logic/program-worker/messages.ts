import type { ConsoleEntry } from '../../protocol/device.ts';

/** Name of a worker that the program made: tells it from the logic thread, whose script it shares. */
export const PROGRAM_WORKER = 'kumquat-program-worker';

export type ToProgramWorker =
  /** `script` is a module of the scripts at `scriptsUrl`, without its ending. Comes first. */
  | { kind: 'boot'; baseUrl: string; scriptsUrl: string; script: string; env: Record<string, string> }
  | { kind: 'message'; data: unknown }
  /** A message of the worker was taken. */
  | { kind: 'taken' };

export type FromProgramWorker =
  | { kind: 'message'; data: unknown }
  /** A message to the worker was taken. */
  | { kind: 'taken' }
  | { kind: 'console'; entry: ConsoleEntry }
  | { kind: 'error'; message: string; stack: string };
