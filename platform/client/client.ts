import { type RouteBody, type RouteName, type RouteParams, type RouteQuery, type RouteResponse, routes } from '../contract/api.ts';
import { PLATFORM_ERRORS, PlatformError, type PlatformErrorCode } from '../contract/errors.ts';

/** No answer, or none that a platform gives. */
export class PlatformUnreachable extends Error {
  constructor(
    readonly address: string,
    options?: { cause?: unknown },
  ) {
    super(`The platform at ${address} does not answer. Check its address and that it is running.`, options);
    this.name = 'PlatformUnreachable';
  }
}

export interface ClientOptions {
  /** Origin of the platform, with or without a slash at the end. */
  address: string;
  token?: string;
  fetch?: typeof fetch;
  /** Cancels every call of this client. */
  signal?: AbortSignal;
  /** Milliseconds for one call; archives have no such limit. Default 30 s. */
  timeout?: number;
}

export interface CallOptions<R extends RouteName> {
  params?: RouteParams<R>;
  query?: RouteQuery<R>;
  /** JSON input, or the archive of a route with a binary body. */
  body?: RouteBody<R> | BodyInit;
  signal?: AbortSignal;
}

export interface PlatformClient {
  readonly address: string;
  /**
   * Calls one route. Throws `PlatformError` with the platform's code, `PlatformUnreachable`, or the signal's reason when it
   * was cancelled.
   */
  call<R extends RouteName>(name: R, options?: CallOptions<R>): Promise<RouteResponse<R>>;
}

const DEFAULT_TIMEOUT_MS = 30_000;

function fill(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryOf(query: object | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

const isCode = (code: unknown): code is PlatformErrorCode => typeof code === 'string' && Object.hasOwn(PLATFORM_ERRORS, code);

function toError(answer: unknown, address: string): Error {
  const { code, message, data } = (answer ?? {}) as { code?: unknown; message?: unknown; data?: Record<string, unknown> };
  if (!isCode(code)) return new PlatformUnreachable(address);
  return new PlatformError(code, typeof message === 'string' ? message : code, data);
}

export function createPlatformClient(options: ClientOptions): PlatformClient {
  const address = options.address.replace(/\/+$/, '');
  const send = options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init));

  async function call(
    name: RouteName,
    given: { params?: object; query?: object; body?: unknown; signal?: AbortSignal } = {},
  ): Promise<unknown> {
    const route = routes[name];
    const binary = route.bodyType === 'binary';
    const cancel = [options.signal, given.signal].filter((signal) => signal !== undefined);
    const signal = AbortSignal.any(binary ? cancel : [...cancel, AbortSignal.timeout(options.timeout ?? DEFAULT_TIMEOUT_MS)]);
    const headers: Record<string, string> = {};
    if (options.token) headers['authorization'] = `Bearer ${options.token}`;
    const init: RequestInit & { duplex?: 'half' } = { method: route.method, headers, signal, redirect: 'error' };
    if (route.bodyType === 'json') {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(given.body);
    } else if (binary) {
      headers['content-type'] = 'application/zip';
      init.body = given.body as BodyInit;
      init.duplex = 'half';
    }
    let response: Response;
    let answer: unknown;
    try {
      response = await send(address + fill(route.path, (given.params ?? {}) as Record<string, string>) + queryOf(given.query), init);
      answer = await response.json();
    } catch (cause) {
      for (const one of cancel) one.throwIfAborted();
      throw new PlatformUnreachable(address, { cause });
    }
    if (!response.ok) throw toError(answer, address);
    const parsed = route.response.safeParse(answer);
    if (!parsed.success) throw new PlatformUnreachable(address, { cause: parsed.error });
    return parsed.data;
  }

  return { address, call: call as PlatformClient['call'] };
}
