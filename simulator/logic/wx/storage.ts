import { ApiError } from '../api-error.ts';
import { mediaType } from '../files/media-type.ts';
import { typeName } from '../pages/page-stack.ts';
import { utf8Length } from '../utf8-length.ts';
import { asyncApi, failure, isRecord, needs } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Bytes of a token for data that are fetched ahead. */
const MAX_TOKEN = 1024;

function bytesOf(buffer: unknown): Uint8Array {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  throw new Error(`createBufferURL:fail parameter error: parameter should be ArrayBuffer instead of ${typeName(buffer)};`);
}

export function storageApis(context: WxContext): ApiMembers {
  const store = context.storage;
  /** Synchronous APIs throw an error whose text carries the API's name. */
  const sync = <T>(name: string, run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw new Error(String(failure(name, error)['errMsg']));
    }
  };
  const checkKey = (key: unknown): string => {
    if (typeof key !== 'string') throw new ApiError(`parameter error: parameter should be String instead of ${typeName(key)};`);
    return key;
  };
  const setBatch = (list: unknown): void => {
    if (!Array.isArray(list)) throw new ApiError(`parameter error: parameter.kvList should be Array instead of ${typeName(list)};`);
    for (const item of list) if (isRecord(item)) store().set(checkKey(item['key']), item['value']);
  };
  const getBatch = (list: unknown): unknown[] => {
    if (!Array.isArray(list)) throw new ApiError(`parameter error: parameter.keyList should be Array instead of ${typeName(list)};`);
    return list.map((key) => store().get(checkKey(key)) ?? '');
  };
  let fetchToken: string | undefined;
  return {
    createBufferURL: (buffer: unknown): string => {
      const bytes = bytesOf(buffer);
      return context.powers.createUrl(bytes, mediaType('', bytes));
    },
    revokeBufferURL: (url: unknown): void => URL.revokeObjectURL(String(url)),
    setBackgroundFetchToken: asyncApi(context, 'setBackgroundFetchToken', (options) => {
      needs(options, 'token', 'String');
      const token = options['token'] as string;
      if (utf8Length(token) > MAX_TOKEN) throw new ApiError('token exceed max length');
      fetchToken = token;
    }),
    getBackgroundFetchToken: asyncApi(context, 'getBackgroundFetchToken', () => {
      if (fetchToken === undefined) throw new ApiError('token not found');
      return { token: fetchToken };
    }),
    getStorageSync: (key: unknown) => sync('getStorageSync', () => (store().has(checkKey(key)) ? store().get(key as string) : '')),
    setStorageSync: (key: unknown, value: unknown) => sync('setStorageSync', () => store().set(checkKey(key), value)),
    removeStorageSync: (key: unknown) => sync('removeStorageSync', () => store().remove(checkKey(key))),
    clearStorageSync: () => store().clear(),
    getStorageInfoSync: () => store().info(),
    batchSetStorageSync: (list: unknown) => sync('batchSetStorageSync', () => setBatch(list)),
    batchGetStorageSync: (list: unknown) => sync('batchGetStorageSync', () => getBatch(list)),
    getStorage: asyncApi(context, 'getStorage', (options) => {
      needs(options, 'key', 'String');
      const key = options['key'] as string;
      if (!store().has(key)) throw new ApiError('data not found');
      return { data: store().get(key) };
    }),
    setStorage: asyncApi(context, 'setStorage', (options) => {
      needs(options, 'key', 'String');
      store().set(options['key'] as string, options['data']);
    }),
    removeStorage: asyncApi(context, 'removeStorage', (options) => {
      needs(options, 'key', 'String');
      store().remove(options['key'] as string);
    }),
    clearStorage: asyncApi(context, 'clearStorage', () => store().clear()),
    getStorageInfo: asyncApi(context, 'getStorageInfo', () => store().info()),
    batchSetStorage: asyncApi(context, 'batchSetStorage', ({ kvList }) => setBatch(kvList)),
    batchGetStorage: asyncApi(context, 'batchGetStorage', ({ keyList }) => ({ dataList: getBatch(keyList) })),
  };
}
