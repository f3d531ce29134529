import type { DeviceEnvironment, Network } from '../../protocol/environment.ts';
import { ApiError } from '../api-error.ts';
import { showShare } from '../sharing.ts';
import { asyncApi, bridgedApi, isRecord, needs, plainOptions } from './async-api.ts';
import { Listeners } from './listeners.ts';
import { randomBytes } from './random-bytes.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const MAX_RANDOM = 1_048_576;
/** Milliseconds that a poster may take to be made. */
const POSTER_TIME = 3000;
/** dBm of a good and of a weak signal. */
const SIGNAL = { good: -50, weak: -95 };
const INTERVALS = new Set(['day', 'week', 'month', 'year']);

const isWeak = (network: Network | null): boolean => network === 'slow' || network === '2g';
/** The platform knows no `slow`: it is a weak Wi-Fi. */
const typeOf = (network: Network | null): string => (network === null || network === 'slow' ? 'wifi' : network);

/** Battery, network, keys, screen and the phone's own apps. What the tools of the IDE set is in the state's environment. */
export function phoneApis(context: WxContext): ApiMembers {
  const { state, bridge } = context;
  const battery = (): Record<string, unknown> => {
    const { level, charging, lowPower } = state.environment.battery;
    return { level, isCharging: charging, isLowPowerModeEnabled: lowPower };
  };
  const listeners = {
    BatteryInfoChange: new Listeners(context, 'onBatteryInfoChange'),
    NetworkWeakChange: new Listeners(context, 'onNetworkWeakChange'),
    ScreenRecordingStateChanged: new Listeners(context, 'onScreenRecordingStateChanged'),
    GeneratePoster: new Listeners(context, 'onGeneratePoster'),
    DeviceOrientationChange: new Listeners(context, 'onDeviceOrientationChange'),
  };
  bridge.onHostEvent('environmentChange', (detail) => {
    const { before, after } = detail as { before: DeviceEnvironment; after: DeviceEnvironment };
    const network = typeOf(after.network);
    if (typeOf(before.network) !== network) {
      context.app.emit('networkStatusChange', { isConnected: network !== 'none', networkType: network });
    }
    if (isWeak(before.network) !== isWeak(after.network)) {
      listeners.NetworkWeakChange.emit({ weakNet: isWeak(after.network), networkType: network });
    }
    if (before.battery.lowPower !== after.battery.lowPower) {
      listeners.BatteryInfoChange.emit({ isLowPowerModeEnabled: after.battery.lowPower });
    }
    if (before.screenRecording !== after.screenRecording) {
      listeners.ScreenRecordingStateChanged.emit({ state: after.screenRecording ? 'start' : 'stop' });
    }
    if (before.orientation !== after.orientation) listeners.DeviceOrientationChange.emit({ value: after.orientation });
  });
  bridge.onHostEvent('generatePoster', () => void makePoster(context, listeners.GeneratePoster));
  const events: ApiMembers = {};
  for (const [name, one] of Object.entries(listeners)) {
    events[`on${name}`] = one.on;
    events[`off${name}`] = one.off;
  }
  return {
    ...events,
    getBatteryInfo: asyncApi(context, 'getBatteryInfo', battery),
    getBatteryInfoSync: battery,
    getNetworkType: asyncApi(context, 'getNetworkType', () => {
      const { network } = state.environment;
      if (network === null) return bridge.call('getNetworkType', {});
      const signalStrength = network === 'none' ? 0 : isWeak(network) ? SIGNAL.weak : SIGNAL.good;
      return { networkType: typeOf(network), hasSystemProxy: false, signalStrength, weakNet: isWeak(network) };
    }),
    getLocalIPAddress: asyncApi(context, 'getLocalIPAddress', () => {
      if (state.environment.network === 'none') throw new ApiError('no network');
      return { localip: '192.168.1.23', netmask: '255.255.255.0' };
    }),
    getRandomValues: asyncApi(context, 'getRandomValues', (options) => {
      needs(options, 'length', 'Number');
      const length = Math.trunc(options['length'] as number);
      if (length < 1 || length > MAX_RANDOM) throw new ApiError(`parameter error: length should be between 1 and ${MAX_RANDOM}`);
      return { randomValues: randomBytes(length) };
    }),
    getScreenRecordingState: asyncApi(context, 'getScreenRecordingState', () => ({
      state: state.environment.screenRecording ? 'on' : 'off',
    })),
    checkIsOpenAccessibility: asyncApi(context, 'checkIsOpenAccessibility', () => ({ open: state.environment.accessibility })),
    getSelectedTextRange: bridgedApi(context, 'getSelectedTextRange'),
    setVisualEffectOnCapture: bridgedApi(context, 'setVisualEffectOnCapture', (options) => {
      const { visualEffect } = options;
      if (visualEffect !== 'none' && visualEffect !== 'hidden') {
        throw new ApiError('parameter error: parameter.visualEffect should be none or hidden;');
      }
      return options;
    }),
    ...screenApis(context),
    ...phoneAppApis(context),
  };
}

/** Brightness and wakefulness: the simulator's screen follows. */
function screenApis(context: WxContext): ApiMembers {
  let brightness = 1;
  return {
    getScreenBrightness: asyncApi(context, 'getScreenBrightness', () => ({ value: brightness })),
    setScreenBrightness: asyncApi(context, 'setScreenBrightness', async (options) => {
      needs(options, 'value', 'Number');
      const value = options['value'] as number;
      if (value !== -1 && !(value >= 0 && value <= 1)) throw new ApiError('parameter error: value should be between 0 and 1');
      // -1 gives the screen back to the system.
      brightness = value === -1 ? 1 : value;
      await context.bridge.call('setScreenBrightness', { value: brightness });
    }),
    setKeepScreenOn: asyncApi(context, 'setKeepScreenOn', (options) => {
      needs(options, 'keepScreenOn', 'Boolean');
      return context.bridge.call('setKeepScreenOn', plainOptions(options));
    }),
  };
}

/** The phone's own apps, which the person leaves the mini program for: the developer says how it ends. */
function phoneAppApis(context: WxContext): ApiMembers {
  const ask = (name: string, check: (options: Record<string, unknown>) => void = () => {}): unknown =>
    asyncApi(context, name, (options) => {
      check(options);
      return context.bridge.call('simulate', { api: name, args: plainOptions(options), result: {} });
    });
  const event = (options: Record<string, unknown>): void => {
    needs(options, 'title', 'String');
    needs(options, 'startTime', 'Number');
  };
  return {
    sendSms: ask('sendSms'),
    openAppAuthorizeSetting: ask('openAppAuthorizeSetting'),
    addPhoneCalendar: ask('addPhoneCalendar', event),
    addPhoneRepeatCalendar: ask('addPhoneRepeatCalendar', (options) => {
      event(options);
      const { repeatInterval } = options;
      if (repeatInterval !== undefined && !INTERVALS.has(String(repeatInterval))) {
        throw new ApiError('parameter error: parameter.repeatInterval should be day, week, month or year;');
      }
    }),
  };
}

/** Asks the program for the poster that a captured screen becomes, and shows it as a share. */
async function makePoster(context: WxContext, listeners: Listeners): Promise<void> {
  const given = listeners.emit().find(isRecord);
  if (!given) return;
  const late = new Promise<unknown>((resolve) => setTimeout(() => resolve(undefined), POSTER_TIME));
  const promised = await Promise.race([Promise.resolve(given['promise']).catch(() => undefined), late]);
  const src = isRecord(promised) && typeof promised['src'] === 'string' ? promised['src'] : given['src'];
  showShare(context.bridge, context.pages.top, { imageUrl: String(src ?? '') });
}
