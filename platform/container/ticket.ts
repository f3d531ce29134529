const PATTERN = /^\/p\/([A-Za-z0-9_-]{1,64})\/?$/;
const REVIEW = /^\/r\/([A-Za-z0-9_-]{1,64})\/?$/;

/** The ticket that this page was opened with, from `/p/TICKET`; null when the address has none. */
export function ticketOf(pathname: string): string | null {
  return PATTERN.exec(pathname)?.[1] ?? null;
}

/** The associated app that opened this page, as its deep link named it; any browser is the web container. */
export function appOf(search: string): string {
  return new URLSearchParams(search).get('app')?.slice(0, 64) || 'web';
}

/** The submission that a reviewer tries, from `/r/REVIEW`; null when the address has none. */
export function reviewOf(pathname: string): string | null {
  return REVIEW.exec(pathname)?.[1] ?? null;
}

/** `a=1&b=2` as an object; a name that comes twice keeps its last value. */
export function parseQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
