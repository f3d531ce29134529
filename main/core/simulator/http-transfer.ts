import { HostError } from '../../../simulator/host/host.ts';
import { followRedirects } from './follow-redirects.ts';
import { withoutHost } from './own-servers.ts';

/** Bytes of one answer that are taken. */
export const MAX_ANSWER = 10 * 1024 * 1024;

export interface TransferOptions {
  api: string;
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | ArrayBuffer | FormData | undefined;
  /** Milliseconds. */
  timeout: number;
  signal: AbortSignal;
  /** Called with the address of every hop; throws HostError for one that the mini program may not reach. */
  check(target: URL): Promise<void>;
  onHeaders?(head: TransferHead): void;
  /** Bytes received so far; `total` is 0 where the server does not say. */
  onProgress?(received: number, total: number): void;
  /** Hears of the answer as it comes; the answer's own body is empty then. */
  onChunk?(bytes: ArrayBuffer): void;
  /** Bytes of the answer that are taken, MAX_ANSWER unless told. */
  maxSize?: number;
}

export interface TransferHead {
  statusCode: number;
  /** Lower-case names. */
  header: Record<string, string>;
  cookies: string[];
}

export interface TransferAnswer extends TransferHead {
  body: ArrayBuffer;
}

/** One HTTP exchange for a mini program. @throws HostError with the phone's wording */
export async function transfer(options: TransferOptions): Promise<TransferAnswer> {
  const { api, url, method, body, timeout, signal, check } = options;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new HostError(`${api}:fail invalid url "${url.slice(0, 200)}"`);
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await followRedirects(
      { url: new URL(url), method, headers: withoutHost(options.headers), body },
      check,
      AbortSignal.any([signal, limit]),
    );
    const head = { statusCode: response.status, header: Object.fromEntries(response.headers), cookies: response.headers.getSetCookie() };
    options.onHeaders?.(head);
    return { ...head, body: await readLimited(response, options) };
  } catch (error) {
    if (error instanceof HostError) throw error;
    if (signal.aborted) throw new HostError(`${api}:fail abort`);
    if (limit.aborted) throw new HostError(`${api}:fail timeout`, 5);
    const cause = error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
    throw new HostError(`${api}:fail ${cause}`);
  }
}

async function readLimited(response: Response, { api, onProgress, onChunk, maxSize = MAX_ANSWER }: TransferOptions): Promise<ArrayBuffer> {
  const total = Number(response.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxSize) throw new HostError(`${api}:fail the answer is larger than ${maxSize / 1024 / 1024} MB`);
    if (onChunk) onChunk(new Uint8Array(chunk).buffer);
    else chunks.push(chunk);
    onProgress?.(size, total);
  }
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}
