import type { DeviceProfile } from '../protocol/device.ts';

/**
 * Gives the phone's own style sheet the measures of the screen, or of one page that stands another way than it. What is the same
 * is not set again, which the browser would take for a change.
 */
export function setDeviceSize(root: HTMLElement, device: DeviceProfile): void {
  const pixels = {
    width: device.width,
    height: device.height,
    'status-height': device.statusBarHeight,
    'navigation-height': device.navigationBarHeight,
    'safe-bottom': device.safeAreaBottom,
    'safe-left': device.safeAreaLeft ?? 0,
    'safe-right': device.safeAreaRight ?? 0,
  };
  for (const [name, value] of Object.entries(pixels)) {
    const property = `--${name}`;
    if (root.style.getPropertyValue(property) !== `${value}px`) root.style.setProperty(property, `${value}px`);
  }
}
