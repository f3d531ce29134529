import type { Build } from './build.ts';

export interface ClientMessage {
  type: 'build';
  id: number;
  changed: readonly string[] | undefined;
}

/** `beat` says that the worker's event loop turns. */
export type WorkerMessage =
  | { type: 'beat' }
  | { type: 'built'; id: number; build: Build }
  | { type: 'failed'; id: number; message: string; stack: string | undefined };

/** How often a worker says that it is alive, in milliseconds. */
export const BEAT_INTERVAL = 1_000;
