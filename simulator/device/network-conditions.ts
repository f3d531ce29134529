import type { Network } from '../protocol/environment.ts';

export interface NetworkCall {
  /** Number of the hostCall. */
  id: number;
  api: string;
  args: unknown;
}

export interface NetworkSurface {
  /** Passes a call on to the embedder. */
  send(call: NetworkCall): void;
  fail(id: number, error: { errMsg: string; errno: number }): void;
  /** Tells the program what a host would tell. */
  event(name: string, detail: unknown): void;
  platform(): 'ios' | 'android';
}

const APIS = new Set(['request', 'downloadFile', 'uploadFile', 'connectSocket']);

/** Milliseconds before anything happens, and bytes a second; as browsers' tools and phone makers give them for a fair day. */
const SPEEDS: Partial<Record<Network, { latency: number; bytesPerSecond: number }>> = {
  '4g': { latency: 20, bytesPerSecond: 1_500_000 },
  '3g': { latency: 100, bytesPerSecond: 200_000 },
  '2g': { latency: 300, bytesPerSecond: 30_000 },
  slow: { latency: 2000, bytesPerSecond: 15_000 },
};

/** The words of the two systems, for a call that finds no network and for one that loses it. */
const OFFLINE = {
  ios: 'The Internet connection appears to be offline.',
  android: 'errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
};
const LOST = {
  ios: 'The network connection was lost.',
  android: 'errcode:-21 cronet_error_code:-21 error_msg:net::ERR_NETWORK_CHANGED',
};
const ERRNO = 600001;

/** The network of the phone between the program and its host: without one calls fail, a slow one makes them wait. */
export class NetworkConditions {
  #network: Network | null = null;
  readonly #calls = new Map<number, { api: string; timer?: ReturnType<typeof setTimeout> }>();
  readonly #sockets = new Set<number>();

  constructor(private readonly surface: NetworkSurface) {}

  set network(network: Network | null) {
    this.#network = network;
    if (network === 'none') this.#cut();
  }

  pass(call: NetworkCall): void {
    const { id, api, args } = call;
    if (api === 'abort') this.#forget(Number((args as { call?: unknown } | null)?.call));
    if (api === 'closeSocket') this.#sockets.delete(socketOf(args));
    if (!APIS.has(api)) {
      this.surface.send(call);
      return;
    }
    if (this.#network === 'none') {
      this.surface.fail(id, { errMsg: `${api}:fail ${OFFLINE[this.surface.platform()]}`, errno: ERRNO });
      return;
    }
    if (api === 'connectSocket') this.#sockets.add(socketOf(args));
    const latency = this.#speed?.latency ?? 0;
    if (latency === 0) {
      this.#calls.set(id, { api });
      this.surface.send(call);
    } else this.#calls.set(id, { api, timer: setTimeout(() => this.surface.send(call), latency) });
  }

  /** Calls `deliver` when the answer has come through. An answer to a call that failed meanwhile is dropped. */
  answered(id: number, result: unknown, deliver: () => void): void {
    const call = this.#calls.get(id);
    if (!call) {
      deliver();
      return;
    }
    const finish = (): void => {
      this.#calls.delete(id);
      deliver();
    };
    const speed = this.#speed;
    const wait = speed && call.api !== 'connectSocket' ? (bytesOf(result) / speed.bytesPerSecond) * 1000 : 0;
    if (wait < 1) finish();
    else call.timer = setTimeout(finish, wait);
  }

  /** The program is over: nothing of it is waited for. */
  clear(): void {
    for (const id of [...this.#calls.keys()]) this.#forget(id);
    this.#sockets.clear();
  }

  get #speed(): { latency: number; bytesPerSecond: number } | undefined {
    return this.#network === null ? undefined : SPEEDS[this.#network];
  }

  #forget(id: number): void {
    clearTimeout(this.#calls.get(id)?.timer);
    this.#calls.delete(id);
  }

  #cut(): void {
    const words = LOST[this.surface.platform()];
    for (const [id, { api }] of [...this.#calls]) {
      this.#forget(id);
      this.surface.send({ id: 0, api: 'abort', args: { call: id } });
      this.surface.fail(id, { errMsg: `${api}:fail ${words}`, errno: ERRNO });
    }
    for (const socketId of [...this.#sockets]) {
      this.#sockets.delete(socketId);
      this.surface.event('socketError', { socketId, errMsg: words });
      this.surface.event('socketClose', { socketId, code: 1006, reason: 'abnormal closure' });
      this.surface.send({ id: 0, api: 'closeSocket', args: { socketId } });
    }
  }
}

function socketOf(args: unknown): number {
  return Number((args as { socketId?: unknown } | null)?.socketId);
}

/** About what an answer weighs on the way: its data, or the size that a download says it has. */
function bytesOf(result: unknown): number {
  const { data, dataLength } = (result ?? {}) as { data?: unknown; dataLength?: unknown };
  if (typeof dataLength === 'number') return dataLength;
  if (data instanceof ArrayBuffer) return data.byteLength;
  if (typeof data === 'string') return data.length;
  return data === undefined ? 0 : JSON.stringify(data).length;
}
