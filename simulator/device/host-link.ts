import { isKeepingApi } from '../protocol/api-calls.ts';
import type { DeviceToEmbedder, DeviceToLogic, EmbedderToDevice } from '../protocol/device.ts';
import type { Network } from '../protocol/environment.ts';
import { ApiFailure } from './device-apis.ts';
import { FileChanges } from './file-changes.ts';
import { HostCalls } from './host-calls.ts';
import { HostFlow } from './host-flow.ts';
import { NetworkConditions } from './network-conditions.ts';
import { StorageCopy } from './storage-copy.ts';
import type { Texts } from './texts.ts';
import { UnlistedAddresses } from './unlisted-addresses.ts';

type FromHost = Extract<EmbedderToDevice, { kind: 'hostReply' | 'hostEvent' }>;

export interface HostLinkEnds {
  post(message: DeviceToEmbedder): void;
  toProgram(message: DeviceToLogic): void;
  platform(): 'ios' | 'android';
  texts(): Texts;
}

/** The way of the program's calls to the embedder's host and back: through the phone's network, with a copy of the storage. */
export class HostLink {
  readonly #calls = new HostCalls();
  readonly #storage = new StorageCopy();
  readonly #fileChanges = new FileChanges();
  readonly #network: NetworkConditions;
  readonly #flow: HostFlow;
  readonly #unlisted: UnlistedAddresses;
  /** Calls of the device itself, whose numbers are those of no run. */
  readonly #own = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #lastOwn = 0;

  constructor(private readonly ends: HostLinkEnds) {
    this.#unlisted = new UnlistedAddresses(
      (value) =>
        ends.post({
          kind: 'console',
          entry: { level: 'error', args: [{ type: 'string', value }], time: Date.now(), source: 'system' },
        }),
      ends.texts,
    );
    this.#flow = new HostFlow({
      send: ({ id, api, args }) => ends.post({ kind: 'hostCall', id, api, args }),
      replaced: (id) => this.#settle(id, {}),
      refuse: (id, errMsg) => this.#settle(id, undefined, { errMsg }),
    });
    this.#network = new NetworkConditions({
      send: (call) => this.#flow.pass(call),
      fail: (id, error) => this.#reply(id, undefined, error),
      event: (name, detail) => ends.toProgram({ kind: 'hostEvent', name, detail }),
      platform: ends.platform,
    });
  }

  /** Storage as the embedder has it, before a program of its own starts. */
  begin(storage: Record<string, string>): void {
    this.#storage.begin(storage);
  }

  get storage(): Record<string, string> {
    return this.#storage.items;
  }

  set network(network: Network | null) {
    this.#network.network = network;
  }

  /** Resolves when the host has answered every change of files. */
  settled(): Promise<void> {
    return this.#fileChanges.settled();
  }

  /** Number of the run of the program that begins. */
  nextRun(): number {
    this.#network.clear();
    this.#flow.forgetQuestions();
    this.#unlisted.begin();
    return this.#calls.nextRun();
  }

  call(id: number, api: string, args: unknown, run: number): void {
    const number = this.#calls.outward(id, run);
    this.#storage.passed(number, api, args);
    this.#fileChanges.passed(number, api);
    this.#network.pass({ id: number, api, args: this.#calls.argumentsFor(api, args, run) });
  }

  /** A call of a thread that is being ended: only what it stores still counts. */
  lateCall(id: number, api: string, args: unknown, run: number): void {
    if (isKeepingApi(api)) this.call(id, api, args, run);
  }

  /** A call of the device itself. Rejects with ApiFailure. */
  ask(api: string, args: unknown): Promise<unknown> {
    this.#lastOwn += 1;
    const id = this.#lastOwn;
    return new Promise((resolve, reject) => {
      this.#own.set(id, { resolve, reject });
      this.ends.post({ kind: 'hostCall', id, api, args });
    });
  }

  receive(message: FromHost): void {
    if (message.kind === 'hostEvent') {
      const event = this.#calls.event(message.detail);
      if (event) this.ends.toProgram({ kind: 'hostEvent', name: message.name, detail: event.detail });
      return;
    }
    const { id, result, error } = message;
    if (error?.notListed) this.#unlisted.tell(error.notListed);
    const own = this.#own.get(id);
    if (own) {
      this.#own.delete(id);
      if (error) own.reject(new ApiFailure(error.errMsg));
      else own.resolve(result);
      return;
    }
    this.#flow.answered(id);
    this.#settle(id, result, error);
  }

  #settle(id: number, result: unknown, error?: { errMsg: string; errno?: number }): void {
    this.#storage.answered(id);
    this.#fileChanges.answered(id);
    this.#network.answered(id, result, () => this.#reply(id, result, error));
  }

  #reply(id: number, result: unknown, error?: { errMsg: string; errno?: number }): void {
    const inner = this.#calls.inward(id);
    if (inner !== undefined) this.ends.toProgram({ kind: 'reply', id: inner, result, error });
  }
}
