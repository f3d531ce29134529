/**
 * What surrounds the phone and what a person has set on it, as far as the tools of the IDE change it. Sent whole or in part
 * by `setEnvironment`; what is absent stays as it is.
 */
import type { Orientation } from './orientation.ts';

/** `slow` is a Wi-Fi that hardly carries anything. */
export const NETWORKS = ['wifi', '5g', '4g', '3g', '2g', 'slow', 'none'] as const;
export type Network = (typeof NETWORKS)[number];

/** WGS 84, degrees; metres; metres a second. */
export interface DeviceLocation {
  latitude: number;
  longitude: number;
  accuracy: number;
  altitude: number;
  speed: number;
}

/** `denied` by the user to this mini program, `off` for the whole phone. */
export type LocationAccess = 'allowed' | 'denied' | 'off';

export interface Battery {
  /** Percent, 1 to 100. */
  level: number;
  charging: boolean;
  lowPower: boolean;
}

/**
 * How the phone lies, in degrees: `alpha` turned around the axis out of the screen (0 to 360, against the clock), `beta` the
 * top tilted up (-180 to 180), `gamma` the right side tilted down (-90 to 90). All 0: flat on a table, the top to the north.
 */
export interface Motion {
  alpha: number;
  beta: number;
  gamma: number;
}

export interface DeviceEnvironment {
  /** How the phone is held. */
  orientation: Orientation;
  /** Null: whatever the host has. */
  network: Network | null;
  /** Null: the host knows where it is. */
  location: DeviceLocation | null;
  locationAccess: LocationAccess;
  /** Font size of the platform's settings, pixels; 16 is the normal one. */
  fontSize: number;
  battery: Battery;
  motion: Motion;
  screenRecording: boolean;
  /** A screen reader runs on the phone. */
  accessibility: boolean;
}

export const FONT_SIZES = [14, 16, 18, 20, 22, 24] as const;
export const NORMAL_FONT_SIZE = 16;

export const DEFAULT_ENVIRONMENT: DeviceEnvironment = {
  orientation: 'portrait',
  network: null,
  location: null,
  locationAccess: 'allowed',
  fontSize: NORMAL_FONT_SIZE,
  battery: { level: 100, charging: true, lowPower: false },
  motion: { alpha: 0, beta: 0, gamma: 0 },
  screenRecording: false,
  accessibility: false,
};
