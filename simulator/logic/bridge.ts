import type { CallApi } from '../protocol/api-calls.ts';
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

type HostListener = (detail: unknown) => void;

/** The way out of the thread: messages to the device, calls that are answered, and events that the host starts. */
export class Bridge {
  private nextCall = 1;
  private readonly calls = new Map<number, { resolve(value: unknown): void; reject(error: CallError): void }>();
  private readonly listeners = new Map<string, Set<HostListener>>();

  constructor(private readonly powers: WorkerPowers) {}

  send(message: LogicToDevice, transfer?: Transferable[]): void {
    this.powers.post(message, transfer);
  }

  /** Rejects with CallError. */
  call(api: CallApi, args: unknown): Promise<unknown> {
    return this.start(api, args).result;
  }

  /** Like `call`, and tells the number by which later host events name this call. */
  start(api: CallApi, args: unknown): { id: number; result: Promise<unknown> } {
    const id = this.nextCall++;
    const result = new Promise<unknown>((resolve, reject) => this.calls.set(id, { resolve, reject }));
    try {
      this.send({ kind: 'call', id, api, args });
    } catch (error) {
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
