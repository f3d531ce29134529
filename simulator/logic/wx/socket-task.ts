import { ApiError } from '../api-error.ts';
import { type ApiOptions, asyncApi, isRecord, plainOptions } from './async-api.ts';
import type { WxContext } from './wx-context.ts';

type Listener = (detail: unknown) => void;
type SocketEvent = 'open' | 'message' | 'close' | 'error';

let nextSocket = 1;

/** One WebSocket of the app. The host owns the connection and reports `socketOpen`, `socketMessage`, ... with `socketId`. */
export class SocketTask {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState = 0;
  readonly #id = nextSocket++;
  readonly #context: WxContext;
  readonly #listeners: Record<SocketEvent, Set<Listener>> = { open: new Set(), message: new Set(), close: new Set(), error: new Set() };
  readonly #stops: (() => void)[] = [];

  constructor(context: WxContext, options: ApiOptions, tooMany = false) {
    this.#context = context;
    const listen = (name: string, event: SocketEvent, after: () => void = () => {}): void => {
      const stop = context.bridge.onHostEvent(name, (detail) => {
        if (!isRecord(detail) || detail['socketId'] !== this.#id) return;
        after();
        const { socketId: _, ...told } = detail;
        this.#emit(event, told);
      });
      this.#stops.push(stop);
    };
    listen('socketOpen', 'open', () => {
      this.readyState = this.OPEN;
    });
    listen('socketMessage', 'message');
    listen('socketError', 'error');
    listen('socketClose', 'close', () => this.#end());
    void asyncApi(context, 'connectSocket', async (given) => {
      const { url } = given;
      if (tooMany) throw new ApiError('exceed max concurrent sockets: 5');
      if (typeof url !== 'string' || !/^wss?:\/\/./i.test(url)) throw new ApiError(`invalid url "${String(url)}"`);
      await context.bridge.call('connectSocket', { ...plainOptions(given), socketId: this.#id });
      return { socketTaskId: this.#id };
    })({
      ...options,
      fail: (result: Record<string, unknown>) => {
        this.#end();
        if (typeof options['fail'] === 'function') (options['fail'] as Listener)(result);
        this.#emit('error', result);
      },
    });
  }

  onOpen(listener: Listener): void {
    this.#listeners.open.add(listener);
  }

  onMessage(listener: Listener): void {
    this.#listeners.message.add(listener);
  }

  onClose(listener: Listener): void {
    this.#listeners.close.add(listener);
  }

  onError(listener: Listener): void {
    this.#listeners.error.add(listener);
  }

  send(options: ApiOptions): unknown {
    return asyncApi(this.#context, 'sendSocketMessage', (given) => {
      if (this.readyState !== this.OPEN) throw new ApiError('WebSocket is not connected');
      return this.#context.bridge.call('sendSocketMessage', { socketId: this.#id, data: given['data'] });
    })(options);
  }

  close(options: ApiOptions = {}): unknown {
    return asyncApi(this.#context, 'closeSocket', (given) => {
      if (this.readyState >= this.CLOSING) return undefined;
      this.readyState = this.CLOSING;
      return this.#context.bridge.call('closeSocket', { socketId: this.#id, code: given['code'] ?? 1000, reason: given['reason'] ?? '' });
    })(options);
  }

  #end(): void {
    this.readyState = this.CLOSED;
    for (const stop of this.#stops) stop();
  }

  #emit(event: SocketEvent, detail: unknown): void {
    for (const listener of [...this.#listeners[event]]) this.#context.guard(`SocketTask ${event} listener`, () => listener(detail));
  }
}
