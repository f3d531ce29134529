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
  'previewMedia',
  'chooseFiles',
  'probeVideo',
  'audio',
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
  /** `{ path, query }`: the app starts anew with this page. */
  'restart',
  'simulate',
  'scanCode',
  'showShare',
  'applyUpdate',
  'setScreenBrightness',
  'setKeepScreenOn',
  'getSelectedTextRange',
  'getRendererUserAgent',
  'setVisualEffectOnCapture',
  'permission',
  'permissions',
  'openSetting',
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

/**
 * What the logic thread says of the files that the app keeps, as of its storage. Paths are `usr/a/b.txt` of the user folder and
 * `store_NAME` of saved files. What a host keeps it serves at `/files/PATH` of the session's origin, and the list of it
 * (`KeptFile[]` as JSON) at `/files/`; files of a host that serves nothing there end with the program.
 */
export interface FileCalls {
  /** Puts bytes at an offset and ends the file behind `size`. Makes the file, and nothing above it. */
  fileWrite: { path: string; offset: number; size: number; bytes: ArrayBuffer };
  fileMakeFolder: { path: string };
  /** A folder goes with all that is in it. */
  fileRemove: { path: string };
  fileRename: { from: string; to: string };
}
export type FileApi = keyof FileCalls;

export interface KeptFile {
  path: string;
  folder: boolean;
  /** Bytes. */
  size: number;
  /** Milliseconds since the epoch. */
  created: number;
  modified: number;
}

/** What a player of sounds shall do; `set` changes what is given with it. Times in seconds. */
export interface AudioCommand {
  player: number;
  act: 'set' | 'play' | 'pause' | 'stop' | 'seek' | 'destroy';
  src?: string;
  startTime?: number;
  autoplay?: boolean;
  loop?: boolean;
  /** 0 to 1. */
  volume?: number;
  playbackRate?: number;
  position?: number;
}

/** What a player says of itself: the host event `audio`. */
export interface AudioEvent {
  player: number;
  type: 'canplay' | 'play' | 'pause' | 'stop' | 'ended' | 'timeUpdate' | 'error' | 'waiting' | 'seeking' | 'seeked';
  currentTime: number;
  duration: number;
  buffered: number;
  paused: boolean;
  errCode?: number;
  errMsg?: string;
}

/** Passed on to the embedder as a hostCall. A host answers those that it can honour and refuses the others. */
export type HostApi =
  | StorageApi
  | FileApi
  | 'request'
  | 'downloadFile'
  | 'uploadFile'
  /** `{ call }`: ends the transfer of that number. */
  | 'abort'
  /** `{ url }`: may a `web-view` show this page? */
  | 'openWebView'
  | 'connectSocket'
  | 'sendSocketMessage'
  | 'closeSocket'
  | 'getNetworkType'
  | 'setClipboardData'
  | 'getClipboardData'
  | 'getLocation'
  /** `{ width, height, data }`, RGBA: the text of the QR code in a picture, `{ text }`; '' when there is none. */
  | 'decodeCode'
  | 'chooseImage'
  | 'chooseMedia'
  | 'getImageInfo'
  | 'scanCode'
  | 'login';

export type CallApi = DeviceApi | HostApi;

const STORAGE_APIS: Record<StorageApi, true> = { storageSet: true, storageRemove: true, storageClear: true };

const FILE_APIS: Record<FileApi, true> = { fileWrite: true, fileMakeFolder: true, fileRemove: true, fileRename: true };

/** Whether a call changes what the host keeps for the app: those are heard even after the thread was told to end. */
export function isKeepingApi(api: string): boolean {
  return isStorageApi(api) || isFileApi(api);
}

export function isFileApi(api: string): api is FileApi {
  return Object.hasOwn(FILE_APIS, api);
}

export function isStorageApi(api: string): api is StorageApi {
  return Object.hasOwn(STORAGE_APIS, api);
}

export function isDeviceApi(api: string): api is DeviceApi {
  return (DEVICE_APIS as readonly string[]).includes(api);
}

/** Makes the change of a call in a copy of the storage (key to JSON text). What is no such call leaves it as it is. */
export function keepStorage(storage: Map<string, string>, api: string, args: unknown): void {
  if (!isStorageApi(api)) return;
  const { key, json } = (args ?? {}) as Partial<StorageCalls['storageSet']>;
  if (api === 'storageClear') storage.clear();
  else if (typeof key !== 'string') return;
  else if (api === 'storageRemove') storage.delete(key);
  else if (typeof json === 'string') storage.set(key, json);
}
