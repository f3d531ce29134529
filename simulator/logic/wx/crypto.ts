import { ApiError } from '../api-error.ts';
import { typeName } from '../pages/page-stack.ts';
import { asyncApi } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const MAX_RANDOM = 1024 * 1024;

/** Most bytes that one call of the browser's generator fills. */
const CHUNK = 65_536;

export function cryptoApis(context: WxContext): ApiMembers {
  return {
    getUserCryptoManager: () => ({
      getRandomValues: asyncApi(context, 'getRandomValues', ({ length }) => {
        if (typeof length !== 'number') {
          throw new ApiError(`parameter error: parameter.length should be Number instead of ${typeName(length)};`);
        }
        if (!Number.isInteger(length) || length < 1 || length > MAX_RANDOM) throw new ApiError(`invalid length ${length}`);
        const bytes = new Uint8Array(length);
        for (let at = 0; at < length; at += CHUNK) crypto.getRandomValues(bytes.subarray(at, at + CHUNK));
        return { randomValues: bytes.buffer };
      }),
      getLatestUserKey: asyncApi(context, 'getLatestUserKey', () => {
        throw new ApiError('not supported by the simulator: The keys of a user are kept on the servers of the super app.');
      }),
    }),
  };
}
