import { Animation } from '../animation.ts';
import type { IntersectionOptions } from '../intersection-observer.ts';
import { asyncApi } from './async-api.ts';
import { base64ToBuffer, bufferToBase64 } from './base64.ts';
import { createUpdateManager } from './update-manager.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Queries, animation, timing and small tools. */
export function baseApis(context: WxContext): ApiMembers {
  return {
    nextTick: (task: unknown): void => {
      if (typeof task === 'function') queueMicrotask(() => context.guard('nextTick callback', () => task()));
    },
    createSelectorQuery: () => context.createSelectorQuery(),
    createIntersectionObserver: (component?: unknown, options?: IntersectionOptions) =>
      context.createIntersectionObserver(component, options ?? {}),
    createAnimation: (options?: object) => new Animation(options),
    arrayBufferToBase64: bufferToBase64,
    base64ToArrayBuffer: base64ToBuffer,
    getUpdateManager: createUpdateManager(context),
    // Sharing has no counterpart on a desktop: whether the menu is shown is remembered by nobody.
    showShareMenu: asyncApi(context, 'showShareMenu', () => undefined),
    hideShareMenu: asyncApi(context, 'hideShareMenu', () => undefined),
    updateShareMenu: asyncApi(context, 'updateShareMenu', () => undefined),
    reportEvent: (): void => {},
    reportAnalytics: (): void => {},
    reportMonitor: (): void => {},
    reportPerformance: (): void => {},
    getPerformance: () => context.performance.tools(),
    getExptInfoSync: () => ({}),
    getApiCategory: () => 'default',
    // Nothing changes the category while an app runs here.
    onApiCategoryChange: (): void => {},
    offApiCategoryChange: (): void => {},
    setEnableDebug: asyncApi(context, 'setEnableDebug', () => undefined),
  };
}
