import type { DeviceToLogic, LogicToDevice } from '../protocol/device.ts';
import { PROGRAM_WORKER } from './program-worker/messages.ts';

/** What the logic thread needs of its global object. A worker's `self` has it; tests give a small object. */
export interface LogicScope {
  postMessage(message: LogicToDevice, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: (event: never) => void): void;
  importScripts(...urls: string[]): void;
  MessageChannel: typeof MessageChannel;
  console: Console;
  /** Absent where a test has none. */
  XMLHttpRequest?: typeof XMLHttpRequest;
  Worker?: typeof Worker;
  location?: { href: string };
  [name: string]: unknown;
}

export type ErrorEventLike = { error?: unknown; message?: string; preventDefault?(): void };
export type RejectionEventLike = { reason?: unknown; promise?: Promise<unknown>; preventDefault?(): void };

/** The powers of the worker that the engine keeps; the mini program cannot reach them. What draws is in `canvas/powers.ts`. */
export interface WorkerPowers {
  post(message: LogicToDevice, transfer?: Transferable[]): void;
  importScripts(...urls: string[]): void;
  createChannel(): MessageChannel;
  console: Console;
  /** The bytes at an address of the session's origin or a blob, while the thread waits; null when there are none. */
  readNow(url: string): Uint8Array | null;
  /** An address at which documents of this origin find the bytes. */
  createUrl(content: Uint8Array | Blob, type?: string): string;
  userAgent: string;
  /** A worker of the program's own, which runs this thread's script under another name. */
  startWorker(): Worker;
  onMessage(listener: (message: DeviceToLogic) => void): void;
  onError(listener: (event: ErrorEventLike) => void): void;
  onUnhandledRejection(listener: (event: RejectionEventLike) => void): void;
}

/** Names that a mini program's logic thread does not have on a phone. */
export const HIDDEN_GLOBALS = [
  'importScripts',
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'XMLHttpRequestUpload',
  'XMLHttpRequestEventTarget',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'Request',
  'Response',
  'Headers',
  'indexedDB',
  'caches',
  'CacheStorage',
  'Cache',
  'cookieStore',
  'postMessage',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'onmessage',
  'onmessageerror',
  'onerror',
  'onunhandledrejection',
  'onrejectionhandled',
  'close',
  'Worker',
  'SharedWorker',
  'ServiceWorker',
  'BroadcastChannel',
  'MessageChannel',
  'MessagePort',
  'navigator',
  'location',
  'Notification',
  'OffscreenCanvas',
  'FileReader',
  'FileReaderSync',
  'RTCPeerConnection',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
  'fonts',
  'FontFace',
  'createImageBitmap',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'scheduler',
  'trustedTypes',
  'reportError',
  'onlanguagechange',
  'onrtctransform',
  'window',
  'document',
] as const;

/** Takes what the engine needs out of the global object, before any script of the mini program runs. */
export function capturePowers(scope: LogicScope): WorkerPowers {
  const { MessageChannel: Channel, console, XMLHttpRequest: Reader } = scope;
  const OwnWorker = scope.Worker as typeof Worker;
  const address = scope.location?.href ?? '';
  const createObjectURL = URL.createObjectURL.bind(URL);
  const post = scope.postMessage.bind(scope);
  const importScripts = scope.importScripts.bind(scope);
  const listen = scope.addEventListener.bind(scope) as (type: string, listener: (event: never) => void) => void;
  return {
    post: (message, transfer) => post(message, transfer ?? []),
    importScripts: (...urls) => importScripts(...urls),
    createChannel: () => new Channel(),
    console,
    readNow: (url) => (Reader ? readNow(Reader, url) : null),
    userAgent: (scope['navigator'] as { userAgent?: string } | undefined)?.userAgent ?? '',
    createUrl: (content, type = '') =>
      createObjectURL(content instanceof Blob ? content : new Blob([content as Uint8Array<ArrayBuffer>], { type })),
    startWorker: () => new OwnWorker(address, { name: PROGRAM_WORKER }),
    onMessage: (listener) => listen('message', (event: { data: DeviceToLogic }) => listener(event.data)),
    onError: (listener) => listen('error', listener),
    onUnhandledRejection: (listener) => listen('unhandledrejection', listener),
  };
}

function readNow(Reader: typeof XMLHttpRequest, url: string): Uint8Array | null {
  const request = new Reader();
  try {
    request.open('GET', url, false);
    request.responseType = 'arraybuffer';
    request.send();
  } catch {
    // No server answers, or the blob was revoked.
    return null;
  }
  return request.status === 200 ? new Uint8Array(request.response as ArrayBuffer) : null;
}

/**
 * Makes the worker's own powers undefined for the mini program: deleted along the prototype chain and shadowed on the
 * global object. Defence in depth; what really confines the thread is its origin and its content policy.
 */
export function hideGlobals(scope: LogicScope): void {
  for (const name of HIDDEN_GLOBALS) {
    for (let holder: object | null = scope; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
      if (Object.hasOwn(holder, name)) Reflect.deleteProperty(holder, name);
    }
    Reflect.defineProperty(scope, name, { value: undefined, writable: true, configurable: true, enumerable: false });
  }
}
