/** What this page was opened for, by its own address. */
export type Target =
  /**
   * `app`: the associated app that opened this page, as its deep link named it; any browser is the web container. `checkDomains`
   * is false for the preview of a project that has the check of server domains turned off.
   */
  | { at: 'preview'; ticket: string; app: string; checkDomains: boolean }
  | { at: 'review'; review: string }
  /** `page` '' is the entry page. */
  | { at: 'program'; id: string; env: 'release' | 'trial'; page: string; query: string }
  | { at: 'code'; code: string };

const PATTERN = /^\/([prmc])\/([A-Za-z0-9_-]{1,64})\/?$/;

/** `/p/TICKET?app=APP&domains=unchecked`, `/r/REVIEW`, `/m/ID?env=trial&page=PAGE&query=QUERY` or `/c/CODE`; null for anything else. */
export function targetOf({ pathname, search }: { pathname: string; search: string }): Target | null {
  const [, kind, name] = PATTERN.exec(pathname) ?? [];
  if (!name) return null;
  const given = new URLSearchParams(search);
  if (kind === 'p') {
    return {
      at: 'preview',
      ticket: name,
      app: given.get('app')?.slice(0, 64) || 'web',
      checkDomains: given.get('domains') !== 'unchecked',
    };
  }
  if (kind === 'r') return { at: 'review', review: name };
  if (kind === 'c') return { at: 'code', code: name };
  const env = given.get('env') === 'trial' ? 'trial' : 'release';
  return { at: 'program', id: name, env, page: given.get('page') ?? '', query: given.get('query') ?? '' };
}

/** `a=1&b=2` as an object; a name that comes twice keeps its last value. */
export function parseQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
