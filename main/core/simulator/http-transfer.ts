import { HostError } from './host-error.ts';

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
}

export interface TransferAnswer {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
  bytes: Uint8Array;
}

/** One HTTP exchange for a mini program. @throws HostError with the phone's wording */
export async function transfer({ api, url, method, headers, body, timeout, signal }: TransferOptions): Promise<TransferAnswer> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new HostError(`${api}:fail invalid url "${url.slice(0, 200)}"`);
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, { method, headers, ...(body !== undefined && { body }), signal: AbortSignal.any([signal, limit]) });
    const bytes = await readLimited(response, api);
    return { statusCode: response.status, header: Object.fromEntries(response.headers), cookies: response.headers.getSetCookie(), bytes };
  } catch (error) {
    if (error instanceof HostError) throw error;
    if (signal.aborted) throw new HostError(`${api}:fail abort`);
    if (limit.aborted) throw new HostError(`${api}:fail timeout`, 5);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new HostError(`${api}:fail ${cause}`);
  }
}

async function readLimited(response: Response, api: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_ANSWER) throw new HostError(`${api}:fail the answer is larger than ${MAX_ANSWER / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
