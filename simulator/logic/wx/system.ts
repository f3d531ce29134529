import { type LogicState, windowSize } from '../logic-state.ts';
import { asyncApi } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Version of the base library whose behaviour the simulator follows. */
export const SDK_VERSION = '3.7.6';
const HOST_VERSION = '8.0.50';

/** The capsule at the top right, in pixels. The device draws it at the same place. */
const CAPSULE = { width: 87, height: 32, right: 7 };

export function menuButtonRect(state: LogicState): Record<string, number> {
  const { device } = state;
  const top = device.statusBarHeight + (device.navigationBarHeight - CAPSULE.height) / 2;
  const right = device.width - CAPSULE.right;
  return { width: CAPSULE.width, height: CAPSULE.height, top, right, bottom: top + CAPSULE.height, left: right - CAPSULE.width };
}

export function windowInfo(state: LogicState, path: string | undefined): Record<string, unknown> {
  const { device } = state;
  const size = windowSize(state, path);
  const bottom = device.height - device.safeAreaBottom;
  return {
    pixelRatio: device.pixelRatio,
    screenWidth: device.width,
    screenHeight: device.height,
    windowWidth: size.width,
    windowHeight: size.height,
    statusBarHeight: device.statusBarHeight,
    screenTop: size.top,
    safeArea: {
      left: 0,
      right: device.width,
      top: device.statusBarHeight,
      bottom,
      width: device.width,
      height: bottom - device.statusBarHeight,
    },
  };
}

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
    memorySize: 4096,
  });
  const getAppBaseInfo = (): Record<string, unknown> => ({
    SDKVersion: SDK_VERSION,
    enableDebug: state.envVersion !== 'release',
    host: { appId: '', env: 'WeChat', version: 0 },
    language: state.language,
    version: HOST_VERSION,
    theme: state.theme,
    fontSizeSetting: 16,
    fontSizeScaleFactor: 1,
  });
  const getSystemInfoSync = (): Record<string, unknown> => ({
    ...getWindowInfo(),
    ...getDeviceInfo(),
    ...getAppBaseInfo(),
    albumAuthorized: true,
    bluetoothEnabled: false,
    cameraAuthorized: true,
    locationAuthorized: true,
    locationEnabled: true,
    microphoneAuthorized: true,
    notificationAuthorized: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
    fontSizeSetting: 16,
    benchmarkLevel: -1,
  });
  return {
    getWindowInfo,
    getDeviceInfo,
    getAppBaseInfo,
    getSystemInfoSync,
    getSystemInfo: asyncApi(context, 'getSystemInfo', getSystemInfoSync),
    getSystemInfoAsync: asyncApi(context, 'getSystemInfoAsync', getSystemInfoSync),
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getAppAuthorizeSetting: () => ({
      albumAuthorized: 'authorized',
      bluetoothAuthorized: 'not determined',
      cameraAuthorized: 'authorized',
      locationAuthorized: 'authorized',
      locationReducedAccuracy: false,
      microphoneAuthorized: 'authorized',
      notificationAuthorized: 'authorized',
      phoneCalendarAuthorized: 'not determined',
    }),
    getSkylineInfoSync: () => ({ isSupported: false, version: '', reason: 'the page is rendered by a web view' }),
    getRendererUserAgent: asyncApi(context, 'getRendererUserAgent', () => ({ userAgent: '' })),
    getMenuButtonBoundingClientRect: () => menuButtonRect(state),
    getLaunchOptionsSync: () => ({ ...state.launch, referrerInfo: {} }),
    getEnterOptionsSync: () => ({ ...state.enter, referrerInfo: {} }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: state.config.appId, envVersion: state.envVersion, version: '' },
      plugin: {},
    }),
    getExtConfigSync: () => ({}),
    getExtConfig: asyncApi(context, 'getExtConfig', () => ({ extConfig: {} })),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}
