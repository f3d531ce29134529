import type { Bridge } from './bridge.ts';
import type { Page } from './pages/page.ts';
import { pageUrl } from './pages/page-url.ts';

/** Milliseconds that the `promise` of onShareAppMessage may take. */
const PROMISE_TIME = 3000;

export interface ShareAnswer {
  title?: string;
  path?: string;
  imageUrl?: string;
}

/**
 * What a page says that it shares: the answer of its onShareAppMessage, with what its `promise` says over it. Null when the
 * page does not let itself be shared.
 */
export async function askForShare(page: Page | undefined, from: 'menu' | 'button', target?: unknown): Promise<ShareAnswer | null> {
  if (!page || typeof page.instance['onShareAppMessage'] !== 'function') return null;
  const answer = answerOf(page.call('onShareAppMessage', { from, target }));
  if (!answer.promise) return answer;
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PROMISE_TIME));
  const promised = await Promise.race([Promise.resolve(answer.promise).catch(() => undefined), late]);
  return promised === undefined ? answer : { ...answer, ...answerOf(promised) };
}

/** Shows the preview of what is shared; a path that the page does not name is its own. */
export async function shareNow(bridge: Bridge, page: Page | undefined, share: ShareAnswer | null): Promise<void> {
  const own = page ? pageUrl(page.path, page.query) : '';
  const args = share ? { title: share.title ?? '', path: share.path || own, imageUrl: share.imageUrl ?? '' } : { refused: true };
  await bridge.call('showShare', args).catch(() => undefined);
}

function answerOf(value: unknown): ShareAnswer & { promise?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
