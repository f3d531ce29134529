import type { OpenMode, PageState } from '../../protocol/device.ts';
import type { PageOptions } from '../../protocol/ops.ts';
import { ApiError } from '../api-error.ts';
import type { Bridge } from '../bridge.ts';
import { isTabPage, type LogicState, packageRootOf, pageWindow } from '../logic-state.ts';
import { menuActions } from '../sharing.ts';
import { collectSoon } from '../young-objects.ts';
import { channelPair, EventChannel } from './event-channel.ts';
import { Page, type PageHost } from './page.ts';
import { type PageUrl, parsePageUrl } from './page-url.ts';
import type { Route, Routes } from './routes.ts';

/** Pages that a stack may hold, as on a phone. */
export const MAX_PAGES = 10;

/** Characters of a page's URL, which every tool that shows the stack is told. */
const MAX_URL = 65_536;

/** Distance of `onReachBottom` from the end of the page where the app sets none, in pixels. */
const REACH_BOTTOM_DISTANCE = 50;

export interface PageStackHost extends PageHost {
  state: LogicState;
  bridge: Bridge;
  routes: Routes;
  /** Asks the person whether to leave a page that wants to be asked about (`enableAlertBeforeUnload`). */
  confirmLeaving(message: string): Promise<boolean>;
  /** Loads the scripts of a subpackage unless they are there. */
  loadPackage(root: string): void;
  /** Runs `task` after what runs now; in order. */
  schedule(task: () => void): void;
  /** A page asked for by the app does not exist. Returns whether the app took care of it. */
  pageNotFound(target: PageUrl, isEntryPage: boolean): boolean;
}

/** The truth about which pages are open. Pages of the tab bar stay alive when another tab is shown. */
export class PageStack {
  private stack: Page[] = [];
  /** Tab pages that were opened and are still alive, on the stack or not. */
  private tabs = new Map<string, Page>();
  private nextPage = 1;

  constructor(private readonly host: PageStackHost) {}

  /** Oldest first. */
  get pages(): readonly Page[] {
    return this.stack;
  }

  get top(): Page | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Every page alive, hidden tab pages included. */
  get alive(): Page[] {
    return [...new Set([...this.stack, ...this.tabs.values()])];
  }

  byId(pageId: number): Page | undefined {
    return this.alive.find((page) => page.pageId === pageId);
  }

  navigateTo(url: string, events: Record<string, (...args: unknown[]) => void> = {}): Promise<{ eventChannel: EventChannel }> {
    const startedAt = performance.now();
    return this.later(() => {
      const check = this.noTabPage('navigateTo');
      const target = this.resolve(url);
      check(target);
      if (this.stack.length >= MAX_PAGES) throw new ApiError('webview count limit exceed');
      const { opener, opened } = channelPair();
      for (const [name, listener] of Object.entries(events)) opener.on(name, listener);
      const route = this.host.routes.begin({ openType: 'navigateTo', target, pageId: this.nextPage, check });
      this.top?.hide();
      this.open(route.target, 'push', startedAt, route, opened);
      route.announce('appRoute');
      return { eventChannel: opener };
    });
  }

  redirectTo(url: string): Promise<void> {
    const startedAt = performance.now();
    return this.later(() => {
      const check = this.noTabPage('redirectTo');
      const target = this.resolve(url);
      check(target);
      const route = this.host.routes.begin({ openType: 'redirectTo', target, pageId: this.nextPage, check });
      const old = this.stack.pop();
      if (old) this.unload([old], route);
      this.open(route.target, 'replace', startedAt, route);
      this.announceClosed(old ? [old] : []);
      route.announce('appRoute');
    });
  }

  /** Rejects with ApiError `cancel` when the page on top asks before it goes, and the person stays. */
  async navigateBack(delta = 1): Promise<void> {
    const leaving = await this.later(() => {
      if (this.top?.closeContainer()) return undefined;
      if (this.stack.length < 2) throw new ApiError('cannot navigate back at first page.');
      return this.top!;
    });
    if (!leaving) return;
    const question = leaving.alertBeforeUnload;
    if (question !== undefined && !(await this.host.confirmLeaving(question))) throw new ApiError('cancel');
    await this.later(() => {
      if (this.stack.length < 2 || (question !== undefined && this.top !== leaving)) return;
      const count = Math.min(Math.max(1, Math.floor(Number(delta)) || 1), this.stack.length - 1);
      const { pageId, path, query } = this.stack[this.stack.length - count - 1]!;
      const route = this.host.routes.begin({ openType: 'navigateBack', target: { path, query }, pageId });
      const closed = this.stack.splice(this.stack.length - count).reverse();
      this.unload(closed, route);
      const top = this.top!;
      top.show();
      this.host.bridge.send({ kind: 'showPage', pageId: top.pageId, animate: true });
      this.announceClosed(closed);
      this.announceStack();
      this.arrived(top, route);
    });
  }

  switchTab(url: string): Promise<void> {
    const startedAt = performance.now();
    return this.later(() => {
      const check = (target: PageUrl): void => {
        if (!isTabPage(this.host.state.config, target.path)) throw new ApiError('can not switch to no-tabBar page');
      };
      const asked = this.resolve(url);
      check(asked);
      if (this.top && this.tabs.get(asked.path) === this.top) return;
      const pageId = this.tabs.get(asked.path)?.pageId ?? this.nextPage;
      const route = this.host.routes.begin({ openType: 'switchTab', target: { path: asked.path, query: {} }, pageId, check });
      const { target } = route;
      const known = this.tabs.get(target.path);
      const leaving = this.stack.filter((page) => page !== known && !this.isTab(page)).reverse();
      const hidden = this.stack.filter((page) => this.isTab(page) && page !== known);
      for (const page of hidden) page.hide();
      this.unload(leaving, route);
      this.stack = [];
      if (known) {
        this.stack = [known];
        known.show();
        this.host.bridge.send({ kind: 'showPage', pageId: known.pageId, animate: false });
        this.announceClosed(leaving);
        this.announceStack();
        this.arrived(known, route);
      } else {
        this.open({ path: target.path, query: {} }, 'tab', startedAt, route);
        this.announceClosed(leaving);
        route.announce('appRoute');
      }
    });
  }

  reLaunch(url: string): Promise<void> {
    const startedAt = performance.now();
    return this.later(() => this.restart([this.resolve(url)], startedAt, 'reLaunch'));
  }

  /**
   * Opens the first pages: those to be restored, then the launch page. Pages that are gone from the build are left out; when
   * the launch page is gone and the app does not handle it, the entry page opens.
   */
  start(restore: readonly PageUrl[], launch: PageUrl): void {
    const { config } = this.host.state;
    const exists = (page: PageUrl): boolean => config.pages.includes(page.path);
    const below = restore.filter(exists).slice(-(MAX_PAGES - 1));
    if (exists(launch)) {
      this.restart([...below, launch], performance.now(), 'appLaunch');
      return;
    }
    const route = this.host.routes.begin({ openType: 'appLaunch', target: launch, pageId: this.nextPage, notFound: true });
    const handled = this.host.pageNotFound(launch, true);
    route.announce('appRoute');
    if (!handled) this.restart([...below, { path: config.entryPagePath, query: {} }], performance.now(), 'appLaunch');
  }

  /** Opens every page on the stack anew, in the same order, with the same queries. Tab pages in the background close. */
  recreate(): void {
    const pages = this.stack.map(({ path, query }) => ({ path, query })).filter((page) => this.host.state.config.pages.includes(page.path));
    if (pages.length === 0) pages.push({ path: this.host.state.config.entryPagePath, query: {} });
    this.restart(pages, performance.now(), 'reLaunch');
  }

  announceStack(): void {
    const pages: PageState[] = this.stack.map(({ pageId, path, query }) => ({ pageId, path, query }));
    this.host.bridge.send({ kind: 'pageStack', pages });
  }

  /** A URL of the app to a page of the build. Throws ApiError when there is none. */
  resolve(url: unknown): PageUrl {
    if (typeof url !== 'string') throw new ApiError(`parameter error: parameter.url should be String instead of ${typeName(url)};`);
    if (url.length > MAX_URL)
      throw new ApiError(`the url is longer than ${MAX_URL} characters: give large data to the page by its event channel`);
    const target = parsePageUrl(url, this.top?.path ?? '');
    if (!target || !this.host.state.config.pages.includes(target.path)) {
      throw new ApiError(`page "${(target ? url.replace(/^[^?#]*/, target.path) : url).replace(/^\//, '')}" is not found`);
    }
    // Before any page closes: a package that cannot be loaded must leave the stack as it is.
    const root = packageRootOf(this.host.state.config, target.path);
    if (root) this.host.loadPackage(root);
    return target;
  }

  private restart(targets: readonly PageUrl[], startedAt: number, openType: 'appLaunch' | 'reLaunch'): void {
    const check = (): void => {};
    const last = targets[targets.length - 1]!;
    const route = this.host.routes.begin({ openType, target: last, pageId: this.nextPage + targets.length - 1, check });
    const closed = [...this.alive].reverse();
    this.stack = [];
    this.unload(closed, route);
    this.tabs.clear();
    [...targets.slice(0, -1), route.target].forEach((target, index) => {
      this.top?.hide();
      this.open(target, index === 0 ? 'relaunch' : 'push', startedAt, route);
    });
    this.announceClosed(closed);
    route.announce('appRoute');
  }

  private open(target: PageUrl, mode: OpenMode, startedAt: number, route: Route, channel = new EventChannel()): void {
    const { host } = this;
    const { config } = host.state;
    const packageRoot = packageRootOf(config, target.path);
    if (packageRoot) host.loadPackage(packageRoot);
    const pageId = this.nextPage++;
    const page = new Page(host, { pageId, ...target, channel, startedAt, openType: route.openType }, (port) => {
      // The view needs the styles of whatever the page may show, also of what comes later.
      const components = [...host.environment().componentsOf(target.path)];
      const packageRoots = [...new Set(['', packageRoot, ...components.map((path) => packageRootOf(config, path))])];
      host.bridge.send({ kind: 'openPage', pageId, ...target, mode, packageRoots }, [port as unknown as Transferable]);
    });
    route.loading(target, () => {
      this.stack.push(page);
      if (isTabPage(config, target.path)) this.tabs.set(target.path, page);
      this.announceStack();
      host.guard('page', page, () => {
        page.load(viewOptions(host.state, target.path));
        host.bridge.send({ kind: 'pageMenu', pageId, actions: menuActions(page) });
        page.show();
      });
      return page.instance;
    });
    // A page whose tree could not be made is painted as well: empty.
    host.guard('page', page, () => page.whenPainted(() => this.end(page, route)));
  }

  /** A page that was open already is on top again. */
  private arrived(page: Page, route: Route): void {
    route.announce('appRoute');
    this.host.schedule(() => this.end(page, route));
  }

  private end(page: Page, route: Route): void {
    if (page !== this.top) return;
    page.routeDone();
    route.announce('appRouteDone');
    collectSoon();
  }

  private noTabPage(api: string): (target: PageUrl) => void {
    return ({ path }) => {
      if (isTabPage(this.host.state.config, path)) throw new ApiError(`can not ${api} a tabbar page`);
    };
  }

  private isTab(page: Page): boolean {
    return this.tabs.get(page.path) === page;
  }

  private unload(pages: readonly Page[], route: Route): void {
    for (const page of pages) {
      if (this.isTab(page)) this.tabs.delete(page.path);
      route.unloading(page.path, page.instance, () => page.unload());
    }
  }

  private announceClosed(pages: readonly Page[]): void {
    if (pages.length > 0) this.host.bridge.send({ kind: 'closePages', pageIds: pages.map((page) => page.pageId) });
  }

  private later<T>(task: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.host.schedule(() => {
        try {
          resolve(task());
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }
}

function viewOptions(state: LogicState, path: string): Omit<PageOptions, 'kind' | 'pageScroll' | 'reachBottom'> {
  const window = pageWindow(state.config, path);
  return {
    onReachBottomDistance: window.onReachBottomDistance ?? REACH_BOTTOM_DISTANCE,
    disableScroll: window.disableScroll === true,
  };
}

/** Name of a value's type as the platform's error texts spell it. */
export function typeName(value: unknown): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'Array';
  const type = typeof value;
  return type.charAt(0).toUpperCase() + type.slice(1);
}
