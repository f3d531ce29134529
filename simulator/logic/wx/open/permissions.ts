import { ApiError } from '../../api-error.ts';
import { type AsyncApi, asyncApi, isRecord, needs } from '../async-api.ts';
import type { ApiMembers, WxContext } from '../wx-context.ts';

/** Permissions that a phone knows. */
const SCOPES = new Set(
  [
    'userInfo',
    'userLocation',
    'userFuzzyLocation',
    'userLocationBackground',
    'address',
    'invoiceTitle',
    'invoice',
    'werun',
    'record',
    'writePhotosAlbum',
    'camera',
    'bluetooth',
    'addPhoneContact',
    'addPhoneCalendar',
  ].map((name) => `scope.${name}`),
);

/** These ask for their permission when they are first called, and fail once it is refused. */
const GUARDED: Record<string, string> = {
  getLocation: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  startLocationUpdateBackground: 'scope.userLocationBackground',
  getFuzzyLocation: 'scope.userFuzzyLocation',
  getWeRunData: 'scope.werun',
  startRecord: 'scope.record',
  saveImageToPhotosAlbum: 'scope.writePhotosAlbum',
  saveVideoToPhotosAlbum: 'scope.writePhotosAlbum',
  openBluetoothAdapter: 'scope.bluetooth',
  createBLEPeripheralServer: 'scope.bluetooth',
  addPhoneContact: 'scope.addPhoneContact',
  addPhoneCalendar: 'scope.addPhoneCalendar',
  addPhoneRepeatCalendar: 'scope.addPhoneCalendar',
};

async function isGranted({ bridge }: WxContext, scope: string): Promise<boolean> {
  const answer = await bridge.call('permission', { scope, purpose: '' });
  return !isRecord(answer) || answer['granted'] !== false;
}

/** `authorize`, `getSetting` and `openSetting`: one store of permissions for the session, kept by the device. */
export function permissionApis(context: WxContext): ApiMembers {
  const { bridge } = context;
  const subscriptions = (options: Record<string, unknown>): object =>
    options['withSubscriptions'] === true ? { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } } : {};
  const setting = async (api: 'permissions' | 'openSetting', options: Record<string, unknown>): Promise<object> => {
    const answer = await bridge.call(api, {});
    return { authSetting: isRecord(answer) ? (answer['authSetting'] ?? {}) : {}, ...subscriptions(options) };
  };
  return {
    authorize: asyncApi(context, 'authorize', async (options) => {
      needs(options, 'scope', 'String');
      const scope = String(options['scope']);
      if (!SCOPES.has(scope)) throw new ApiError('invalid scope', 3);
      if (!(await isGranted(context, scope))) throw new ApiError('auth deny', 103);
    }),
    getSetting: asyncApi(context, 'getSetting', (options) => setting('permissions', options)),
    openSetting: asyncApi(context, 'openSetting', (options) => setting('openSetting', options)),
  };
}

/** Members that stand before those that need a permission: they ask for it first. */
export function guardedApis(context: WxContext, members: ApiMembers): ApiMembers {
  const guarded: ApiMembers = {};
  for (const [name, scope] of Object.entries(GUARDED)) {
    const api = members[name];
    if (typeof api !== 'function') continue;
    const refuse = asyncApi(context, name, () => {
      throw new ApiError('auth deny', 103);
    });
    guarded[name] = (given?: Record<string, unknown>) => {
      const outcome = isGranted(context, scope).then(
        (granted) => (granted ? (api as AsyncApi)(given) : refuse(given)),
        // Nobody could be asked.
        (error: unknown) => asyncApi(context, name, () => Promise.reject(error))(given),
      );
      const calls = isRecord(given) && ['success', 'fail', 'complete'].some((key) => typeof given[key] === 'function');
      return calls ? undefined : outcome;
    };
  }
  return guarded;
}
