import type { NavigationBarState } from '../protocol/device.ts';
import type { Bridge } from './bridge.ts';
import { callOwner } from './call-owner.ts';
import { changeNavigationBar } from './pages/change-navigation-bar.ts';
import type { Page } from './pages/page.ts';
import { share } from './sharing.ts';

type Api = (options: Record<string, unknown>) => unknown;

export interface BuiltInCallsHost {
  bridge: Bridge;
  appName: string;
  api(name: string): unknown;
  /** A call that the app did not make itself failed: there is nobody to tell but the developer. */
  warn(text: string): void;
}

const NAVIGATE_APIS: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exitMiniProgram',
};

/**
 * What built-in components ask of the thread on their own (method calls of host 0): `navigator` navigates, a share button
 * asks the page for its card, `page-meta` and `navigation-bar` set up the page.
 */
export function builtInCall(page: Page, method: string, args: unknown, host: BuiltInCallsHost): void {
  const given = typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {};
  const run = (name: string, options: Record<string, unknown>): void => {
    const api = host.api(name);
    const fail = (result: { errMsg: string }): void => host.warn(result.errMsg);
    if (typeof api === 'function') (api as Api)({ fail, ...options });
  };
  switch (method) {
    case 'navigate': {
      const { openType, target, element, ...rest } = given;
      const node = page.context.element(Number(element))?.__wxElement;
      const tell = (type: string, detail: unknown): void => {
        if (node) page.context.dispatch(node, type, detail, {});
      };
      const options = {
        ...rest,
        success: (result: unknown): void => tell('success', result),
        fail: (result: { errMsg: string }): void => {
          host.warn(result.errMsg);
          tell('fail', result);
        },
        complete: (result: unknown): void => tell('complete', result),
      };
      if (target === 'miniProgram') run(openType === 'exit' ? 'exitMiniProgram' : 'navigateToMiniProgram', options);
      else run(NAVIGATE_APIS[String(openType)] ?? 'navigateTo', options);
      break;
    }
    case 'share':
      void share(page, 'share', given, host.bridge, host.appName);
      break;
    case 'background': {
      const style = given['background-text-style'];
      if (style !== undefined) run('setBackgroundTextStyle', { textStyle: style });
      const colors: Record<string, unknown> = {};
      if (given['background-color'] !== undefined) colors['backgroundColor'] = given['background-color'];
      if (given['background-color-top'] !== undefined) colors['backgroundColorTop'] = given['background-color-top'];
      if (given['background-color-bottom'] !== undefined) colors['backgroundColorBottom'] = given['background-color-bottom'];
      if (Object.keys(colors).length > 0) run('setBackgroundColor', colors);
      break;
    }
    case 'imageMenu': {
      const { items, src } = given;
      const chosen = ({ tapIndex }: { tapIndex: number }): void => {
        if (tapIndex === 0) run('previewImage', { urls: [src] });
        else run('saveImageToPhotosAlbum', { filePath: src });
      };
      const api = host.api('showActionSheet');
      if (typeof api === 'function') (api as Api)({ itemList: items, success: chosen, fail: () => undefined });
      break;
    }
    case 'ownLocation':
      askFor(page, given, host.api('getLocation'), method);
      break;
    case 'scanForCamera':
      askFor(page, given, host.api('scanCode'), 'scanned');
      break;
    case 'pageContainer':
      page.openContainer = given['open'] === true ? Number(given['element']) : undefined;
      break;
    case 'callOwner':
      if (!callOwner(page, given)) host.warn(`${page.path} has no method "${String(given['method'])}", which a built-in component calls.`);
      break;
    case 'navigationBar':
      changeNavigationBar(page, given as NavigationBarState, host.bridge);
      break;
  }
}

/** Calls an API for a component, and hands it the result by one of its methods. A refusal leaves it as it is. */
function askFor(page: Page, given: Record<string, unknown>, api: unknown, method: string): void {
  if (typeof api !== 'function') return;
  const element = Number(given['element']);
  const success = (result: unknown): void =>
    void page.context.request({ kind: 'invoke', element, method, args: [result] }, () => undefined);
  (api as Api)({ success, fail: () => undefined });
}
