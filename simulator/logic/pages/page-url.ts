import { joinPath } from '../../protocol/resolve-module.ts';

export interface PageUrl {
  path: string;
  query: Record<string, string>;
}

/**
 * Takes a page URL apart. Relative paths start from the directory of `from`. Values of the query stay encoded, as they
 * reach `onLoad` on a phone. Null when the path leaves the project.
 */
export function parsePageUrl(url: string, from: string): PageUrl | null {
  const [address = ''] = url.split('#');
  const mark = address.indexOf('?');
  const name = (mark < 0 ? address : address.slice(0, mark)).replace(/\.html$/, '');
  const directory = name.startsWith('/') || !from.includes('/') ? '' : from.slice(0, from.lastIndexOf('/'));
  const path = joinPath(directory, name);
  if (path === null) return null;
  return { path, query: mark < 0 ? {} : parseQuery(address.slice(mark + 1)) };
}

function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of text.split('&')) {
    if (!pair) continue;
    const equals = pair.indexOf('=');
    if (equals < 0) query[pair] = '';
    else query[pair.slice(0, equals)] = pair.slice(equals + 1);
  }
  return query;
}

/** A URL whose query the engine can read into a component page's properties. */
export function pageUrl(path: string, query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}
