import { type CallApi, isKeepingApi } from '../protocol/api-calls.ts';
import type { LogicToDevice } from '../protocol/device.ts';
import type { WorkerPowers } from './logic-scope.ts';

/** A call that the device or the host answered with an error. `errMsg` is theirs. */
export class CallError extends Error {
  constructor(
    readonly errMsg: string,
    readonly errno?: number,
    readonly errCode?: number,
  ) {
    super(errMsg);
    this.name = 'CallError';
  }
}

/** The program sends without ever giving its thread back: what it sends would fill the memory. */
class FloodError extends Error {}

type HostListener = (detail: unknown) => void;

/** Calls that may wait for their answers. Changes to storage and files always may, because the program was told that they are made. */
const MOST_UNANSWERED = 5000;
/** Messages that may leave between two that arrive, of which one comes each second: whoever sends more is in a loop. */
const MOST_AT_ONCE = 50_000;
/** What has limits of its own, and the thread's sign of life. */
const FREE: ReadonlySet<LogicToDevice['kind']> = new Set(['console', 'appError', 'setDataStats', 'heartbeat', 'ended']);

/** The way out of the thread: messages to the device, calls that are answered, and events that the host starts. */
export class Bridge {
  private nextCall = 1;
  private sent = 0;
  private readonly calls = new Map<number, { resolve(value: unknown): void; reject(error: CallError): void }>();
  private readonly listeners = new Map<string, Set<HostListener>>();

  constructor(private readonly powers: WorkerPowers) {}

  /** @throws {FloodError} */
  send(message: LogicToDevice, transfer?: Transferable[]): void {
    if (!FREE.has(message.kind)) {
      if (this.sent >= MOST_AT_ONCE) throw new FloodError(`the mini program asked the phone ${MOST_AT_ONCE} times without a pause`);
      this.sent += 1;
    }
    this.powers.post(message, transfer);
  }

  /** A message arrived: the thread came to its end since the last one. */
  heard(): void {
    this.sent = 0;
  }

  /** Rejects with CallError. @throws {FloodError} */
  call(api: CallApi, args: unknown): Promise<unknown> {
    return this.start(api, args).result;
  }

  /** Like `call`, and tells the number by which later host events name this call. */
  start(api: CallApi, args: unknown): { id: number; result: Promise<unknown> } {
    const id = this.nextCall++;
    if (this.calls.size >= MOST_UNANSWERED && !isKeepingApi(api)) {
      const errMsg = `${api}:fail too many calls wait for an answer (${MOST_UNANSWERED})`;
      return { id, result: Promise.reject(new CallError(errMsg)) };
    }
    const result = new Promise<unknown>((resolve, reject) => this.calls.set(id, { resolve, reject }));
    try {
      this.send({ kind: 'call', id, api, args });
    } catch (error) {
      if (error instanceof FloodError) {
        this.calls.delete(id);
        throw error;
      }
      this.settle(id, undefined, { errMsg: `${api}:fail ${error instanceof Error ? error.message : String(error)}` });
    }
    return { id, result };
  }

  /** A call whose answer nobody waits for. */
  notify(api: CallApi, args: unknown): void {
    this.send({ kind: 'call', id: 0, api, args });
  }

  settle(id: number, result: unknown, error?: { errMsg: string; errno?: number; errCode?: number }): void {
    const call = this.calls.get(id);
    this.calls.delete(id);
    if (!call) return;
    if (error) call.reject(new CallError(error.errMsg, error.errno, error.errCode));
    else call.resolve(result);
  }

  /** Returns what removes the listener. */
  onHostEvent(name: string, listener: HostListener): () => void {
    const set = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  hostEvent(name: string, detail: unknown): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(detail);
  }
}
