import { ApiError } from '../api-error.ts';
import { typeName } from '../pages/page-stack.ts';
import { asyncApi } from './async-api.ts';
import { randomBytes } from './random-bytes.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const MAX_RANDOM = 1024 * 1024;

export function cryptoApis(context: WxContext): ApiMembers {
  return {
    getUserCryptoManager: () => ({
      getRandomValues: asyncApi(context, 'getRandomValues', ({ length }) => {
        if (typeof length !== 'number') {
          throw new ApiError(`parameter error: parameter.length should be Number instead of ${typeName(length)};`);
        }
        if (!Number.isInteger(length) || length < 1 || length > MAX_RANDOM) throw new ApiError(`invalid length ${length}`);
        return { randomValues: randomBytes(length) };
      }),
      getLatestUserKey: asyncApi(context, 'getLatestUserKey', () => {
        throw new ApiError('not supported by the simulator: The keys of a user are kept on the servers of the super app.');
      }),
    }),
  };
}
