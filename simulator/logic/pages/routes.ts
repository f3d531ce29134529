import { ApiError } from '../api-error.ts';
import type { PageUrl } from './page-url.ts';

export type OpenType = 'appLaunch' | 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack';

export interface RoutesHost {
  /** Tells the listeners of a `wx.on...` event of the app. */
  emit(event: RouteEvent, detail: object): void;
  /** A page's settings, as they are shown to listeners. */
  pageSettings(path: string): object;
}

export type RouteEvent =
  | 'beforeAppRoute'
  | 'appRoute'
  | 'appRouteDone'
  | 'beforePageLoad'
  | 'afterPageLoad'
  | 'beforePageUnload'
  | 'afterPageUnload';

export interface RouteOptions {
  openType: OpenType;
  target: PageUrl;
  /** Number of the page that will be on top. */
  pageId: number;
  notFound?: boolean;
  /** Throws ApiError where this way cannot lead to a page. Missing: the way cannot be led elsewhere. */
  check?: (target: PageUrl) => void;
}

/** The ways from page to page, as `wx.onAppRoute` and its like hear of them, and `wx.rewriteRoute`. */
export class Routes {
  private count = 0;
  private beginning: { rewrite(target: PageUrl): void } | undefined;

  constructor(private readonly host: RoutesHost) {}

  /** Announces a way before anything has happened; listeners may lead it elsewhere. */
  begin(options: RouteOptions): Route {
    const route = new Route(this.host, options, `route-${++this.count}`);
    this.beginning = route;
    try {
      route.announce('beforeAppRoute');
    } finally {
      this.beginning = undefined;
    }
    return route;
  }

  /** Leads the way that begins now to another page. Throws ApiError outside of `onBeforeAppRoute`. */
  rewrite(target: PageUrl): void {
    if (!this.beginning) throw new ApiError('rewriteRoute can only be called in the listener of wx.onBeforeAppRoute');
    this.beginning.rewrite(target);
  }

  /** Query of the way that begins now. */
  get query(): Record<string, string> | undefined {
    return this.beginning instanceof Route ? this.beginning.target.query : undefined;
  }
}

/** One way from page to page. */
export class Route {
  target: PageUrl;

  constructor(
    private readonly host: RoutesHost,
    private readonly options: RouteOptions,
    private readonly id: string,
  ) {
    this.target = options.target;
  }

  get openType(): OpenType {
    return this.options.openType;
  }

  rewrite(target: PageUrl): void {
    if (!this.options.check) throw new ApiError(`a route of type ${this.options.openType} cannot be rewritten`);
    this.options.check(target);
    this.target = target;
  }

  announce(event: 'beforeAppRoute' | 'appRoute' | 'appRouteDone'): void {
    const { openType, pageId, notFound = false } = this.options;
    const { path, query } = this.target;
    this.host.emit(event, {
      openType,
      path,
      query,
      webviewId: pageId,
      routeEventId: this.id,
      ...(event !== 'beforeAppRoute' && { timeStamp: Date.now() }),
      ...(event !== 'appRouteDone' && { notFound, page: this.host.pageSettings(path), renderer: 'webview' }),
    });
  }

  loading(target: PageUrl, load: () => unknown): void {
    const detail = { ...target, openType: this.options.openType, routeEventId: this.id, componentFramework: 'glass-easel' };
    this.host.emit('beforePageLoad', detail);
    this.host.emit('afterPageLoad', { ...detail, page: load() });
  }

  unloading(path: string, page: unknown, unload: () => void): void {
    this.host.emit('beforePageUnload', { path, page, routeEventId: this.id });
    unload();
    this.host.emit('afterPageUnload', { path, routeEventId: this.id });
  }
}
