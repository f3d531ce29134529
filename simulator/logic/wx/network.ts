import type { HostApi } from '../../protocol/api-calls.ts';
import { ApiError } from '../api-error.ts';
import type { Bridge } from '../bridge.ts';
import { type ApiOptions, asyncApi, isRecord, needs, plainOptions } from './async-api.ts';
import { SocketTask } from './socket-task.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'PATCH']);
const TIMEOUT = 60_000;

type Listener = (detail: unknown) => void;

/** Requests go through the host, which has no cross-origin rules and checks the domain list. */
export function networkApis(context: WxContext): ApiMembers {
  const timeout = (kind: 'request' | 'uploadFile' | 'downloadFile'): number => context.state.config.networkTimeout?.[kind] ?? TIMEOUT;
  const sockets: SocketTask[] = [];
  const latest = (): SocketTask | undefined => sockets[sockets.length - 1];
  const globals = new Map<string, Listener>();
  const forward = (event: 'onOpen' | 'onMessage' | 'onClose' | 'onError', name: string): void =>
    sockets[sockets.length - 1]?.[event]((detail: unknown) => globals.get(name)?.(detail));
  return {
    request: transferApi(context, 'request', (options) => requestArguments(options, timeout('request'))),
    downloadFile: transferApi(context, 'downloadFile', (options) => {
      checkUrl(options);
      return { ...options, timeout: options['timeout'] ?? timeout('downloadFile') };
    }),
    uploadFile: transferApi(context, 'uploadFile', (options) => {
      checkUrl(options);
      needs(options, 'filePath', 'String');
      needs(options, 'name', 'String');
      return { ...options, timeout: options['timeout'] ?? timeout('uploadFile') };
    }),
    connectSocket: (options: ApiOptions = {}): SocketTask => {
      const socket = new SocketTask(context, options);
      sockets.push(socket);
      forward('onOpen', 'onSocketOpen');
      forward('onMessage', 'onSocketMessage');
      forward('onClose', 'onSocketClose');
      forward('onError', 'onSocketError');
      return socket;
    },
    sendSocketMessage: (options: ApiOptions = {}): unknown => {
      const socket = latest();
      if (socket) return socket.send(options);
      return asyncApi(context, 'sendSocketMessage', () => {
        throw new ApiError('WebSocket is not connected');
      })(options);
    },
    closeSocket: (options: ApiOptions = {}): unknown => {
      const socket = latest();
      if (socket) return socket.close(options);
      return asyncApi(context, 'closeSocket', () => {
        throw new ApiError('WebSocket is not connected');
      })(options);
    },
    onSocketOpen: (listener: Listener) => void globals.set('onSocketOpen', listener),
    onSocketMessage: (listener: Listener) => void globals.set('onSocketMessage', listener),
    onSocketClose: (listener: Listener) => void globals.set('onSocketClose', listener),
    onSocketError: (listener: Listener) => void globals.set('onSocketError', listener),
  };
}

/** A transfer's task: `abort`, and listeners for headers and progress that the host reports by the call's number. */
function transferApi(context: WxContext, name: HostApi, check: (options: ApiOptions) => ApiOptions): (given?: ApiOptions) => unknown {
  return (given) => {
    const options = isRecord(given) ? given : {};
    const { bridge } = context;
    let id = 0;
    let aborted: ((error: ApiError) => void) | undefined;
    const stops: (() => void)[] = [];
    const run = asyncApi(context, name, (raw) => {
      const call = bridge.start(name, check(plainOptions(raw)));
      id = call.id;
      const abort = new Promise<never>((_resolve, reject) => {
        aborted = reject;
      });
      return Promise.race([call.result, abort]).finally(() => {
        for (const stop of stops) stop();
      });
    });
    const promise = run(options);
    const listen = (event: string): { on(listener: Listener): void; off(listener?: Listener): void } =>
      transferEvents(bridge, context, `${name}.${event}`, () => id, stops);
    const headers = listen('headersReceived');
    const progress = listen('progress');
    const chunks = listen('chunkReceived');
    const task: Record<string, unknown> = {
      abort: () => {
        if (!aborted) return;
        aborted(new ApiError('abort'));
        bridge.notify('abort', { call: id });
      },
      onHeadersReceived: headers.on,
      offHeadersReceived: headers.off,
      onProgressUpdate: progress.on,
      offProgressUpdate: progress.off,
      onChunkReceived: chunks.on,
      offChunkReceived: chunks.off,
    };
    // A promise and a task at once: `await wx.request({...})` and `task.abort()` both work.
    if (promise) {
      task['then'] = promise.then.bind(promise);
      task['catch'] = promise.catch.bind(promise);
      task['finally'] = promise.finally.bind(promise);
    }
    return task;
  };
}

function transferEvents(
  bridge: Bridge,
  context: WxContext,
  name: string,
  id: () => number,
  stops: (() => void)[],
): { on(listener: Listener): void; off(listener?: Listener): void } {
  const listeners = new Set<Listener>();
  let stop: (() => void) | undefined;
  return {
    on(listener) {
      listeners.add(listener);
      if (stop) return;
      stop = bridge.onHostEvent(name, (detail) => {
        if (!isRecord(detail) || detail['call'] !== id()) return;
        for (const each of [...listeners]) context.guard(`${name} listener`, () => each(detail));
      });
      stops.push(stop);
    },
    off(listener) {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
}

function checkUrl(options: ApiOptions): void {
  needs(options, 'url', 'String');
  if (!/^https?:\/\/./i.test(options['url'] as string)) throw new ApiError(`invalid url "${String(options['url'])}"`);
}

/** Validates and completes what `request` was given; data of a GET becomes part of the URL. */
function requestArguments(options: ApiOptions, timeout: number): ApiOptions {
  checkUrl(options);
  const method = String(options['method'] ?? 'GET').toUpperCase();
  if (!METHODS.has(method)) throw new ApiError(`parameter error: method "${method}" is invalid`);
  const header: Record<string, string> = {};
  if (isRecord(options['header'])) for (const [key, value] of Object.entries(options['header'])) header[key] = String(value);
  const typeKey = Object.keys(header).find((key) => key.toLowerCase() === 'content-type');
  const type = typeKey ? header[typeKey]! : 'application/json';
  if (!typeKey) header['content-type'] = type;
  let url = options['url'] as string;
  let { data } = options;
  if (method === 'GET' || method === 'HEAD') {
    if (isRecord(data)) {
      const query = encodeForm(data);
      if (query) url += `${url.includes('?') ? '&' : '?'}${query}`;
    }
    data = undefined;
  } else if (isRecord(data) && !(data instanceof ArrayBuffer)) {
    data = type.includes('x-www-form-urlencoded') ? encodeForm(data) : JSON.stringify(data);
  } else if (data !== undefined && data !== null && !(data instanceof ArrayBuffer)) data = String(data);
  return {
    url,
    method,
    header,
    ...(data !== undefined && data !== null && { data }),
    dataType: options['dataType'] ?? 'json',
    responseType: options['responseType'] ?? 'text',
    timeout: options['timeout'] ?? timeout,
  };
}

function encodeForm(data: Record<string, unknown>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(isRecord(value) ? JSON.stringify(value) : String(value))}`)
    .join('&');
}
