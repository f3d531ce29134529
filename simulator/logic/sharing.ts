import type { PageMenuAction } from '../protocol/device.ts';
import type { Bridge } from './bridge.ts';
import type { Page } from './pages/page.ts';
import { pageUrl } from './pages/page-url.ts';

/** Hook of a page for each entry of the capsule's menu, and the API whose outcome the device asks for. */
const HOOKS: Record<PageMenuAction, { hook: string; api: string }> = {
  share: { hook: 'onShareAppMessage', api: 'shareAppMessage' },
  timeline: { hook: 'onShareTimeline', api: 'shareTimeline' },
  favorite: { hook: 'onAddToFavorites', api: 'addToFavorites' },
};

/** How long a card may wait for its `promise`, as on a phone, in milliseconds. */
const PATIENCE = 3000;

/** Entries that the capsule's menu has for a page: those that the page takes care of. */
export function menuActions(page: Page): PageMenuAction[] {
  const actions = Object.keys(HOOKS) as PageMenuAction[];
  return actions.filter((action) => typeof page.instance[HOOKS[action].hook] === 'function');
}

/** Asks the page for its card and shows it to the developer. `given` is what the hook gets: `from` and `target`. */
export async function share(page: Page, action: PageMenuAction, given: object, bridge: Bridge, appName: string): Promise<void> {
  const { hook, api } = HOOKS[action];
  const card = await settled(page.call(hook, given));
  if (action === 'share') {
    showShare(bridge, page, card);
    return;
  }
  const shown = { title: appName, ...card };
  bridge.notify('simulate', { api, args: shown, result: shown });
}

/** Shows the preview of a card; a path that it does not name is the page's own. */
export function showShare(bridge: Bridge, page: Page | undefined, card: { title?: unknown; path?: unknown; imageUrl?: unknown }): void {
  const own = page ? `/${pageUrl(page.path, page.query)}` : '';
  bridge.notify('showShare', { title: card.title ?? '', path: card.path || own, imageUrl: card.imageUrl ?? '' });
}

/** A card as plain data; that of its `promise` over it, when it comes in time. */
async function settled(card: unknown): Promise<object> {
  if (typeof card !== 'object' || card === null) return {};
  const { promise, ...given } = card as { promise?: unknown };
  if (!(promise instanceof Promise)) return plain(given);
  const late = new Promise<object>((resolve) => setTimeout(() => resolve({}), PATIENCE));
  const promised = await Promise.race([promise.catch(() => ({})), late]);
  return plain({ ...given, ...(promised as object) });
}

const plain = (value: object): object => JSON.parse(JSON.stringify(value)) as object;
