import { randomBytes } from 'node:crypto';
import { HostError } from '../../../simulator/host/host.ts';
import { answerDataRequest, isDataRequest } from '../../../simulator/host/operations-data.ts';
import { sampleData } from '../../../simulator/host/operations-sample.ts';
import { parseRequest, requestResult } from '../../../simulator/host/parse-request.ts';
import { refuseUnlisted, type ServerDomains } from '../../../simulator/host/server-domains.ts';
import type { HostApi } from '../../../simulator/protocol/api-calls.ts';
import { z } from '../../contract/zod.ts';
import { HostSockets } from './host-sockets.ts';
import { type TransferAnswer, type TransferHead, type TransferOptions, transfer } from './http-transfer.ts';
import { type OwnPorts, refuseOwnServers } from './own-servers.ts';
import type { ProjectFiles } from './project-files.ts';
import type { ProjectStorage } from './project-storage.ts';

const MAX_TIMEOUT = 10 * 60_000;
/** Of one download, and of all that are kept. */
const MAX_TEMPORARY = 200 * 1024 * 1024;
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

const header = z.record(z.string(), z.coerce.string()).default({});
const timeout = z.number().positive().max(MAX_TIMEOUT).default(60_000);
const Download = z.object({ url: z.string().max(65_536), header, timeout });
const Upload = Download.extend({
  bytes: z.instanceof(ArrayBuffer),
  fileName: z.string().max(1024),
  type: z.string().max(256).default('application/octet-stream'),
  name: z.string().max(1024),
  formData: z.record(z.string(), z.unknown()).default({}),
});
const FilePath = z.object({ path: z.string().min(1).max(4096) });
const FileWrite = FilePath.extend({
  offset: z.number().int().nonnegative(),
  size: z.number().int().nonnegative(),
  bytes: z.instanceof(ArrayBuffer),
});
const FileRename = z.object({ from: z.string().min(1).max(4096), to: z.string().min(1).max(4096) });
const Key = z.object({ key: z.string().max(4096) });
const Item = Key.extend({ json: z.string().max(1024 * 1024 * 4) });

export interface NodeHostOptions {
  storage: ProjectStorage;
  files: ProjectFiles;
  /** Origin of the session, without a slash at the end. */
  origin: string;
  ownPorts: OwnPorts;
  /** Where the mini program may connect to, asked for each address; null: anywhere. */
  domains(): Promise<ServerDomains | null>;
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

  readonly #apis: Partial<Record<HostApi, Run>> = {
    request: (args, call, signal) => this.#request(args, call, signal),
    downloadFile: (args, call, signal) => this.#download(Download.parse(args), call, signal),
    uploadFile: (args, call, signal) => this.#upload(Upload.parse(args), call, signal),
    abort: (args) => this.#transfers.get(z.object({ call: z.number() }).parse(args).call)?.abort(),
    connectSocket: (args) => this.#sockets.connect(args),
    sendSocketMessage: (args) => this.#sockets.send(args),
    closeSocket: (args) => this.#sockets.close(args),
    openWebView: async (args) => {
      const { url } = z.object({ url: z.url().max(65_536) }).parse(args);
      await this.#refuseUnlisted('openWebView', new URL(url));
    },
    storageSet: (args) => {
      const { key, json } = Item.parse(args);
      return this.#options.storage.set(key, json);
    },
    storageRemove: (args) => this.#options.storage.remove(Key.parse(args).key),
    storageClear: () => this.#options.storage.clear(),
    fileWrite: (args) => this.#options.files.write(FileWrite.parse(args)),
    fileMakeFolder: (args) => this.#options.files.makeFolder(FilePath.parse(args).path),
    fileRemove: (args) => this.#options.files.remove(FilePath.parse(args).path),
    fileRename: (args) => {
      const { from, to } = FileRename.parse(args);
      return this.#options.files.rename(from, to);
    },
    getClipboardData: () => ({ data: this.#clipboard }),
    setClipboardData: (args) => {
      this.#clipboard = z.object({ data: z.string() }).parse(args).data;
    },
    getNetworkType: () => ({ networkType: 'wifi', hasSystemProxy: false }),
    getLocation: () => DEFAULT_LOCATION,
  };

  constructor(options: NodeHostOptions) {
    this.#options = options;
    this.#sockets = new HostSockets(options.emit, options.ownPorts, (url) => this.#refuseUnlisted('connectSocket', url));
  }

  /** @throws HostError for whatever the mini program did wrong or cannot have */
  async call(api: string, args: unknown, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    const run = Object.hasOwn(this.#apis, api) ? this.#apis[api as HostApi] : undefined;
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

  /** The list of the files that the mini program keeps (''), as JSON, or one of them; null for a path that it does not have. */
  async keptFile(file: string): Promise<Uint8Array | null> {
    const { files } = this.#options;
    return file === '' ? Buffer.from(JSON.stringify(await files.list())) : files.read(file);
  }

  dispose(): void {
    this.#ended.abort();
    this.#sockets.dispose();
    this.#temporary.clear();
  }

  async #request(args: unknown, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    // Whoever opens a project did not agree to show it what the platform knows.
    if (isDataRequest(args)) return await answerDataRequest(args, sampleData());
    const request = parseRequest(args);
    const { url, method, header: headers, body } = request;
    const timeout = Math.min(request.timeout, MAX_TIMEOUT);
    const chunked = z.object({ enableChunked: z.boolean().default(false) }).parse(args).enableChunked;
    const onChunk = (data: ArrayBuffer): void => this.#tell('request.chunkReceived', call, { data });
    const options = { api: 'request', url, method, headers, body, timeout, signal, ...(chunked && { onChunk }) };
    return requestResult(request, await this.#transfer(options, call));
  }

  async #download({ url, header, timeout }: z.output<typeof Download>, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    const onProgress = (received: number, total: number): void =>
      this.#tell('downloadFile.progress', call, {
        progress: total > 0 ? Math.min(100, Math.round((received / total) * 100)) : 0,
        totalBytesWritten: received,
        totalBytesExpectedToWrite: total,
      });
    const answer = await this.#transfer(
      { api: 'downloadFile', url, method: 'GET', headers: header, timeout, signal, onProgress, maxSize: MAX_TEMPORARY },
      call,
    );
    const name = randomBytes(12).toString('hex');
    this.#keep(name, { bytes: new Uint8Array(answer.body), type: answer.header['content-type'] ?? 'application/octet-stream' });
    return { ...headOf(answer), tempFilePath: `${this.#options.origin}/temporary/${name}`, dataLength: answer.body.byteLength };
  }

  async #upload(args: z.output<typeof Upload>, call: number | undefined, signal: AbortSignal): Promise<unknown> {
    const body = new FormData();
    for (const [key, value] of Object.entries(args.formData)) body.append(key, typeof value === 'string' ? value : JSON.stringify(value));
    body.append(args.name, new Blob([args.bytes], { type: args.type }), args.fileName);
    const headers = Object.fromEntries(Object.entries(args.header).filter(([key]) => key.toLowerCase() !== 'content-type'));
    const { url, timeout } = args;
    const answer = await this.#transfer({ api: 'uploadFile', url, method: 'POST', headers, body, timeout, signal }, call);
    const size = args.bytes.byteLength;
    this.#tell('uploadFile.progress', call, { progress: 100, totalBytesSent: size, totalBytesExpectedToSend: size });
    return { ...headOf(answer), data: new TextDecoder().decode(answer.body) };
  }

  /** One exchange that `abort` and the session's end can stop; its headers are told as they come. */
  async #transfer(options: Omit<TransferOptions, 'check'>, call: number | undefined): Promise<TransferAnswer> {
    const controller = new AbortController();
    if (call !== undefined) this.#transfers.set(call, controller);
    try {
      return await transfer({
        ...options,
        check: async (target) => {
          await refuseOwnServers(options.api, target, this.#options.ownPorts);
          await this.#refuseUnlisted(options.api, target);
        },
        signal: AbortSignal.any([options.signal, controller.signal, this.#ended.signal]),
        onHeaders: (head) => this.#tell(`${options.api}.headersReceived`, call, { ...head }),
      });
    } finally {
      if (call !== undefined) this.#transfers.delete(call);
    }
  }

  async #refuseUnlisted(api: string, url: URL): Promise<void> {
    refuseUnlisted(api, url, await this.#options.domains(), true);
  }

  /** Something about a call under way. A call without a number has nobody who listens. */
  #tell(name: string, call: number | undefined, detail: Record<string, unknown>): void {
    if (call !== undefined && !this.#ended.signal.aborted) this.#options.emit(name, { call, ...detail });
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

function headOf({ statusCode, header, cookies }: TransferAnswer): TransferHead {
  return { statusCode, header, cookies };
}
