import type { DeviceEnvironment, DeviceLocation } from '../../protocol/environment.ts';
import { ApiError } from '../api-error.ts';
import { asyncApi, isRecord } from './async-api.ts';
import { gcj02 } from './gcj02.ts';
import { Listeners } from './listeners.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Milliseconds between two places told while the location is followed. */
const EVERY = 1000;
/** Decimals of a degree that a fuzzy location keeps: about a kilometre. */
const FUZZY = 100;
/** What `onLocationChangeError` says when the user refused, and when the phone's location is off. */
const ERROR_CODES = { denied: 1, off: 2 };

/** Where the phone is: from the IDE's tools, or from the host where there are none. */
export function locationApis(context: WxContext): ApiMembers {
  const { state } = context;
  const changes = new Listeners(context, 'onLocationChange');
  const errors = new Listeners(context, 'onLocationChangeError');
  let following: { type: string; background: boolean; timer: ReturnType<typeof setInterval> } | undefined;

  const place = async (type: unknown): Promise<Record<string, unknown>> => {
    const { location, locationAccess } = state.environment;
    if (locationAccess === 'denied') throw new ApiError('auth deny');
    if (locationAccess === 'off') throw new ApiError('system permission denied');
    const found = location ? placeOf(location) : ((await context.bridge.call('getLocation', { type: 'wgs84' })) as Record<string, unknown>);
    return type === 'gcj02' && isRecord(found) ? { ...found, ...gcj02(found as unknown as DeviceLocation) } : found;
  };
  const tell = async (): Promise<void> => {
    if (!following || (!state.visible && !following.background)) return;
    try {
      const found = await place(following.type);
      if (following) changes.emit(found);
    } catch {
      const { locationAccess } = state.environment;
      errors.emit({ errCode: locationAccess === 'allowed' ? ERROR_CODES.off : ERROR_CODES[locationAccess] });
    }
  };
  const stop = (): void => {
    clearInterval(following?.timer);
    following = undefined;
  };
  const start = (background: boolean) => async (options: Record<string, unknown>) => {
    await place('wgs84');
    stop();
    following = { type: String(options['type'] ?? 'gcj02'), background, timer: setInterval(() => void tell(), EVERY) };
    void tell();
  };
  context.bridge.onHostEvent('environmentChange', (detail) => {
    const { before, after } = detail as { before: DeviceEnvironment; after: DeviceEnvironment };
    if (before.location !== after.location || before.locationAccess !== after.locationAccess) void tell();
  });
  return {
    getLocation: asyncApi(context, 'getLocation', ({ type }) => place(type)),
    getFuzzyLocation: asyncApi(context, 'getFuzzyLocation', async ({ type }) => {
      const { latitude, longitude } = await place(type);
      return { latitude: Math.round(Number(latitude) * FUZZY) / FUZZY, longitude: Math.round(Number(longitude) * FUZZY) / FUZZY };
    }),
    startLocationUpdate: asyncApi(context, 'startLocationUpdate', start(false)),
    startLocationUpdateBackground: asyncApi(context, 'startLocationUpdateBackground', start(true)),
    stopLocationUpdate: asyncApi(context, 'stopLocationUpdate', stop),
    onLocationChange: changes.on,
    offLocationChange: changes.off,
    onLocationChangeError: errors.on,
    offLocationChangeError: errors.off,
  };
}

function placeOf({ latitude, longitude, accuracy, altitude, speed }: DeviceLocation): Record<string, unknown> {
  return { latitude, longitude, speed, accuracy, altitude, verticalAccuracy: accuracy, horizontalAccuracy: accuracy };
}
