import type { HostApi } from '../../protocol/api-calls.ts';
import { ApiError } from '../api-error.ts';
import type { Bridge } from '../bridge.ts';
import { mediaType } from '../files/media-type.ts';
import { adoptDownload } from '../media/local-file.ts';
import { type ApiOptions, asyncApi, isRecord, needs, plainOptions } from './async-api.ts';
import { refusedSocket } from './refused-socket.ts';
import { Slots } from './slots.ts';
import { socketApis } from './sockets.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'PATCH']);
const TIMEOUT = 60_000;
/** Transfers of one kind at a time, as on a phone; others wait. */
const MAX_AT_ONCE = 10;
/** What fits into one message to the host. */
const MAX_UPLOAD = 15 * 1024 * 1024;

type Listener = (detail: unknown) => void;

/** Requests go through the host, which has no cross-origin rules. */
export function networkApis(context: WxContext): ApiMembers {
  const timeout = (kind: 'request' | 'uploadFile' | 'downloadFile'): number => context.state.config.networkTimeout?.[kind] ?? TIMEOUT;
  return {
    request: transferApi(context, 'request', (options) => requestArguments(options, timeout('request'))),
    downloadFile: transferApi(
      context,
      'downloadFile',
      (options) => {
        checkUrl(options);
        return { ...options, timeout: options['timeout'] ?? timeout('downloadFile') };
      },
      downloaded,
    ),
    uploadFile: transferApi(context, 'uploadFile', (options) => {
      checkUrl(options);
      needs(options, 'filePath', 'String');
      needs(options, 'name', 'String');
      const { filePath, ...rest } = options;
      return { ...rest, ...uploadContent(context, filePath as string), timeout: options['timeout'] ?? timeout('uploadFile') };
    }),
    ...socketApis(context),
    createUDPSocket: (): ApiMembers => refusedSocket(context, 'createUDPSocket'),
    createTCPSocket: (): ApiMembers => refusedSocket(context, 'createTCPSocket'),
  };
}

/** The host's answer becomes a temporary file, or the file at `filePath`. */
function downloaded(context: WxContext, options: ApiOptions, answer: ApiOptions): ApiOptions {
  const { tempFilePath: _path, bytes: _bytes, ...head } = answer;
  const temporary = adoptDownload(context, String(options['url']), answer);
  if (typeof options['filePath'] !== 'string' || options['filePath'] === '') return { ...head, tempFilePath: temporary };
  const filePath = options['filePath'];
  context.files.write(filePath, context.files.read(temporary));
  return { ...head, filePath };
}

function uploadContent({ files }: WxContext, path: string): ApiOptions {
  const bytes = files.find(path) ? files.read(path) : undefined;
  if (!bytes) throw new ApiError('file not found');
  if (bytes.length > MAX_UPLOAD)
    throw new ApiError(`the file is larger than the ${MAX_UPLOAD / 1024 / 1024} MB that the simulator sends; try it on a phone`);
  return {
    bytes: bytes.slice().buffer,
    fileName: path.slice(path.lastIndexOf('/') + 1),
    type: mediaType(path, bytes) || 'application/octet-stream',
  };
}

/** A transfer's task: `abort`, and listeners for headers and progress that the host reports by the call's number. */
function transferApi(
  context: WxContext,
  name: HostApi,
  check: (options: ApiOptions) => ApiOptions,
  finish: (context: WxContext, options: ApiOptions, answer: ApiOptions) => ApiOptions = (_context, _options, answer) => answer,
): (given?: ApiOptions) => unknown {
  const slots = new Slots(MAX_AT_ONCE);
  return (given) => {
    const options = isRecord(given) ? given : {};
    const { bridge } = context;
    let id = 0;
    let aborted: ((error: ApiError) => void) | undefined;
    const stops: (() => void)[] = [];
    const run = asyncApi(context, name, async (raw) => {
      const abort = new Promise<never>((_resolve, reject) => {
        aborted = reject;
      });
      abort.catch(() => {});
      const checked = check(plainOptions(raw));
      const leave = await slots.enter(abort);
      try {
        const call = bridge.start(name, checked);
        id = call.id;
        return finish(context, checked, (await Promise.race([call.result, abort])) as ApiOptions);
      } finally {
        leave();
        for (const stop of stops) stop();
      }
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
        if (id !== 0) bridge.notify('abort', { call: id });
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
        const { call: _, ...told } = detail;
        for (const each of [...listeners]) context.guard(`${name} listener`, () => each(told));
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
    ...(options['enableChunked'] === true && { enableChunked: true }),
  };
}

function encodeForm(data: Record<string, unknown>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(isRecord(value) ? JSON.stringify(value) : String(value))}`)
    .join('&');
}
