import type { DeviceApi } from '../../protocol/api-calls.ts';
import { ApiError } from '../api-error.ts';
import { isTabPage } from '../logic-state.ts';
import { type AsyncApi, asyncApi, bridgedApi, needs, plainOptions } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const TAB_BAR_APIS = [
  'setTabBarItem',
  'setTabBarBadge',
  'removeTabBarBadge',
  'showTabBarRedDot',
  'hideTabBarRedDot',
  'setTabBarStyle',
  'showTabBar',
  'hideTabBar',
] as const;

const INDEXED = new Set<DeviceApi>(TAB_BAR_APIS.slice(0, 5));

const PLAIN_APIS = [
  'hideToast',
  'hideLoading',
  'startPullDownRefresh',
  'stopPullDownRefresh',
  'setBackgroundColor',
  'hideKeyboard',
] as const;

/** Toasts, dialogs, tab bar and the pull-down gesture: drawn by the device. */
export function uiApis(context: WxContext): ApiMembers {
  const { bridge } = context;
  const members: ApiMembers = {
    showToast: bridgedApi(context, 'showToast', (options) => {
      needs(options, 'title', 'String');
      return { icon: 'success', duration: 1500, mask: false, ...options };
    }),
    showLoading: bridgedApi(context, 'showLoading', (options) => {
      needs(options, 'title', 'String');
      return { mask: false, ...options };
    }),
    showModal: asyncApi(context, 'showModal', async (options) => {
      for (const name of ['confirmText', 'cancelText']) checkButton(name, options[name]);
      const answer = (await bridge.call('showModal', {
        title: '',
        content: '',
        showCancel: true,
        cancelText: '',
        confirmText: '',
        editable: false,
        ...plainOptions(options),
      })) as Record<string, unknown> | undefined;
      return { confirm: false, cancel: false, content: null, ...answer };
    }),
    showActionSheet: bridgedApi(context, 'showActionSheet', (options) => {
      needs(options, 'itemList', 'Array');
      const { length } = options['itemList'] as unknown[];
      if (length === 0) throw new ApiError('parameter error: itemList should have at least 1 item');
      if (length > 6) throw new ApiError('parameter error: itemList should not be large than 6');
      return options;
    }),
  };
  // Nothing is pinned above the screen of this phone, nor played in a small window.
  members['setTopBarText'] = asyncApi(context, 'setTopBarText', (options) => needs(options, 'text', 'String'));
  members['checkIsPictureInPictureActive'] = (): boolean => false;
  for (const name of PLAIN_APIS) members[name] = bridgedApi(context, name);
  members['setBackgroundTextStyle'] = bridgedApi(context, 'setBackgroundTextStyle', (options) => {
    const { textStyle } = options;
    if (textStyle !== 'dark' && textStyle !== 'light') throw new ApiError(`invalid textStyle "${String(textStyle)}"`);
    return options;
  });
  for (const name of TAB_BAR_APIS) members[name] = tabBarApi(context, name);
  members['vibrateShort'] = asyncApi(context, 'vibrateShort', ({ type }) =>
    bridge.call('vibrate', { type: type ?? 'medium', long: false }),
  );
  members['vibrateLong'] = asyncApi(context, 'vibrateLong', () => bridge.call('vibrate', { long: true }));
  return members;
}

/** A button of a dialog has room for eight letters, or four that are as wide as they are high. */
function checkButton(name: string, text: unknown): void {
  if (typeof text !== 'string') return;
  const width = [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0xff ? 2 : 1), 0);
  if (width > 8) throw new ApiError(`${name} length should not larger than 4 Chinese characters`);
}

function tabBarApi(context: WxContext, name: DeviceApi): AsyncApi {
  return asyncApi(context, name, (options) => {
    const { tabBar } = context.state.config;
    const path = context.pages.top?.path;
    if (!tabBar || path === undefined || !isTabPage(context.state.config, path)) throw new ApiError('not TabBar page');
    if (INDEXED.has(name)) {
      needs(options, 'index', 'Number');
      const index = options['index'] as number;
      if (!tabBar.list[index]) throw new ApiError('parameter error: tabbar item not found');
    }
    return context.bridge.call(name, plainOptions(options));
  });
}
