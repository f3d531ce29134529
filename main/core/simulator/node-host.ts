import { randomBytes } from 'node:crypto';
import { z } from '../../contract/zod.ts';
import { HostError } from './host-error.ts';
import { HostSockets } from './host-sockets.ts';
import { type TransferAnswer, transfer } from './http-transfer.ts';
import type { ProjectStorage } from './project-storage.ts';

const MAX_TIMEOUT = 10 * 60_000;
const MAX_TEMPORARY = 50 * 1024 * 1024;
/** Where a simulated phone stands until the developer says otherwise: a fixed place, so that runs repeat. */
const DEFAULT_LOCATION = {
  latitude: 39.90469,
  longitude: 116.40717,
  speed: 0,
  accuracy: 65,
  altitude: 0,
  verticalAccuracy: 65,
  horizontalAccuracy: 65,
};

const header = z.record(z.string(), z.string()).default({});
const timeout = z.number().positive().max(MAX_TIMEOUT).default(60_000);
const Request = z.object({
  url: z.string().max(65_536),
  method: z.enum(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH']).default('GET'),
  header,
  data: z.union([z.string(), z.instanceof(ArrayBuffer)]).optional(),
  dataType: z.string().default('json'),
  responseType: z.string().default('text'),
  timeout,
});
const Download = z.object({ url: z.string().max(65_536), header, timeout });
const Upload = Download.extend({
  filePath: z.string().max(4096),
  name: z.string().max(1024),
  formData: z.record(z.string(), z.unknown()).default({}),
});
const Key = z.object({ key: z.string().max(4096) });
const Item = Key.extend({ json: z.string().max(1024 * 1024 * 4) });

export interface NodeHostOptions {
  storage: ProjectStorage;
  /** Origin of the session, without a slash at the end. */
  origin: string;
  emit(name: string, detail: unknown): void;
}

type Run = (args: unknown, call: number | undefined, signal: AbortSignal) => unknown;

/** This machine as the phone of one simulator session. APIs that it cannot honour are refused, never pretended. */
export class NodeHost {
  readonly #options: NodeHostOptions;
  readonly #sockets: HostSockets;
  readonly #transfers = new Map<number, AbortController>();
  readonly #temporary = new Map<string, { bytes: Uint8Array; type: string }>();
  readonly #ended = new AbortController();
  #clipboard = '';

  readonly #apis: Record<string, Run> = {
    request: (args, call, signal) => this.#request(Request.parse(args), call, signal),
    downloadFile: (args, call, signal) => this.#download(Download.parse(args), call, signal),
    uploadFile: (args, call, signal) => this.#upload(Upload.parse(args), call, signal),
    abort: (args) => this.#transfers.get(z.object({ call: z.number() }).parse(args).call)?.abort(),
    connectSocket: (args) => this.#sockets.connect(args),
    sendSocketMessage: (args) => this.#sockets.send(args),
    closeSocket: (args) => this.#sockets.close(args),
    storageSet: (args) => {
      const { key, json } = Item.parse(args);
      return this.#options.storage.set(key, json);
    },
    storageRemove: (args) => this.#options.storage.remove(Key.parse(args).key),
    storageClear: () => this.#options.storage.clear(),
    getClipboardData: () => ({ data: this.#clipboard }),
    setClipboardData: (args) => {
      this.#clipboard = z.object({ data: z.string() }).parse(args).data;
    },
    getNetworkType: () => ({ networkType: 'wifi', hasSystemProxy: false }),
    getLocation: () => DEFAULT_LOCATION,
  };

  constructor(options: NodeHostOptions) {
    this.#options = options;
    this.#sockets = new HostSockets(options.emit);
  }

  /** @throws HostError for whatever the mini program did wrong or cannot have */
  async call(api: string, args: unknown, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    const run = Object.hasOwn(this.#apis, api) ? this.#apis[api] : undefined;
    if (!run) throw new HostError(`${api}:fail not supported by the simulator`);
    try {
      return await run(args ?? {}, call, signal);
    } catch (error) {
      if (error instanceof z.ZodError)
        throw new HostError(`${api}:fail parameter error: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`);
      throw error;
    }
  }

  /** A file that was downloaded, by the last part of its path on the session's origin. */
  temporaryFile(name: string): { bytes: Uint8Array; type: string } | null {
    return this.#temporary.get(name) ?? null;
  }

  dispose(): void {
    this.#ended.abort();
    this.#sockets.dispose();
    this.#temporary.clear();
  }

  async #request(args: z.output<typeof Request>, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    const { url, method, header, data: body } = args;
    const answer = await this.#abortable(call, signal, (either) =>
      transfer({ api: 'request', url, method, headers: header, body, timeout: args.timeout, signal: either }),
    );
    const { bytes } = answer;
    if (args.responseType === 'arraybuffer') return { ...plain(answer), data: toArrayBuffer(bytes) };
    const text = new TextDecoder().decode(bytes);
    return { ...plain(answer), data: args.dataType === 'json' ? parsedOr(text) : text };
  }

  async #download({ url, header, timeout }: z.output<typeof Download>, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    const answer = await this.#abortable(call, signal, (either) =>
      transfer({ api: 'downloadFile', url, method: 'GET', headers: header, timeout, signal: either }),
    );
    const ending = /\.[a-z0-9]{1,8}$/i.exec(new URL(url).pathname)?.[0] ?? '';
    const name = `${randomBytes(12).toString('hex')}${ending}`;
    this.#keep(name, { bytes: answer.bytes, type: answer.header['content-type'] ?? 'application/octet-stream' });
    return { ...plain(answer), tempFilePath: `${this.#options.origin}/temporary/${name}`, dataLength: answer.bytes.length };
  }

  async #upload(args: z.output<typeof Upload>, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    const name = args.filePath.split('/').pop() ?? '';
    const file = args.filePath === `${this.#options.origin}/temporary/${name}` ? this.temporaryFile(name) : null;
    if (!file) throw new HostError('uploadFile:fail file not found');
    const body = new FormData();
    for (const [key, value] of Object.entries(args.formData)) body.append(key, typeof value === 'string' ? value : JSON.stringify(value));
    body.append(args.name, new Blob([toArrayBuffer(file.bytes)], { type: file.type }), name);
    const headers = Object.fromEntries(Object.entries(args.header).filter(([key]) => key.toLowerCase() !== 'content-type'));
    const { url, timeout } = args;
    const answer = await this.#abortable(call, signal, (either) =>
      transfer({ api: 'uploadFile', url, method: 'POST', headers, body, timeout, signal: either }),
    );
    return { ...plain(answer), data: new TextDecoder().decode(answer.bytes) };
  }

  async #abortable<T>(call: number | undefined, signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    if (call !== undefined) this.#transfers.set(call, controller);
    try {
      return await run(AbortSignal.any([signal, controller.signal, this.#ended.signal]));
    } finally {
      if (call !== undefined) this.#transfers.delete(call);
    }
  }

  /** The oldest files go when there are too many bytes, as temporary files do on a phone. */
  #keep(name: string, file: { bytes: Uint8Array; type: string }): void {
    this.#temporary.set(name, file);
    let size = 0;
    for (const { bytes } of this.#temporary.values()) size += bytes.length;
    for (const [oldest, { bytes }] of this.#temporary) {
      if (size <= MAX_TEMPORARY || oldest === name) return;
      this.#temporary.delete(oldest);
      size -= bytes.length;
    }
  }
}

function plain({ statusCode, header, cookies }: TransferAnswer): Omit<TransferAnswer, 'bytes'> {
  return { statusCode, header, cookies };
}

/** As on a phone: an answer that is not JSON stays text. */
function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
