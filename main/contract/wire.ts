/** The envelope: what stands on the carrier, whatever the carrier is. */

import { Progress } from './models.ts';
import { z } from './zod.ts';

const Id = z.number().int().nonnegative();

/** Renderer -> backend. */
export const ToBackend = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id: Id, command: z.string().max(64), args: z.unknown() }),
  z.strictObject({ kind: z.literal('cancel'), id: Id }),
]);
export type ToBackend = z.infer<typeof ToBackend>;

export const WireError = z.object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()).optional() });
export type WireError = z.infer<typeof WireError>;

/** Backend -> renderer. */
export const ToRenderer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: Id, result: z.unknown() }),
  z.object({ kind: z.literal('error'), id: Id, error: WireError }),
  z.object({ kind: z.literal('progress'), id: Id, progress: Progress }),
  z.object({ kind: z.literal('event'), event: z.string(), payload: z.unknown() }),
]);
export type ToRenderer = z.infer<typeof ToRenderer>;

/** A two-way stream of structured messages. Listeners are added before the first message can arrive. */
export interface Carrier {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
