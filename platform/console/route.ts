import { useSyncExternalStore } from 'react';

export type Page = 'versions' | 'members';
/** The console's address after `#`: the list of mini programs, or one page of one of them. */
export type Route = { at: 'list' } | { at: 'program'; id: string; page: Page };

const PATTERN = /^#\/mini-programs\/([^/]+)\/(versions|members)$/;

export function parseRoute(hash: string): Route {
  const [, id, page] = PATTERN.exec(hash) ?? [];
  return id && page ? { at: 'program', id: decodeURIComponent(id), page: page as Page } : { at: 'list' };
}

export function hrefOf(route: Route): string {
  return route.at === 'list' ? '#/mini-programs' : `#/mini-programs/${encodeURIComponent(route.id)}/${route.page}`;
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return parseRoute(hash);
}
