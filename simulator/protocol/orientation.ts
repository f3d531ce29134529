import type { AppConfig } from './build.ts';
import type { DeviceProfile } from './device-profile.ts';

export type Orientation = 'portrait' | 'landscape';

/**
 * How a page stands on a phone that is held `held`: phones follow `pageOrientation` of the page, then of the app, and stand
 * upright without it; tablets turn when app.json says `resizable`.
 */
export function orientationOf(config: AppConfig, path: string | undefined, device: DeviceProfile, held: Orientation): Orientation {
  if (device.fixed) return device.width > device.height ? 'landscape' : 'portrait';
  if (device.tablet) return config.resizable ? held : 'portrait';
  const own = path === undefined ? undefined : config.pageWindows[path]?.pageOrientation;
  const wanted = own ?? config.window.pageOrientation ?? 'portrait';
  return wanted === 'auto' ? held : wanted;
}

/** The device as it is when it stands that way: sizes, status bar and safe areas of `landscape` instead of those upright. */
export function turned(device: DeviceProfile, orientation: Orientation): DeviceProfile {
  if (device.fixed || orientation === 'portrait') return device;
  const { landscape } = device;
  const side = landscape?.side ?? 0;
  return {
    ...device,
    width: device.height,
    height: device.width,
    statusBarHeight: landscape?.statusBarHeight ?? device.statusBarHeight,
    safeAreaTop: landscape?.statusBarHeight ?? device.statusBarHeight,
    safeAreaBottom: landscape?.bottom ?? device.safeAreaBottom,
    safeAreaLeft: side,
    safeAreaRight: side,
  };
}
