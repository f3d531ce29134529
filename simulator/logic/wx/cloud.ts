import { ApiError } from '../api-error.ts';
import { asyncApi } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const CALLS = [
  'callFunction',
  'callContainer',
  'uploadFile',
  'downloadFile',
  'deleteFile',
  'getTempFileURL',
  'getOpenData',
  'connectContainer',
];
/** What a query or a collection ends with; everything before it only describes what is wanted. */
const ENDS = ['get', 'add', 'update', 'remove', 'set', 'count', 'end', 'createCollection', 'startTransaction', 'runTransaction'];

/**
 * `wx.cloud`: there is no cloud behind the simulator, so every call fails and is reported as missing. What only describes a
 * query works, because programs build queries while they load.
 */
export function cloudApis(context: Pick<WxContext, 'guard' | 'reportMissing'>): ApiMembers {
  const failing = (name: string) => {
    const fail = asyncApi(context, name, () => {
      throw new ApiError('the simulator has no cloud', -601034);
    });
    return (options?: Record<string, unknown>): unknown => {
      context.reportMissing(name);
      const result = fail(options);
      // The `missing` message tells already; most callers try and go on.
      result?.catch(() => {});
      return result;
    };
  };
  const description = (): unknown =>
    new Proxy(() => description(), {
      get(_target, name): unknown {
        if (typeof name === 'symbol' || name === 'then' || name === 'toJSON') return undefined;
        if (name === 'watch') return () => ({ close: () => Promise.resolve() });
        return ENDS.includes(name) ? failing(`cloud.database.${name}`) : description();
      },
    });
  const cloud = (): Record<string, unknown> => ({
    init: () => undefined,
    database: description,
    ...Object.fromEntries(CALLS.map((name) => [name, failing(`cloud.${name}`)])),
  });
  /** `new wx.cloud.Cloud(...)`: an instance for the environment of another mini program. */
  function Cloud(): Record<string, unknown> {
    return cloud();
  }
  return { cloud: { ...cloud(), Cloud, CloudID: class {} } };
}
