import type { NavigationBarState } from '../../protocol/device.ts';
import { ApiError } from '../api-error.ts';
import { changeNavigationBar } from '../pages/change-navigation-bar.ts';
import type { Page } from '../pages/page.ts';
import { typeName } from '../pages/page-stack.ts';
import { asyncApi, isRecord, needs } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

export function navigationApis(context: WxContext): ApiMembers {
  const { pages } = context;
  const setBar = (change: NavigationBarState): void => {
    changeNavigationBar(topPage(context), change, context.bridge);
  };
  return {
    navigateTo: asyncApi(context, 'navigateTo', ({ url, events }) =>
      pages.navigateTo(url as string, isRecord(events) ? (events as Record<string, () => void>) : {}),
    ),
    redirectTo: asyncApi(context, 'redirectTo', ({ url }) => pages.redirectTo(url as string)),
    switchTab: asyncApi(context, 'switchTab', ({ url }) => pages.switchTab(url as string)),
    reLaunch: asyncApi(context, 'reLaunch', ({ url }) => pages.reLaunch(url as string)),
    navigateBack: asyncApi(context, 'navigateBack', ({ delta }) => pages.navigateBack(delta as number | undefined)),
    restartMiniProgram: asyncApi(context, 'restartMiniProgram', ({ path }) => {
      if (typeof path !== 'string') throw new ApiError(`parameter error: parameter.path should be String instead of ${typeName(path)};`);
      return context.bridge.call('restart', pages.resolve(`/${path}`));
    }),
    // At once, because only listeners of wx.onBeforeAppRoute may call it.
    rewriteRoute: (options?: Record<string, unknown>) => {
      const rewritten = attempt(() => {
        const target = pages.resolve(options?.['url']);
        context.routes.rewrite(options?.['preserveQuery'] === true ? { ...target, query: context.routes.query ?? {} } : target);
      });
      return asyncApi(context, 'rewriteRoute', () => rewritten.orThrow())(options);
    },
    enableAlertBeforeUnload: asyncApi(context, 'enableAlertBeforeUnload', (options) => {
      needs(options, 'message', 'String');
      topPage(context).alertBeforeUnload = options['message'] as string;
    }),
    disableAlertBeforeUnload: asyncApi(context, 'disableAlertBeforeUnload', () => {
      topPage(context).alertBeforeUnload = undefined;
    }),
    setNavigationBarTitle: asyncApi(context, 'setNavigationBarTitle', (options) => {
      needs(options, 'title', 'String');
      setBar({ title: options['title'] as string });
    }),
    setNavigationBarColor: asyncApi(context, 'setNavigationBarColor', (options) => {
      const { frontColor, backgroundColor } = options;
      if (frontColor !== undefined && frontColor !== '#ffffff' && frontColor !== '#000000') {
        throw new ApiError(`invalid frontColor "${String(frontColor)}"`);
      }
      setBar({
        ...(typeof frontColor === 'string' && { frontColor }),
        ...(typeof backgroundColor === 'string' && { backgroundColor }),
      });
    }),
    showNavigationBarLoading: asyncApi(context, 'showNavigationBarLoading', () => setBar({ loading: true })),
    hideNavigationBarLoading: asyncApi(context, 'hideNavigationBarLoading', () => setBar({ loading: false })),
    hideHomeButton: asyncApi(context, 'hideHomeButton', () => setBar({ homeButtonHidden: true })),
    showHomeButton: asyncApi(context, 'showHomeButton', () => setBar({ homeButtonHidden: false })),
    pageScrollTo: asyncApi(context, 'pageScrollTo', (options) => scrollPage(topPage(context), options)),
  };
}

/** Runs `task` now and keeps what it throws for later. */
function attempt(task: () => void): { orThrow(): void } {
  try {
    task();
    return { orThrow: () => {} };
  } catch (error) {
    return {
      orThrow: () => {
        throw error;
      },
    };
  }
}

function topPage(context: WxContext): Page {
  const page = context.pages.top;
  if (!page) throw new ApiError('no page is open');
  return page;
}

function scrollPage(page: Page, options: Record<string, unknown>): Promise<void> {
  const { scrollTop, selector, duration = 300, offsetTop = 0 } = options;
  return new Promise((resolve, reject) => {
    const settle = (_value: unknown, error?: string): void => (error ? reject(new ApiError(error)) : resolve());
    const top = typeof scrollTop === 'number' ? scrollTop : Number(offsetTop) || 0;
    page.context.request(
      {
        kind: 'scroll',
        element: 0,
        top,
        duration: Number(duration) || 0,
        ...(typeof selector === 'string' && scrollTop === undefined && { selector }),
      },
      settle,
    );
    page.context.flush();
  });
}
