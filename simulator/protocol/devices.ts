import type { DeviceProfile } from './device.ts';

/** Device profiles the simulator offers; the first is the default. Sizes in CSS pixels, from the makers' data sheets. */
export const DEVICES: readonly DeviceProfile[] = [
  device('iPhone 15', 393, 852, 3, 54, 34, 48, 'ios', 'iOS 17.4', 'Apple'),
  device('iPhone SE', 375, 667, 2, 20, 0, 0, 'ios', 'iOS 16.7', 'Apple'),
  device('iPhone 15 Pro Max', 430, 932, 3, 59, 34, 52, 'ios', 'iOS 17.4', 'Apple'),
  device('Pixel 9', 412, 915, 2.625, 36, 24, 36, 'android', 'Android 15', 'Google'),
  device('Galaxy A15', 384, 854, 2.8125, 30, 16, 24, 'android', 'Android 14', 'Samsung'),
  device('iPad mini', 744, 1133, 2, 24, 20, 18, 'ios', 'iPadOS 17.4', 'Apple'),
];

function device(
  name: string,
  width: number,
  height: number,
  pixelRatio: number,
  statusBarHeight: number,
  safeAreaBottom: number,
  radius: number,
  platform: 'ios' | 'android',
  system: string,
  brand: string,
): DeviceProfile {
  const navigationBarHeight = platform === 'ios' ? 44 : 48;
  return {
    name,
    width,
    height,
    pixelRatio,
    statusBarHeight,
    navigationBarHeight,
    safeAreaBottom,
    radius,
    platform,
    system,
    model: name,
    brand,
  };
}
