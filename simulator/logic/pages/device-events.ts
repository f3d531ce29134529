import type { AppConfig } from '../../protocol/build.ts';
import type { AppInstance } from '../app-instance.ts';
import { type LogicState, screenOf, windowSize } from '../logic-state.ts';
import type { Page } from './page.ts';
import type { PageStack } from './page-stack.ts';

/** A tab was touched: its page comes, and hears of the touch. Rejects when it cannot be shown. */
export async function tabTapped(pages: PageStack, config: AppConfig, path: string): Promise<void> {
  const { list } = config.tabBar ?? { list: [] };
  const index = list.findIndex((item) => item.pagePath === path);
  if (index < 0) return;
  await pages.switchTab(`/${path}`);
  pages.top?.call('onTabItemTap', { index: String(index), pagePath: path, text: list[index]?.text ?? '' });
}

/** Carries out a change of the screen: every page whose size it changes hears, and `wx.onWindowResize` of that of the page on top. */
export function changeScreen(pages: PageStack, state: LogicState, app: AppInstance, change: () => void): void {
  const text = (page: Page): string => JSON.stringify(sizeOf(state, page.path));
  const before = new Map(pages.alive.map((page) => [page, text(page)]));
  change();
  for (const page of pages.alive) {
    if (before.get(page) === text(page)) continue;
    const resized = sizeOf(state, page.path);
    page.resize(resized);
    if (page === pages.top) app.emit('windowResize', resized);
  }
}

/** What `onResize` and `wx.onWindowResize` get. */
function sizeOf(state: LogicState, path: string): Record<string, unknown> {
  const screen = screenOf(state, path);
  const { width, height } = windowSize(state, path);
  return {
    size: { windowWidth: width, windowHeight: height, screenWidth: screen.width, screenHeight: screen.height },
    deviceOrientation: screen.width > screen.height ? 'landscape' : 'portrait',
  };
}
