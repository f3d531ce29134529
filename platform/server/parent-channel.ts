import { z } from '../contract/zod.ts';

const PORT_FLUSH_MS = 100;

const FromParent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stop') }),
  z.object({ kind: z.literal('allowNetwork'), allow: z.boolean(), id: z.union([z.string(), z.number()]) }),
]);

export type FromParent = z.output<typeof FromParent>;

export type ToParent =
  /** What a backup or its restoring has done so far, and in the end. */
  | { kind: 'progress'; phase: 'database' | 'contents' | 'check'; done: number; total: number }
  | { kind: 'finished'; result: Record<string, unknown> }
  /** It could not start, in one sentence; the process ends. `locked`: another process holds the folder. */
  | { kind: 'failed'; reason: string; locked: boolean }
  | { kind: 'ready'; port: number; guestPort: number; origin: string; needsSetup: boolean }
  /** `address`: origin on the local network; null when there is none, or when `error` says why. `guestPort` comes with an address. */
  | { kind: 'network'; id: string | number; address: string | null; guestPort?: number | undefined; error?: string };

export interface ParentChannel {
  send(message: ToParent): void;
  /** Resolves once the message is on its way, so that the process may end. */
  sendLast(message: ToParent): Promise<void>;
  onMessage(listener: (message: FromParent) => void): void;
  onClosed(listener: () => void): void;
}

/** What Electron adds to `process` in a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The channel to the process that started this one; null when it runs alone. */
export function openParentChannel(): ParentChannel | null {
  const deliver = (listener: (message: FromParent) => void) => (data: unknown) => {
    const message = FromParent.safeParse(data);
    if (message.success) listener(message.data);
  };
  const { parentPort } = process as unknown as { parentPort?: UtilityPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      // This port does not tell when a message has left.
      sendLast(message) {
        parentPort.postMessage(message);
        return new Promise((resolve) => setTimeout(resolve, PORT_FLUSH_MS));
      },
      onMessage: (listener) => parentPort.on('message', (event) => deliver(listener)(event.data)),
      // Electron ends its utility processes itself.
      onClosed: () => undefined,
    };
  }
  if (!process.send) return null;
  return {
    send: (message) => void process.send?.(message),
    sendLast: (message) => new Promise((resolve) => (process.connected ? process.send?.(message, () => resolve()) : resolve())),
    onMessage: (listener) => void process.on('message', deliver(listener)),
    onClosed: (listener) => void process.on('disconnect', listener),
  };
}
