import type { DeviceProfile } from './device-profile.ts';

type Shape = Pick<DeviceProfile, 'name' | 'width' | 'height' | 'pixelRatio' | 'statusBarHeight' | 'radius'> & Partial<DeviceProfile>;

/**
 * Device profiles the simulator offers; the first is the default. Sizes in CSS pixels, from the makers' data sheets: the
 * screen's pixels divided by the density that the system uses out of the box.
 */
export const DEVICES: readonly DeviceProfile[] = [
  iphone({ name: 'iPhone 15', width: 393, height: 852, statusBarHeight: 54, safeAreaTop: 59, radius: 48, cutout: 'island' }, '17.4'),
  iphone({ name: 'iPhone SE', width: 375, height: 667, pixelRatio: 2, statusBarHeight: 20, safeAreaBottom: 0, radius: 0 }, '16.7'),
  iphone({ name: 'iPhone 13 mini', width: 375, height: 812, statusBarHeight: 50, radius: 44, cutout: 'notch' }, '16.7'),
  iphone({ name: 'iPhone 11', width: 414, height: 896, pixelRatio: 2, statusBarHeight: 48, radius: 42, cutout: 'notch' }, '17.4'),
  iphone({ name: 'iPhone 14', width: 390, height: 844, statusBarHeight: 47, radius: 47, cutout: 'notch' }, '17.4'),
  iphone(
    { name: 'iPhone 15 Pro Max', width: 430, height: 932, statusBarHeight: 54, safeAreaTop: 59, radius: 52, cutout: 'island' },
    '17.4',
  ),
  iphone({ name: 'iPhone 16 Pro', width: 402, height: 874, statusBarHeight: 54, safeAreaTop: 62, radius: 56, cutout: 'island' }, '18.4'),
  android({ name: 'Pixel 9', width: 412, height: 923, pixelRatio: 2.625, statusBarHeight: 36, radius: 36, cutout: 'hole' }, '15', 'Google'),
  android(
    { name: 'Galaxy A15', width: 384, height: 832, pixelRatio: 2.8125, statusBarHeight: 30, radius: 24, cutout: 'hole' },
    '14',
    'Samsung',
  ),
  android({ name: 'Galaxy S24', width: 360, height: 780, pixelRatio: 3, statusBarHeight: 32, radius: 32, cutout: 'hole' }, '14', 'Samsung'),
  android(
    { name: 'Redmi Note 13', width: 393, height: 873, pixelRatio: 2.75, statusBarHeight: 33, radius: 28, cutout: 'hole' },
    '13',
    'Xiaomi',
  ),
  android({ name: 'Huawei P30', width: 360, height: 780, pixelRatio: 3, statusBarHeight: 30, radius: 20, cutout: 'notch' }, '10', 'HUAWEI'),
  tablet(iphone({ name: 'iPad mini', width: 744, height: 1133, pixelRatio: 2, statusBarHeight: 24, radius: 18 }, '17.4', 'iPadOS')),
  tablet(iphone({ name: 'iPad Pro 11', width: 834, height: 1194, pixelRatio: 2, statusBarHeight: 24, radius: 18 }, '17.4', 'iPadOS')),
  tablet(android({ name: 'Galaxy Tab S9', width: 800, height: 1280, pixelRatio: 2, statusBarHeight: 24, radius: 14 }, '14', 'Samsung')),
];

/** Held sideways an iPhone hides its status bar, and keeps clear of the corners and of what is cut out of the screen. */
function iphone(shape: Omit<Shape, 'pixelRatio'> & { pixelRatio?: number }, version: string, system = 'iOS'): DeviceProfile {
  const round = shape.safeAreaBottom !== 0;
  return {
    pixelRatio: 3,
    safeAreaBottom: system === 'iPadOS' ? 20 : 34,
    navigationBarHeight: 44,
    platform: 'ios',
    system: `${system} ${version}`,
    model: shape.name,
    brand: 'Apple',
    landscape: { statusBarHeight: 0, side: shape.cutout ? (shape.safeAreaTop ?? shape.statusBarHeight) : 0, bottom: round ? 21 : 0 },
    ...shape,
  };
}

function android(shape: Shape, version: string, brand: string): DeviceProfile {
  const side = shape.cutout ? shape.statusBarHeight : 0;
  return {
    safeAreaBottom: 16,
    navigationBarHeight: 48,
    platform: 'android',
    system: `Android ${version}`,
    model: shape.name,
    brand,
    landscape: { statusBarHeight: 24, side, bottom: 16 },
    ...shape,
  };
}

function tablet(device: DeviceProfile): DeviceProfile {
  const { statusBarHeight, safeAreaBottom } = device;
  return { ...device, tablet: true, landscape: { statusBarHeight, side: 0, bottom: safeAreaBottom } };
}

/** The device of that name, in any case; undefined when there is none. */
export function deviceNamed(name: string): DeviceProfile | undefined {
  return DEVICES.find((device) => device.name.toLowerCase() === name.toLowerCase());
}
