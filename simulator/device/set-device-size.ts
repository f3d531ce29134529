import type { DeviceProfile } from '../protocol/device.ts';

/** Gives the phone's own style sheet its measures. */
export function setDeviceSize(root: HTMLElement, device: DeviceProfile): void {
  const pixels = {
    width: device.width,
    height: device.height,
    'status-height': device.statusBarHeight,
    'navigation-height': device.navigationBarHeight,
    'safe-bottom': device.safeAreaBottom,
  };
  for (const [name, value] of Object.entries(pixels)) root.style.setProperty(`--${name}`, `${value}px`);
}
