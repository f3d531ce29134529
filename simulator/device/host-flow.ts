import { isFileApi, isStorageApi } from '../protocol/api-calls.ts';
import type { NetworkCall as HostCall } from './network-conditions.ts';

/** Calls of each kind that the embedder has before it answers one: more would only wait there, in the tools' own window. */
const AT_ONCE = { storage: 8, files: 2, others: 100 };
/** Calls that may wait here. Changes to storage and files always may, because the program was told that they are made. */
const MOST_WAITING = 5000;

type Kind = keyof typeof AT_ONCE;

export interface HostFlowEnds {
  send(call: HostCall): void;
  /** A later change of the same key stands for this one. */
  replaced(id: number): void;
  refuse(id: number, errMsg: string): void;
}

/**
 * Lets a program's calls out to the embedder no faster than it answers them, in their order. A program that writes its storage
 * without end costs the embedder one change of each key at a time.
 */
export class HostFlow {
  readonly #underWay = new Map<number, Kind>();
  readonly #count: Record<Kind, number> = { storage: 0, files: 0, others: 0 };
  /** By key: a key's later value takes the place of the one that still waits. `*` is "all of them", other keys begin with `.`. */
  readonly #storage = new Map<string, HostCall>();
  readonly #files: HostCall[] = [];
  #others: HostCall[] = [];

  constructor(private readonly ends: HostFlowEnds) {}

  pass(call: HostCall): void {
    // Nobody answers a call of the number 0.
    if (call.id === 0) {
      this.ends.send(call);
      return;
    }
    const kind: Kind = isStorageApi(call.api) ? 'storage' : isFileApi(call.api) ? 'files' : 'others';
    if (this.#count[kind] < AT_ONCE[kind]) this.#send(call, kind);
    else if (kind === 'storage') this.#keep(call);
    else if (kind === 'files') this.#files.push(call);
    else if (this.#others.length < MOST_WAITING) this.#others.push(call);
    else this.ends.refuse(call.id, `${call.api}:fail too many calls wait for an answer (${MOST_WAITING})`);
  }

  answered(id: number): void {
    const kind = this.#underWay.get(id);
    if (!kind) return;
    this.#underWay.delete(id);
    this.#count[kind] -= 1;
    const next = this.#next(kind);
    if (next) this.#send(next, kind);
  }

  /** The program has ended: nobody waits for what is no change of its storage or files. */
  forgetQuestions(): void {
    this.#others = [];
  }

  #send(call: HostCall, kind: Kind): void {
    this.#underWay.set(call.id, kind);
    this.#count[kind] += 1;
    this.ends.send(call);
  }

  #keep(call: HostCall): void {
    const { key } = (call.args ?? {}) as { key?: unknown };
    const all = call.api === 'storageClear';
    const name = all ? '*' : `.${String(key)}`;
    const replaced = all ? [...this.#storage.values()] : [this.#storage.get(name)];
    if (all) this.#storage.clear();
    this.#storage.set(name, call);
    for (const old of replaced) if (old) this.ends.replaced(old.id);
  }

  #next(kind: Kind): HostCall | undefined {
    if (kind === 'files') return this.#files.shift();
    if (kind === 'others') return this.#others.shift();
    const [first] = this.#storage;
    if (!first) return undefined;
    this.#storage.delete(first[0]);
    return first[1];
  }
}
