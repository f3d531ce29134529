import type { AppConfig, WindowConfig } from '../protocol/build.ts';
import type { Theme } from '../protocol/device.ts';

/** A page's window settings over the app's, with `@name` values taken from the theme. */
export function windowOf(config: AppConfig, path: string, theme: Theme): WindowConfig {
  return themed({ ...config.window, ...config.pageWindows[path] }, config, theme);
}

/** Replaces string values `@name` by the theme's variable of that name. */
export function themed<T extends object>(settings: T, config: AppConfig, theme: Theme): T {
  const variables = config.themeVariables?.[theme] ?? {};
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key,
      typeof value === 'string' && value.startsWith('@') ? variables[value.slice(1)] : value,
    ]),
  ) as T;
}

export function isTabPage(config: AppConfig, path: string): boolean {
  return config.tabBar?.list.some((item) => item.pagePath === path) ?? false;
}

/** What lies behind a page that paints no background of its own. The window's `backgroundColor` shows only above a pulled page. */
export function pageBackground(theme: Theme): string {
  return theme === 'dark' ? '#191919' : '#ffffff';
}

/** The theme the app sees: only apps with `darkmode` follow the system. */
export function effectiveTheme(config: AppConfig, theme: Theme): Theme {
  return config.darkmode ? theme : 'light';
}
