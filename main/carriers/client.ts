import {
  type CommandInput,
  type CommandName,
  type CommandResult,
  commands,
  type EventName,
  type EventPayload,
} from '../contract/commands.ts';
import { AppError, ERROR_CODES, type ErrorCode } from '../contract/errors.ts';
import type { Progress } from '../contract/models.ts';
import { type Carrier, ToRenderer, type WireError } from '../contract/wire.ts';

export type ClientState = 'connecting' | 'open' | 'closed';

export interface CallOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Milliseconds; 0: never. Default: the contract's. */
  timeout?: number;
}

export interface Client {
  /**
   * Rejects with AppError: the backend's own codes, `timeout`, `cancelled`, or `closed` when the connection was lost before
   * the answer came. Calls made while there is no connection wait for one.
   */
  call<C extends CommandName>(command: C, args: CommandInput<C>, options?: CallOptions): Promise<CommandResult<C>>;
  /** Returns what removes the listener. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  readonly state: ClientState;
  /** Called on every change; `open` comes again after each reconnection, so that whoever shows data reads it again. */
  onState(listener: (state: ClientState) => void): () => void;
  /** Ends the connection for good. */
  close(): void;
}

export interface ClientOptions {
  /** Milliseconds before the first and at most before each further attempt to connect again. */
  firstDelay?: number;
  maxDelay?: number;
}

/** Commands that only read: sent again over a new connection when the old one was lost before the answer. */
const SAFE: ReadonlySet<CommandName> = new Set<CommandName>([
  'app.info',
  'settings.get',
  'projects.templates',
  'projects.recent',
  'projects.current',
  'files.list',
  'files.all',
  'files.read',
  'files.image',
  'drafts.list',
  'simulator.source',
  'platform.status',
  'account.current',
  'miniPrograms.list',
  'miniPrograms.apps',
  'miniPrograms.domains',
  'notifications.list',
  'upload.suggest',
]);

interface PendingCall {
  id: number;
  command: CommandName;
  args: unknown;
  sent: boolean;
  onProgress?: ((progress: Progress) => void) | undefined;
  resolve(result: unknown): void;
  reject(error: AppError): void;
}

/** The renderer's end of the contract. Connects at once, and again with growing pauses after each loss. */
export function createClient(connect: () => Promise<Carrier>, options: ClientOptions = {}): Client {
  const firstDelay = options.firstDelay ?? 250;
  const maxDelay = options.maxDelay ?? 5_000;
  const pending = new Map<number, PendingCall>();
  const eventListeners = new Map<string, Set<(payload: unknown) => void>>();
  const stateListeners = new Set<(state: ClientState) => void>();
  let state: ClientState = 'connecting';
  let carrier: Carrier | null = null;
  let delay = firstDelay;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let nextId = 1;

  function setState(next: ClientState): void {
    state = next;
    for (const listener of [...stateListeners]) guard(() => listener(next));
  }

  function open(): void {
    connect().then(onConnected, () => later());
  }

  function later(): void {
    if (state === 'closed') return;
    retry = setTimeout(open, delay);
    delay = Math.min(delay * 2, maxDelay);
  }

  function onConnected(connected: Carrier): void {
    if (state === 'closed') {
      connected.close();
      return;
    }
    carrier = connected;
    delay = firstDelay;
    connected.onMessage((message) => {
      if (carrier === connected) onMessage(message);
    });
    connected.onClose(() => {
      if (carrier === connected) onLost();
    });
    for (const call of pending.values()) send(call);
    setState('open');
  }

  function onLost(): void {
    carrier = null;
    for (const call of [...pending.values()]) {
      if (SAFE.has(call.command)) call.sent = false;
      else call.reject(closed());
    }
    if (state === 'closed') return;
    setState('connecting');
    later();
  }

  function send(call: PendingCall): void {
    if (!carrier) return;
    call.sent = true;
    carrier.send({ kind: 'call', id: call.id, command: call.command, args: call.args });
  }

  function onMessage(message: unknown): void {
    const parsed = ToRenderer.safeParse(message);
    if (!parsed.success) return;
    const data = parsed.data;
    if (data.kind === 'event') {
      for (const listener of [...(eventListeners.get(data.event) ?? [])]) guard(() => listener(data.payload));
      return;
    }
    // Answers of calls that were cancelled or timed out find nobody.
    const call = pending.get(data.id);
    if (!call) return;
    if (data.kind === 'progress') guard(() => call.onProgress?.(data.progress));
    else if (data.kind === 'result') call.resolve(data.result);
    else call.reject(toAppError(data.error));
  }

  function call(
    command: CommandName,
    args: unknown,
    { signal, onProgress, timeout = commands[command].timeout }: CallOptions = {},
  ): Promise<unknown> {
    if (state === 'closed') return Promise.reject(closed());
    if (signal?.aborted) return Promise.reject(new AppError('cancelled', 'Cancelled.'));
    const id = nextId++;
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const done = (): void => {
        pending.delete(id);
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const settled: PendingCall = {
        id,
        command,
        args,
        sent: false,
        onProgress,
        resolve: (result) => {
          done();
          resolve(result);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      const giveUp = (error: AppError): void => {
        if (settled.sent) carrier?.send({ kind: 'cancel', id });
        settled.reject(error);
      };
      const onAbort = (): void => giveUp(new AppError('cancelled', 'Cancelled.'));
      signal?.addEventListener('abort', onAbort);
      if (timeout > 0) {
        const late = (): AppError => new AppError('timeout', `${command} did not answer within ${timeout} ms.`, { command, timeout });
        timer = setTimeout(() => giveUp(settled.sent ? late() : closed()), timeout);
      }
      pending.set(id, settled);
      try {
        send(settled);
      } catch (error) {
        settled.reject(new AppError('invalid-arguments', `The arguments of ${command} cannot be sent.`, undefined, { cause: error }));
      }
    });
  }

  open();
  return {
    call: call as Client['call'],
    on(event, listener) {
      const listeners = eventListeners.get(event) ?? new Set();
      eventListeners.set(event, listeners);
      listeners.add(listener as (payload: unknown) => void);
      return () => void listeners.delete(listener as (payload: unknown) => void);
    },
    get state() {
      return state;
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => void stateListeners.delete(listener);
    },
    close() {
      if (state === 'closed') return;
      clearTimeout(retry);
      const open = carrier;
      carrier = null;
      setState('closed');
      for (const waiting of [...pending.values()]) waiting.reject(closed());
      open?.close();
    },
  };
}

function closed(): AppError {
  return new AppError('closed', 'The connection to the backend was lost.');
}

function toAppError(error: WireError): AppError {
  const code = (ERROR_CODES as readonly string[]).includes(error.code) ? (error.code as ErrorCode) : 'internal';
  return new AppError(code, error.message, error.data);
}

/** A listener that throws is reported and keeps nobody else from hearing. */
function guard(run: () => void): void {
  try {
    run();
  } catch (error) {
    reportError(error);
  }
}
