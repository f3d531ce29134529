import type { PageLayer } from './page-layer.ts';
import { isTabPage, pageBackground, windowOf } from './page-settings.ts';
import type { PhoneState } from './phone-state.ts';

/** Gives a page the bar and the room above it that its window settings and its place in the stack ask for. */
export function dressPage(layer: PageLayer, { config, theme, stack }: PhoneState): void {
  const { page } = layer;
  if (!page) return;
  const window = windowOf(config, page.path, theme);
  const index = stack.findIndex((entry) => entry.pageId === page.pageId);
  const first = isTabPage(config, page.path) || page.path === config.entryPagePath;
  layer.bar.set({ navigationBarTextStyle: 'white', ...window }, index > 0 ? 'deeper' : first ? 'first' : 'home');
  layer.root.classList.toggle('custom-bar', layer.bar.custom);
  layer.pull.enabled = window.enablePullDownRefresh === true;
  layer.pull.lightDots = window.backgroundTextStyle === 'light';
  layer.pull.background = window.backgroundColor ?? pageBackground(theme);
}
