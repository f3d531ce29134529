import type { ApiMembers, WxContext } from '../wx-context.ts';
import { adApis } from './ads.ts';
import { mediaQueryApis } from './media-query-observer.ts';
import { permissionApis } from './permissions.ts';
import { privacyApis } from './privacy.ts';
import { radioApis } from './radio.ts';
import { simulatedOpenApis } from './simulated-open.ts';
import { userApis } from './user.ts';

/** What a phone's super app, its user and its radio would answer. */
export function openApis(context: WxContext): ApiMembers {
  return {
    ...userApis(context),
    ...simulatedOpenApis(context),
    ...permissionApis(context),
    ...privacyApis(context),
    onCopyUrl: (): void => {},
    offCopyUrl: (): void => {},
    ...adApis(context),
    ...mediaQueryApis(context),
    ...radioApis(context),
  };
}
