import { ApiError } from '../../api-error.ts';
import { asyncApi, needs } from '../async-api.ts';
import type { ApiMembers, WxContext } from '../wx-context.ts';
import { simulate } from './simulated-api.ts';

/** Who uses the program: on phones every user has the same general name and a grey picture by now. */
export function userApis(context: WxContext): ApiMembers {
  const { state } = context;
  let loggedIn = false;
  const userInfo = (): Record<string, unknown> => {
    const info = {
      nickName: state.user?.name ?? '微信用户',
      avatarUrl: '',
      gender: 0,
      country: '',
      province: '',
      city: '',
      language: state.language,
    };
    return {
      userInfo: info,
      rawData: JSON.stringify(info),
      signature: 'simulated-signature',
      encryptedData: 'simulated-encrypted-data',
      iv: 'simulated-iv',
      cloudID: 'simulated-cloud-id',
    };
  };
  return {
    login: asyncApi(context, 'login', async () => {
      const result = await simulate(context, { api: 'login', result: { code: randomCode() }, quiet: true });
      loggedIn = true;
      return result;
    }),
    checkSession: asyncApi(context, 'checkSession', () => {
      if (!state.user && !loggedIn) throw new ApiError('session has expired');
    }),
    getUserInfo: asyncApi(context, 'getUserInfo', userInfo),
    getUserProfile: asyncApi(context, 'getUserProfile', (options) => {
      needs(options, 'desc', 'String');
      return userInfo();
    }),
    /** There is no camera to follow a plane with. */
    isVKSupport: () => false,
  };
}

/** As long as a phone's code, and another one each time. */
function randomCode(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length: 32 }, () => letters[Math.floor(Math.random() * letters.length)]).join('');
}
