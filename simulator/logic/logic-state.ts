import type { AppConfig, WindowConfig } from '../protocol/build.ts';
import type { DeviceProfile, LaunchOptions, Theme } from '../protocol/device.ts';
import type { DeviceEnvironment } from '../protocol/environment.ts';
import { orientationOf, turned } from '../protocol/orientation.ts';

/** What the thread was told at boot and what has changed since. */
export interface LogicState {
  baseUrl: string;
  config: AppConfig;
  /** As it is when it stands upright; see `screenOf`. */
  device: DeviceProfile;
  environment: DeviceEnvironment;
  theme: Theme;
  language: string;
  launch: LaunchOptions;
  /** As `launch`, but of the latest return to the foreground. */
  enter: LaunchOptions;
  envVersion: 'develop' | 'trial' | 'release';
  user: { id: string; name: string } | undefined;
  visible: boolean;
  /** This start finds a new version. */
  update: boolean;
  /** The user agreed to the program's privacy contract. */
  privacyAgreed?: boolean;
}

/** The device as it is while the page (none: any page of the app) is on top: turned as the page stands. */
export function screenOf(state: LogicState, path: string | undefined): DeviceProfile {
  const { device, config, environment } = state;
  return turned(device, orientationOf(config, path, device, environment.orientation));
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
  const { config } = state;
  const device = screenOf(state, path);
  const window = path === undefined ? config.window : pageWindow(config, path);
  const top = window.navigationStyle === 'custom' ? 0 : device.statusBarHeight + device.navigationBarHeight;
  const hasTabBar = path !== undefined && isTabPage(config, path) && !config.tabBar?.custom;
  const bottom = hasTabBar ? TAB_BAR_HEIGHT + device.safeAreaBottom : 0;
  return { width: device.width, height: device.height - top - bottom, top };
}

/** The component that stands for the tab bar of a page; undefined when the device draws it, or there is none. */
export function customTabBarOf(config: AppConfig, path: string): string | undefined {
  return config.tabBar?.custom && isTabPage(config, path) ? 'custom-tab-bar/index' : undefined;
}
