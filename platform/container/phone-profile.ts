import type { DeviceProfile } from '../../simulator/protocol/device.ts';

/** Phones are narrower than this; on wider screens the page shows a phone-sized column. */
const WIDEST_PHONE = 600;
const COLUMN = { width: 393, height: 852 };

/** What the browser tells of the phone that it runs on. The status bar and the safe areas are the system's own. */
export function phoneProfile(view: { width: number; height: number; pixelRatio: number; userAgent: string }): DeviceProfile {
  const narrow = view.width <= WIDEST_PHONE;
  const ios = /iPhone|iPad|iPod/.test(view.userAgent);
  const system = /(?:Android [\d.]+|OS [\d_]+)/.exec(view.userAgent)?.[0].replaceAll('_', '.') ?? 'Web';
  return {
    name: 'This device',
    width: narrow ? view.width : COLUMN.width,
    height: narrow ? view.height : Math.min(COLUMN.height, view.height),
    pixelRatio: view.pixelRatio,
    statusBarHeight: 0,
    navigationBarHeight: 44,
    safeAreaBottom: 0,
    radius: 0,
    platform: ios ? 'ios' : 'android',
    system: ios ? `i${system}` : system,
    model: ios ? 'iPhone' : 'Web container',
    brand: ios ? 'Apple' : 'Web',
    fixed: true,
  };
}

export function currentProfile(): DeviceProfile {
  return phoneProfile({
    width: window.innerWidth,
    height: window.innerHeight,
    pixelRatio: window.devicePixelRatio,
    userAgent: navigator.userAgent,
  });
}
