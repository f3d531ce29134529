import type { AppConfig, WindowConfig } from '../protocol/build.ts';
import type { DeviceProfile, LaunchOptions, Theme } from '../protocol/device.ts';

/** What the thread was told at boot and what has changed since. */
export interface LogicState {
  baseUrl: string;
  config: AppConfig;
  device: DeviceProfile;
  theme: Theme;
  language: string;
  launch: LaunchOptions;
  /** As `launch`, but of the latest return to the foreground. */
  enter: LaunchOptions;
  envVersion: 'develop' | 'trial' | 'release';
  user: { id: string; name: string } | undefined;
  visible: boolean;
}

/** Height of the device's tab bar without the unusable strip below it. */
export const TAB_BAR_HEIGHT = 50;

export function isTabPage(config: AppConfig, path: string): boolean {
  return config.tabBar?.list.some((item) => item.pagePath === path) ?? false;
}

/** Root of the subpackage that has the page, '' for the main package. */
export function packageRootOf(config: AppConfig, path: string): string {
  return config.subpackages.find((item) => path.startsWith(`${item.root}/`))?.root ?? '';
}

/** A page's own window settings over the app's. */
export function pageWindow(config: AppConfig, path: string): WindowConfig {
  return { ...config.window, ...config.pageWindows[path] };
}

/** Pixels that a page has for itself: the screen without status bar, navigation bar and tab bar, where it has them. */
export function windowSize(state: LogicState, path: string | undefined): { width: number; height: number; top: number } {
  const { device, config } = state;
  const window = path === undefined ? config.window : pageWindow(config, path);
  const top = window.navigationStyle === 'custom' ? 0 : device.statusBarHeight + device.navigationBarHeight;
  const hasTabBar = path !== undefined && isTabPage(config, path) && !config.tabBar?.custom;
  const bottom = hasTabBar ? TAB_BAR_HEIGHT + device.safeAreaBottom : 0;
  return { width: device.width, height: device.height - top - bottom, top };
}
