/** A phone or tablet as it is sold, standing upright. Pixels are those of CSS. */
export interface DeviceProfile {
  name: string;
  /** CSS pixels of the screen, portrait. */
  width: number;
  height: number;
  pixelRatio: number;
  statusBarHeight: number;
  /** Height of the navigation bar below the status bar. */
  navigationBarHeight: number;
  /** Unusable pixels at the bottom (home indicator). */
  safeAreaBottom: number;
  /** Corner radius of the screen. */
  radius: number;
  platform: 'ios' | 'android';
  system: string;
  model: string;
  brand: string;
  /** Unusable pixels at the top where they are more than the status bar. */
  safeAreaTop?: number;
  /** Unusable pixels at the sides; a phone that stands upright has none. */
  safeAreaLeft?: number;
  safeAreaRight?: number;
  /** What the camera takes out of the screen. */
  cutout?: 'notch' | 'island' | 'hole';
  tablet?: boolean;
  /** The same device held sideways: unusable pixels at both sides and at the bottom. */
  landscape?: { statusBarHeight: number; side: number; bottom: number };
  /** A real device: it is as it is held, and nothing is turned. */
  fixed?: boolean;
}
