import type { ApiMembers, WxContext } from './wx-context.ts';

/** API suffix -> event of the app. */
const EVENTS: Record<string, string> = {
  AppShow: 'onShow',
  AppHide: 'onHide',
  Error: 'onError',
  UnhandledRejection: 'onUnhandledRejection',
  PageNotFound: 'onPageNotFound',
  ThemeChange: 'onThemeChange',
  BeforeAppRoute: 'beforeAppRoute',
  AppRoute: 'appRoute',
  AppRouteDone: 'appRouteDone',
  BeforePageLoad: 'beforePageLoad',
  AfterPageLoad: 'afterPageLoad',
  BeforePageUnload: 'beforePageUnload',
  AfterPageUnload: 'afterPageUnload',
  LazyLoadError: 'lazyLoadError',
  WindowResize: 'windowResize',
  NetworkStatusChange: 'networkStatusChange',
  KeyboardHeightChange: 'keyboardHeightChange',
  MemoryWarning: 'memoryWarning',
  KeyDown: 'keyDown',
  KeyUp: 'keyUp',
  UserCaptureScreen: 'userCaptureScreen',
  AudioInterruptionBegin: 'audioInterruptionBegin',
  AudioInterruptionEnd: 'audioInterruptionEnd',
  MenuButtonBoundingClientRectWeightChange: 'menuButtonRectChange',
};

/** `wx.onX` and `wx.offX` for everything that happens to the app as a whole. */
export function appEventApis(context: WxContext): ApiMembers {
  const members: ApiMembers = {};
  for (const [suffix, event] of Object.entries(EVENTS)) {
    members[`on${suffix}`] = (listener: unknown): void => context.app.on(event, listener);
    members[`off${suffix}`] = (listener?: unknown): void => context.app.off(event, listener);
  }
  for (const name of ['networkStatusChange', 'userCaptureScreen', 'memoryWarning', 'keyboardHeightChange']) {
    context.bridge.onHostEvent(name, (detail) => context.app.emit(name, detail));
  }
  return members;
}
