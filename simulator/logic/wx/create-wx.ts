import { API_TABLE } from '../../protocol/api-table.ts';
import { ApiError } from '../api-error.ts';
import { audioApis } from '../media/audio.ts';
import { chooserApis } from '../media/choosers.ts';
import { imageApis } from '../media/images.ts';
import { recorderApis } from '../media/recorder.ts';
import { workerApis } from '../program-worker/create-worker.ts';
import { appEventApis } from './app-events.ts';
import { asyncApi } from './async-api.ts';
import { baseApis } from './base.ts';
import { canIUse } from './can-i-use.ts';
import { canvasApis } from './canvas.ts';
import { cloudApis } from './cloud.ts';
import { cryptoApis } from './crypto.ts';
import { contextApis } from './element-contexts.ts';
import { fileApis } from './files.ts';
import { fontApis } from './fonts.ts';
import { hostApis, simulatedApis } from './host-apis.ts';
import { idleApis } from './idle.ts';
import { locationApis } from './location.ts';
import { logApis } from './logs.ts';
import { navigationApis } from './navigation.ts';
import { networkApis } from './network.ts';
import { openApis } from './open/open-apis.ts';
import { guardedApis } from './open/permissions.ts';
import { packageApis } from './packages.ts';
import { phoneApis } from './phone.ts';
import { refusedObject } from './refused-object.ts';
import { sensorApis } from './sensors.ts';
import { storageApis } from './storage.ts';
import { systemApis } from './system.ts';
import { uiApis } from './ui.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Members that are objects, not functions. */
const REFUSED_OBJECTS = ['router', 'worklet'];

/** The object that apps of the `wx` dialect call. Names it does not have but a phone has fail truthfully when called. */
export function createWx(context: WxContext): ApiMembers {
  const members: ApiMembers = {
    ...baseApis(context),
    ...systemApis(context),
    ...appEventApis(context),
    ...navigationApis(context),
    ...uiApis(context),
    ...storageApis(context),
    ...networkApis(context),
    ...hostApis(context),
    ...simulatedApis(context),
    ...fileApis(context),
    ...canvasApis(context),
    ...contextApis(context),
    ...fontApis(context),
    ...phoneApis(context),
    ...locationApis(context),
    ...sensorApis(context),
    ...cloudApis(context),
    ...idleApis(context),
    ...packageApis(context),
    ...cryptoApis(context),
    ...logApis(context),
    ...Object.fromEntries(REFUSED_OBJECTS.map((name) => [name, refusedObject(context, name)])),
    ...imageApis(context),
    ...chooserApis(context),
    ...audioApis(context),
    ...recorderApis(context),
    ...workerApis(context),
    ...openApis(context),
    canIUse,
  };
  Object.assign(members, guardedApis(context, members));
  return new Proxy(members, {
    get(target, name, receiver): unknown {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name, receiver);
      if (!API_TABLE.has(name)) return undefined;
      const fallback = unsupported(context, name);
      target[name] = fallback;
      return fallback;
    },
  });
}

/** APIs that answer at once with an object to call methods of. */
const MAKES_OBJECT = /^create|^get\w+(Manager|Adapter|Context)$/;

/** Stands for an object of the platform that the simulator lacks: every method of it does nothing. */
function inertObject(): unknown {
  return new Proxy(
    {},
    {
      get: (_target, name) => (typeof name === 'symbol' || name === 'then' || name === 'toJSON' ? undefined : (): void => {}),
    },
  );
}

/** An API that the table refuses: says so once a page and fails with the reason. */
function unsupported(context: WxContext, name: string): (options?: Record<string, unknown>) => unknown {
  const fail = asyncApi(context, name, () => {
    throw new ApiError(`not supported by the simulator: ${API_TABLE.get(name)?.note ?? ''}`);
  });
  return (options) => {
    context.reportMissing(name);
    if (MAKES_OBJECT.test(name)) return inertObject();
    const isEvent = /^(on|off)[A-Z]/.test(name);
    if (isEvent || typeof options === 'function') return undefined;
    const result = fail(options);
    // Many callers ignore the promise of an API they only try; the `missing` message already tells.
    result?.catch(() => {});
    return result;
  };
}
