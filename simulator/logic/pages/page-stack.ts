import type { OpenMode, PageState } from '../../protocol/device.ts';
import type { PageOptions } from '../../protocol/ops.ts';
import { ApiError } from '../api-error.ts';
import type { Bridge } from '../bridge.ts';
import { isTabPage, type LogicState, packageRootOf, pageWindow } from '../logic-state.ts';
import { channelPair, EventChannel } from './event-channel.ts';
import { Page, type PageHost } from './page.ts';
import { type PageUrl, parsePageUrl } from './page-url.ts';

/** Pages that a stack may hold, as on a phone. */
export const MAX_PAGES = 10;

/** Distance of `onReachBottom` from the end of the page where the app sets none, in pixels. */
const REACH_BOTTOM_DISTANCE = 50;

export interface PageStackHost extends PageHost {
  state: LogicState;
  bridge: Bridge;
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
      const target = this.resolve(url);
      if (isTabPage(this.host.state.config, target.path)) throw new ApiError('can not navigateTo a tabbar page');
      if (this.stack.length >= MAX_PAGES) throw new ApiError('webview count limit exceed');
      const { opener, opened } = channelPair();
      for (const [name, listener] of Object.entries(events)) opener.on(name, listener);
      this.top?.hide();
      this.open(target, 'push', startedAt, opened);
      return { eventChannel: opener };
    });
  }

  redirectTo(url: string): Promise<void> {
    const startedAt = performance.now();
    return this.later(() => {
      const target = this.resolve(url);
      if (isTabPage(this.host.state.config, target.path)) throw new ApiError('can not redirectTo a tabbar page');
      const old = this.stack.pop();
      if (old) this.unload([old]);
      this.open(target, 'replace', startedAt);
      this.announceClosed(old ? [old] : []);
    });
  }

  navigateBack(delta = 1): Promise<void> {
    return this.later(() => {
      if (this.stack.length < 2) throw new ApiError('cannot navigate back at first page.');
      const count = Math.min(Math.max(1, Math.floor(Number(delta)) || 1), this.stack.length - 1);
      const closed = this.stack.splice(this.stack.length - count).reverse();
      this.unload(closed);
      const top = this.top!;
      top.show();
      this.host.bridge.send({ kind: 'showPage', pageId: top.pageId, animate: true });
      this.announceClosed(closed);
      this.announceStack();
    });
  }

  switchTab(url: string): Promise<void> {
    const startedAt = performance.now();
    return this.later(() => {
      const target = this.resolve(url);
      if (!isTabPage(this.host.state.config, target.path)) throw new ApiError('can not switch to no-tabBar page');
      const known = this.tabs.get(target.path);
      if (known && this.top === known) return;
      const leaving = this.stack.filter((page) => page !== known && !this.isTab(page)).reverse();
      const hidden = this.stack.filter((page) => this.isTab(page) && page !== known);
      for (const page of hidden) page.hide();
      this.unload(leaving);
      this.stack = [];
      if (known) {
        this.stack = [known];
        known.show();
        this.host.bridge.send({ kind: 'showPage', pageId: known.pageId, animate: false });
        this.announceClosed(leaving);
        this.announceStack();
      } else {
        this.open({ path: target.path, query: {} }, 'tab', startedAt);
        this.announceClosed(leaving);
      }
    });
  }

  reLaunch(url: string): Promise<void> {
    const startedAt = performance.now();
    return this.later(() => this.restart([this.resolve(url)], startedAt));
  }

  /**
   * Opens the first pages: those to be restored, then the launch page. Pages that are gone from the build are left out; when
   * the launch page is gone and the app does not handle it, the entry page opens.
   */
  start(restore: readonly PageUrl[], launch: PageUrl): void {
    const { config } = this.host.state;
    const exists = (page: PageUrl): boolean => config.pages.includes(page.path);
    const below = restore.filter(exists).slice(-(MAX_PAGES - 1));
    if (exists(launch)) this.restart([...below, launch], performance.now());
    else if (!this.host.pageNotFound(launch, true)) {
      this.restart([...below, { path: config.entryPagePath, query: {} }], performance.now());
    }
  }

  /** Opens every page on the stack anew, in the same order, with the same queries. Tab pages in the background close. */
  recreate(): void {
    const pages = this.stack.map(({ path, query }) => ({ path, query })).filter((page) => this.host.state.config.pages.includes(page.path));
    if (pages.length === 0) pages.push({ path: this.host.state.config.entryPagePath, query: {} });
    this.restart(pages, performance.now());
  }

  announceStack(): void {
    const pages: PageState[] = this.stack.map(({ pageId, path, query }) => ({ pageId, path, query }));
    this.host.bridge.send({ kind: 'pageStack', pages });
  }

  /** A URL of the app to a page of the build. Throws ApiError when there is none. */
  resolve(url: unknown): PageUrl {
    if (typeof url !== 'string') throw new ApiError(`parameter error: parameter.url should be String instead of ${typeName(url)};`);
    const target = parsePageUrl(url, this.top?.path ?? '');
    if (!target || !this.host.state.config.pages.includes(target.path)) {
      throw new ApiError(`page "${(target ? url.replace(/^[^?#]*/, target.path) : url).replace(/^\//, '')}" is not found`);
    }
    // Before any page closes: a package that cannot be loaded must leave the stack as it is.
    const root = packageRootOf(this.host.state.config, target.path);
    if (root) this.host.loadPackage(root);
    return target;
  }

  private restart(targets: readonly PageUrl[], startedAt: number): void {
    const closed = [...this.alive].reverse();
    this.stack = [];
    this.tabs.clear();
    this.unload(closed);
    targets.forEach((target, index) => {
      this.top?.hide();
      this.open(target, index === 0 ? 'relaunch' : 'push', startedAt);
    });
    this.announceClosed(closed);
  }

  private open(target: PageUrl, mode: OpenMode, startedAt: number, channel = new EventChannel()): void {
    const { host } = this;
    const { config } = host.state;
    const packageRoot = packageRootOf(config, target.path);
    if (packageRoot) host.loadPackage(packageRoot);
    const pageId = this.nextPage++;
    const page = new Page(host, { pageId, ...target, channel, startedAt }, (port) => {
      const packageRoots = packageRoot ? ['', packageRoot] : [''];
      host.bridge.send({ kind: 'openPage', pageId, ...target, mode, packageRoots }, [port as unknown as Transferable]);
    });
    this.stack.push(page);
    if (isTabPage(config, target.path)) this.tabs.set(target.path, page);
    this.announceStack();
    host.guard('page', page, () => {
      page.load(viewOptions(host.state, target.path));
      page.show();
      page.whenPainted();
    });
  }

  private isTab(page: Page): boolean {
    return this.tabs.get(page.path) === page;
  }

  private unload(pages: readonly Page[]): void {
    for (const page of pages) {
      if (this.isTab(page)) this.tabs.delete(page.path);
      page.unload();
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
