import { NORMAL_FONT_SIZE } from '../../protocol/environment.ts';
import { openingOf } from '../app-instance.ts';
import { type LogicState, screenOf, windowSize } from '../logic-state.ts';
import { asyncApi, bridgedApi } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Version of the base library whose behaviour the simulator follows. */
export const SDK_VERSION = '3.7.6';
const HOST_VERSION = '8.0.50';

/** The capsule at the top right, in pixels. The device draws it at the same place. */
const CAPSULE = { width: 87, height: 32, right: 7 };

export function menuButtonRect(state: LogicState, path: string | undefined): Record<string, number> {
  const device = screenOf(state, path);
  const top = device.statusBarHeight + (device.navigationBarHeight - CAPSULE.height) / 2;
  const right = device.width - (device.safeAreaRight ?? 0) - CAPSULE.right;
  return { width: CAPSULE.width, height: CAPSULE.height, top, right, bottom: top + CAPSULE.height, left: right - CAPSULE.width };
}

export function windowInfo(state: LogicState, path: string | undefined): Record<string, unknown> {
  const device = screenOf(state, path);
  const size = windowSize(state, path);
  const top = device.safeAreaTop ?? device.statusBarHeight;
  const bottom = device.height - device.safeAreaBottom;
  const left = device.safeAreaLeft ?? 0;
  const right = device.width - (device.safeAreaRight ?? 0);
  return {
    pixelRatio: device.pixelRatio,
    screenWidth: device.width,
    screenHeight: device.height,
    windowWidth: size.width,
    windowHeight: size.height,
    statusBarHeight: device.statusBarHeight,
    screenTop: size.top,
    safeArea: { left, right, top, bottom, width: right - left, height: bottom - top },
  };
}

const NO_SKYLINE = { isSupported: false, version: '', reason: 'SwitchRender option set to webview' };

export function systemApis(context: WxContext): ApiMembers {
  const { state } = context;
  const getWindowInfo = (): Record<string, unknown> => windowInfo(state, context.pages.top?.path);
  const getDeviceInfo = (): Record<string, unknown> => ({
    abi: 'arm64',
    deviceAbi: 'arm64',
    benchmarkLevel: -1,
    brand: state.device.brand,
    model: state.device.model,
    system: state.device.system,
    platform: state.device.platform,
    cpuType: 'unknown',
    memorySize: '4096',
  });
  const getAppBaseInfo = (): Record<string, unknown> => ({
    SDKVersion: SDK_VERSION,
    enableDebug: state.envVersion !== 'release',
    host: { appId: '', env: 'WeChat', version: 0 },
    language: state.language,
    version: HOST_VERSION,
    // Programs that know no dark theme are not told of any.
    theme: state.config.darkmode ? state.theme : undefined,
    fontSizeSetting: state.environment.fontSize,
    fontSizeScaleFactor: state.environment.fontSize / NORMAL_FONT_SIZE,
  });
  const getSystemSetting = (): Record<string, unknown> => {
    const { network, locationAccess } = state.environment;
    const { width, height } = screenOf(state, context.pages.top?.path);
    return {
      bluetoothEnabled: false,
      locationEnabled: locationAccess !== 'off',
      wifiEnabled: network === null || network === 'wifi' || network === 'slow',
      deviceOrientation: width > height ? 'landscape' : 'portrait',
    };
  };
  const getAppAuthorizeSetting = (): Record<string, unknown> => ({
    albumAuthorized: 'authorized',
    bluetoothAuthorized: 'not determined',
    cameraAuthorized: 'authorized',
    locationAuthorized: state.environment.locationAccess === 'denied' ? 'denied' : 'authorized',
    locationReducedAccuracy: false,
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    notificationAlertAuthorized: 'authorized',
    notificationBadgeAuthorized: 'authorized',
    notificationSoundAuthorized: 'authorized',
    phoneCalendarAuthorized: 'not determined',
  });
  const getSystemInfoSync = (): Record<string, unknown> => ({
    ...getWindowInfo(),
    ...getDeviceInfo(),
    ...getAppBaseInfo(),
    ...getSystemSetting(),
    ...Object.fromEntries(
      Object.entries(getAppAuthorizeSetting()).map(([name, value]) => [name, typeof value === 'boolean' ? value : value === 'authorized']),
    ),
  });
  return {
    getWindowInfo,
    getDeviceInfo,
    getAppBaseInfo,
    getSystemInfoSync,
    getSystemInfo: asyncApi(context, 'getSystemInfo', getSystemInfoSync),
    getSystemInfoAsync: asyncApi(context, 'getSystemInfoAsync', getSystemInfoSync),
    getDeviceBenchmarkInfo: asyncApi(context, 'getDeviceBenchmarkInfo', () => ({ benchmarkLevel: -1, modelLevel: 0 })),
    getSystemSetting,
    getAppAuthorizeSetting,
    getSkylineInfoSync: () => ({ ...NO_SKYLINE }),
    getSkylineInfo: asyncApi(context, 'getSkylineInfo', () => ({ ...NO_SKYLINE })),
    getRendererUserAgent: bridgedApi(context, 'getRendererUserAgent'),
    getMenuButtonBoundingClientRect: () => menuButtonRect(state, context.pages.top?.path),
    getLaunchOptionsSync: () => openingOf(state.launch),
    getEnterOptionsSync: () => openingOf(state.enter),
    getAccountInfoSync: () => ({
      miniProgram: { appId: state.config.appId, envVersion: state.envVersion, version: '' },
      plugin: {},
    }),
    getExtConfigSync: () => ({}),
    getExtConfig: asyncApi(context, 'getExtConfig', () => ({ extConfig: {} })),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}
