import { checkArguments } from '../contract/check-arguments.ts';
import type { CommandHandlers, Commands, EventName, EventPayload } from '../contract/commands.ts';
import { AppError, type ErrorCode } from '../contract/errors.ts';
import { type Carrier, ToBackend, type ToRenderer, type WireError } from '../contract/wire.ts';
import type { z } from '../contract/zod.ts';
import { fits } from './measure.ts';

/** Calls of one carrier that may be under way at the same time. */
export const MAX_CALLS_IN_FLIGHT = 200;

type EventSink = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export interface ServeOptions {
  commands: Commands;
  handlers: CommandHandlers;
  carrier: Carrier;
  /** Where the backend's events come from; the sink is taken back when the carrier closes. */
  onEvent?: (sink: EventSink) => { dispose(): void };
  /** Gets a line, and the error, for every failure that nobody expected. */
  log?: (line: string, error?: unknown) => void;
  /** Whether answers are checked against the contract too. Default: outside production. */
  validateOutput?: boolean;
}

type AnyHandler = (input: unknown, context: { signal: AbortSignal; progress(progress: unknown): void }) => unknown;

/**
 * Answers the calls that arrive on a carrier. Every envelope and every argument is checked first; a failure crosses as
 * `{code, message, data}`. When the carrier closes, the calls under way are aborted.
 */
export function serveCommands(options: ServeOptions): { dispose(): void } {
  const { commands, handlers, carrier } = options;
  const log = options.log ?? ((line, error) => console.error(line, error ?? ''));
  const validateOutput = options.validateOutput ?? process.env['NODE_ENV'] !== 'production';
  const calls = new Map<number, AbortController>();
  const send = (message: ToRenderer): void => carrier.send(message);
  const fail = (id: number, error: unknown, command: string): void => send({ kind: 'error', id, error: toWireError(error, command, log) });

  async function run(id: number, command: keyof Commands, args: unknown, signal: AbortSignal): Promise<unknown> {
    const input = checkArguments(command, args, commands);
    const progress = (step: unknown): void => {
      if (calls.has(id)) send({ kind: 'progress', id, progress: step } as ToRenderer);
    };
    const result = await (handlers[command] as AnyHandler)(input, { signal, progress });
    if (!validateOutput) return result;
    const output = (commands[command].out as z.ZodType).safeParse(result);
    if (!output.success) throw new Error(`The answer of ${command} does not follow the contract: ${output.error.message}`);
    return output.data;
  }

  function refusal(command: string): AppError | null {
    if (!Object.hasOwn(commands, command)) return new AppError('unknown-command', `There is no command ${command}.`);
    if (calls.size < MAX_CALLS_IN_FLIGHT) return null;
    return new AppError('too-large', `More than ${MAX_CALLS_IN_FLIGHT} calls are under way; wait for some of them.`);
  }

  function onCall(id: number, command: string, args: unknown): void {
    if (calls.has(id)) {
      log(`Call ${id} (${command}) uses the number of a call under way; dropped.`);
      return;
    }
    const refused = refusal(command);
    if (refused) {
      fail(id, refused, command);
      return;
    }
    const controller = new AbortController();
    calls.set(id, controller);
    run(id, command as keyof Commands, args, controller.signal)
      .then((result) => send({ kind: 'result', id, result }))
      .catch((error: unknown) => fail(id, controller.signal.aborted ? cancelled(error) : error, command))
      .catch((error: unknown) => log(`The answer of ${command} could not be sent.`, error))
      .finally(() => calls.delete(id));
  }

  carrier.onMessage((message) => {
    if (!fits(message)) {
      const id = callId(message);
      if (id === null) return log('A message was too large or too deep; dropped.');
      return fail(id, new AppError('too-large', 'The arguments are too large or nested too deeply.'), '');
    }
    const parsed = ToBackend.safeParse(message);
    if (!parsed.success) {
      const id = callId(message);
      if (id === null) return log('A message that is no call was dropped.');
      return fail(id, new AppError('invalid-arguments', 'The message is not a call.'), '');
    }
    if (parsed.data.kind === 'cancel') calls.get(parsed.data.id)?.abort(new AppError('cancelled', 'Cancelled.'));
    else onCall(parsed.data.id, parsed.data.command, parsed.data.args);
  });

  const events = options.onEvent?.((event, payload) => send({ kind: 'event', event, payload }));
  let disposed = false;
  const dispose = (): void => {
    if (disposed) return;
    disposed = true;
    events?.dispose();
    for (const call of calls.values()) call.abort(new AppError('closed', 'The window was closed.'));
    carrier.close();
  };
  carrier.onClose(dispose);
  return { dispose };
}

/** The number of a message that looks like a call, so that its caller does not wait in vain. */
function callId(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('kind' in message) || !('id' in message)) return null;
  const { kind, id } = message;
  return kind === 'call' && typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : null;
}

function cancelled(error: unknown): unknown {
  return error instanceof AppError && error.code !== 'cancelled'
    ? error
    : new AppError('cancelled', 'Cancelled.', undefined, { cause: error });
}

function toWireError(error: unknown, command: string, log: (line: string, error?: unknown) => void): WireError {
  if (error instanceof AppError)
    return { code: error.code satisfies ErrorCode, message: error.message, ...(error.data ? { data: error.data } : {}) };
  log(`Unexpected failure of ${command}.`, error);
  const cause = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Something went wrong: ${cause}` };
}
