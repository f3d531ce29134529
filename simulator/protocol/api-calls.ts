/**
 * Every name that the logic thread may put into a `call`: the one list of those who ask (the APIs of `simulator/logic`) and
 * those who answer (the device, and the embedder's hosts).
 */

/** Answered by the device document itself. */
export const DEVICE_APIS = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'showModal',
  'showActionSheet',
  'previewImage',
  'startPullDownRefresh',
  'stopPullDownRefresh',
  'setTabBarItem',
  'setTabBarStyle',
  'setTabBarBadge',
  'removeTabBarBadge',
  'showTabBarRedDot',
  'hideTabBarRedDot',
  'showTabBar',
  'hideTabBar',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'hideKeyboard',
  'vibrate',
  'simulate',
] as const;
export type DeviceApi = (typeof DEVICE_APIS)[number];

/**
 * What the logic thread says of its storage. Each is sent when the app makes the change, and its answer only means that the
 * host has it.
 */
export interface StorageCalls {
  /** `json` is the value as JSON text. */
  storageSet: { key: string; json: string };
  storageRemove: { key: string };
  storageClear: Record<string, never>;
}
export type StorageApi = keyof StorageCalls;

/** Passed on to the embedder as a hostCall. A host answers those that it can honour and refuses the others. */
export type HostApi =
  | StorageApi
  | 'request'
  | 'downloadFile'
  | 'uploadFile'
  /** `{ call }`: ends the transfer of that number. */
  | 'abort'
  | 'connectSocket'
  | 'sendSocketMessage'
  | 'closeSocket'
  | 'getNetworkType'
  | 'setClipboardData'
  | 'getClipboardData'
  | 'getLocation'
  | 'scanCode'
  | 'chooseImage'
  | 'chooseMedia'
  | 'getImageInfo'
  | 'login'
  | 'openUrl';

export type CallApi = DeviceApi | HostApi;

const STORAGE_APIS: Record<StorageApi, true> = { storageSet: true, storageRemove: true, storageClear: true };

export function isStorageApi(api: string): api is StorageApi {
  return Object.hasOwn(STORAGE_APIS, api);
}

export function isDeviceApi(api: string): api is DeviceApi {
  return (DEVICE_APIS as readonly string[]).includes(api);
}

/** The storage (key to JSON text) after a call that changes it. What is no such call leaves it as it is. */
export function storageAfter(storage: Record<string, string>, api: string, args: unknown): Record<string, string> {
  if (!isStorageApi(api)) return storage;
  if (api === 'storageClear') return {};
  const { key, json } = (args ?? {}) as Partial<StorageCalls['storageSet']>;
  if (typeof key !== 'string') return storage;
  if (api === 'storageSet') return typeof json === 'string' ? { ...storage, [key]: json } : storage;
  return Object.fromEntries(Object.entries(storage).filter(([name]) => name !== key));
}
