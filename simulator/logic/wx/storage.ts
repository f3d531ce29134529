import { ApiError } from '../api-error.ts';
import { typeName } from '../pages/page-stack.ts';
import { asyncApi, failure, isRecord, needs } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

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
  return {
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
