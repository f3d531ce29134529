import { ApiError } from '../../api-error.ts';
import { asyncApi, isRecord } from '../async-api.ts';
import type { ApiMembers, WxContext } from '../wx-context.ts';
import { simulate } from './simulated-api.ts';

type Listener = (resolve: (answer?: unknown) => void, info: { referrer: string }) => void;

const DENIED = new ApiError('privacy permission is not authorized', 104);

/** The consent to the program's privacy contract: asked for once, by the app's own dialog or by the phone's. */
export function privacyApis(context: WxContext): ApiMembers {
  const listeners: Listener[] = [];
  const { state } = context;

  /** The app shows its own dialog, and tells by `resolve` what a person chose in it. */
  const askApp = (listener: Listener): Promise<boolean> =>
    new Promise((settle) => {
      const resolve = (answer: unknown): void => {
        const event = isRecord(answer) ? answer['event'] : undefined;
        if (event === 'agree' || event === 'disagree') settle(event === 'agree');
      };
      context.guard('onNeedPrivacyAuthorization listener', () => listener(resolve, { referrer: 'requirePrivacyAuthorize' }));
    });

  const require = async (): Promise<void> => {
    if (state.privacyAgreed) return;
    const listener = listeners.at(-1);
    if (listener) {
      if (!(await askApp(listener))) throw DENIED;
    } else await simulate(context, { api: 'requirePrivacyAuthorize', result: {}, cancel: DENIED.reason });
    state.privacyAgreed = true;
  };

  return {
    getPrivacySetting: asyncApi(context, 'getPrivacySetting', () => ({
      needAuthorization: state.privacyAgreed !== true,
      privacyContractName: '《小程序隐私保护指引》',
    })),
    onNeedPrivacyAuthorization: (listener: unknown): void => {
      if (typeof listener === 'function') listeners.push(listener as Listener);
    },
    requirePrivacyAuthorize: asyncApi(context, 'requirePrivacyAuthorize', require),
    openPrivacyContract: asyncApi(context, 'openPrivacyContract', () =>
      simulate(context, { api: 'openPrivacyContract', failures: [{ reason: 'no privacy contract' }] }),
    ),
  };
}
