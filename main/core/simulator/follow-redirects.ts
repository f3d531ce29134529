/** As many as `fetch` follows. */
const MAX_REDIRECTS = 20;
const REDIRECTS = [301, 302, 303, 307, 308];
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length'];
const ORIGIN_HEADERS = ['authorization', 'proxy-authorization', 'cookie'];

export interface Exchange {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body?: string | ArrayBuffer | FormData | undefined;
}

/**
 * `fetch` that follows redirects by its own rules, but asks `check` before every hop, the first one included.
 * @throws what `check` or `fetch` throws, and Error for redirects that lead nowhere
 */
export async function followRedirects(first: Exchange, check: (url: URL) => Promise<void>, signal: AbortSignal): Promise<Response> {
  let hop = first;
  for (let count = 0; ; count++) {
    await check(hop.url);
    signal.throwIfAborted();
    const { url, method, headers, body } = hop;
    const response = await fetch(url, { method, headers, ...(body !== undefined && { body }), signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (count === MAX_REDIRECTS) throw new Error('redirect count exceeded');
    hop = nextHop(hop, response.status, location);
  }
}

function nextHop(from: Exchange, status: number, location: string): Exchange {
  const url = URL.canParse(location, from.url.href) ? new URL(location, from.url) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`redirect to an invalid url "${location.slice(0, 200)}"`);
  const foreign = url.origin === from.url.origin ? [] : ORIGIN_HEADERS;
  const method = from.method.toUpperCase();
  const becomesGet = status === 303 ? method !== 'GET' && method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST';
  if (!becomesGet) return { ...from, url, headers: without(from.headers, foreign) };
  return { url, method: 'GET', headers: without(from.headers, [...foreign, ...BODY_HEADERS]) };
}

function without(headers: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase())));
}
