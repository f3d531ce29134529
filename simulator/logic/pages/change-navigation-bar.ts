import type { NavigationBarState } from '../../protocol/device.ts';
import type { Bridge } from '../bridge.ts';
import type { Page } from './page.ts';

const changed = new WeakSet<Page>();

/**
 * Changes what a page's bar shows. The phone hears of it when the script that runs has ended, once: a program may set titles by the
 * thousand, of which only the last is seen.
 */
export function changeNavigationBar(page: Page, change: NavigationBarState, bridge: Bridge): void {
  page.navigationBar = { ...page.navigationBar, ...change };
  if (changed.has(page)) return;
  changed.add(page);
  queueMicrotask(() => {
    changed.delete(page);
    if (page.isOpen) bridge.send({ kind: 'navigationBar', pageId: page.pageId, state: page.navigationBar });
  });
}
