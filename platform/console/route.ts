import { useSyncExternalStore } from 'react';

const PAGES = ['versions', 'codes', 'usage', 'members', 'test-members', 'keys', 'development-settings', 'log', 'settings'] as const;
export type Page = (typeof PAGES)[number];
const TOP_PAGES = ['profile', 'accounts', 'permissions', 'reviews', 'notifications'] as const;
export type TopPage = (typeof TOP_PAGES)[number];

/** The console's address after `#`: the list of mini programs, one page of one of them, a page beside them, a submission, or a one-time link. */
export type Route =
  | { at: 'list' }
  | { at: TopPage }
  | { at: 'review'; id: string }
  | { at: 'invite'; token: string }
  | { at: 'program'; id: string; page: Page };

const PROGRAM = /^#\/mini-programs\/([^/]+)\/([a-z-]+)$/;
const REVIEW = /^#\/reviews\/([^/]+)$/;
const INVITE = /^#\/invite\/([\w-]{1,100})$/;

export function parseRoute(hash: string): Route {
  const [, id, page] = PROGRAM.exec(hash) ?? [];
  const known = PAGES.find((one) => one === page);
  if (id && known) return { at: 'program', id: decodeURIComponent(id), page: known };
  const review = REVIEW.exec(hash)?.[1];
  if (review) return { at: 'review', id: decodeURIComponent(review) };
  const token = INVITE.exec(hash)?.[1];
  if (token) return { at: 'invite', token };
  const top = TOP_PAGES.find((one) => hash === `#/${one}`);
  return { at: top ?? 'list' };
}

export function hrefOf(route: Route): string {
  if (route.at === 'program') return `#/mini-programs/${encodeURIComponent(route.id)}/${route.page}`;
  if (route.at === 'review') return `#/reviews/${encodeURIComponent(route.id)}`;
  if (route.at === 'invite') return `#/invite/${route.token}`;
  return route.at === 'list' ? '#/mini-programs' : `#/${route.at}`;
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
