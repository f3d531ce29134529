import type { HostApi } from '../protocol/api-calls.ts';
import { type Host, HostError } from './host.ts';
import { type ParsedRequest, parseRequest, requestResult } from './parse-request.ts';
import { refuseUnlisted, type ServerDomains } from './server-domains.ts';

type Arguments = Record<string, unknown>;

/** Where an app's storage lives; `localStorage` is one. */
export interface KeyValueStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Where an app may connect to. */
export interface DomainCheck {
  domains: ServerDomains;
  /** The developer may turn the check off for this app. */
  canTurnOff: boolean;
}

/** A host that has only what a browser gives a page: no files, no sockets of other origins that forbid it, no scanning. */
export class BrowserHost implements Host {
  readonly #prefix: string;
  readonly #apis: Partial<Record<HostApi, (args: Arguments, signal: AbortSignal) => Promise<unknown>>>;
  readonly #underWay = new Map<number, AbortController>();

  /** `appId` keeps the storage of apps apart. `domains` null: the app may connect to anywhere. */
  constructor(
    appId: string,
    private readonly store: KeyValueStore = localStorage,
    domains: DomainCheck | null = null,
  ) {
    const exchange: Send = (api, request, signal) => exchangeListed(api, request, signal, domains);
    this.#prefix = `kumquat:${appId}:`;
    this.#apis = {
      request: (args, signal) => sendRequest(args, signal, exchange),
      downloadFile: (args, signal) => downloadFile(args, signal, exchange),
      uploadFile: (args, signal) => uploadFile(args, signal, exchange),
      openWebView: async ({ url }) => {
        refuseUnlisted('openWebView', new URL(String(url)), domains?.domains ?? null, domains?.canTurnOff === true);
        return {};
      },
      abort: async ({ call }) => {
        this.#underWay.get(Number(call))?.abort();
        return {};
      },
      getNetworkType: async () => ({ networkType: navigator.onLine ? 'wifi' : 'none', isConnected: navigator.onLine }),
      setClipboardData: async ({ data }) => {
        await navigator.clipboard.writeText(String(data));
        return {};
      },
      getClipboardData: async () => ({ data: await navigator.clipboard.readText() }),
      getLocation: () => locate(),
      storageSet: async ({ key, json }) => {
        this.store.setItem(this.#prefix + String(key), String(json));
        return {};
      },
      storageRemove: async ({ key }) => {
        this.store.removeItem(this.#prefix + String(key));
        return {};
      },
      storageClear: async () => {
        for (const key of Object.keys(this.storage())) this.store.removeItem(this.#prefix + key);
        return {};
      },
      // Files live as long as the program: nothing is served that they could be read from again.
      fileWrite: async () => ({}),
      fileMakeFolder: async () => ({}),
      fileRemove: async () => ({}),
      fileRename: async () => ({}),
    };
  }

  /** The app's storage for a StartMessage: key to JSON text. */
  storage(): Record<string, string> {
    const found: Record<string, string> = {};
    for (let index = 0; index < this.store.length; index += 1) {
      const key = this.store.key(index);
      if (key?.startsWith(this.#prefix)) found[key.slice(this.#prefix.length)] = this.store.getItem(key) ?? '';
    }
    return found;
  }

  async call(api: string, args: unknown, call = 0): Promise<unknown> {
    const own = Object.hasOwn(this.#apis, api) ? this.#apis[api as HostApi] : undefined;
    if (!own) throw new HostError(`${api}:fail not supported in a browser`);
    const controller = new AbortController();
    if (call !== 0) this.#underWay.set(call, controller);
    try {
      return await own((args ?? {}) as Arguments, controller.signal);
    } catch (error) {
      if (error instanceof HostError) throw error;
      throw new HostError(`${api}:fail ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#underWay.delete(call);
    }
  }
}

async function sendRequest(args: Arguments, signal: AbortSignal, exchange: Send): Promise<unknown> {
  const request = parseRequest(args);
  return requestResult(request, await exchange('request', request, signal));
}

/** The content comes along as `bytes`: this page is of another origin than the program, which could not read an address of it. */
async function downloadFile(args: Arguments, signal: AbortSignal, exchange: Send): Promise<unknown> {
  const { body, ...head } = await exchange('downloadFile', parseRequest({ ...args, method: 'GET', data: undefined }), signal);
  return { ...head, bytes: body, dataLength: body.byteLength };
}

async function uploadFile(args: Arguments, signal: AbortSignal, exchange: Send): Promise<unknown> {
  const { bytes, fileName, type, name, formData } = args;
  const form = new FormData();
  for (const [key, value] of Object.entries((formData ?? {}) as Arguments))
    form.append(key, typeof value === 'string' ? value : JSON.stringify(value));
  form.append(String(name), new Blob([bytes as ArrayBuffer], { type: String(type) }), String(fileName));
  const request = parseRequest({ ...args, method: 'POST', data: undefined });
  // The browser names the type itself, with the boundary between the parts.
  const { 'content-type': _, ...header } = request.header;
  const { body, ...head } = await exchange('uploadFile', { ...request, header, body: form }, signal);
  return { ...head, data: new TextDecoder().decode(body) };
}

type Exchange = Pick<ParsedRequest, 'url' | 'method' | 'header' | 'timeout'> & { body: ParsedRequest['body'] | FormData };

interface Answer {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
  body: ArrayBuffer;
}

type Send = (api: string, request: Exchange, signal: AbortSignal) => Promise<Answer>;

/**
 * A browser follows redirects by itself and only tells where they ended: what came from an address that is not listed is thrown
 * away.
 */
async function exchangeListed(api: string, request: Exchange, signal: AbortSignal, check: DomainCheck | null): Promise<Answer> {
  const refuse = (url: string): void => refuseUnlisted(api, new URL(url), check?.domains ?? null, check?.canTurnOff === true);
  refuse(request.url);
  const timeout = AbortSignal.timeout(request.timeout);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.header,
      body: request.body,
      credentials: 'omit',
      signal: AbortSignal.any([signal, timeout]),
    });
    if (response.redirected) refuse(response.url);
    const body = await response.arrayBuffer();
    return { statusCode: response.status, header: Object.fromEntries(response.headers), cookies: [], body };
  } catch (error) {
    if (error instanceof HostError) throw error;
    if (timeout.aborted) throw new HostError(`${api}:fail timeout`, 5);
    if (signal.aborted) throw new HostError(`${api}:fail abort`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new HostError(`${api}:fail ${reason} (the server is out of reach, or does not allow requests from browsers by CORS)`, 600001);
  }
}

function locate(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: coords.latitude,
          longitude: coords.longitude,
          speed: coords.speed ?? -1,
          accuracy: coords.accuracy,
          altitude: coords.altitude ?? 0,
          verticalAccuracy: coords.altitudeAccuracy ?? 0,
          horizontalAccuracy: coords.accuracy,
        }),
      (error) =>
        reject(new HostError(error.code === error.PERMISSION_DENIED ? 'getLocation:fail auth deny' : `getLocation:fail ${error.message}`)),
    );
  });
}
