import * as glassEasel from 'glass-easel';
import type { Root } from 'glass-easel-miniprogram-adapter';
import type { NavigationBarState } from '../../protocol/device.ts';
import type { FromView, PageOptions, ToView } from '../../protocol/ops.ts';
import { ViewContext, type ViewContextHost } from '../backend/view-context.ts';
import type { Environment } from '../environment.ts';
import type { EventChannel } from './event-channel.ts';
import { pageUrl } from './page-url.ts';
import type { OpenType } from './routes.ts';

export type PageInstance = Record<string, unknown> & { route: string; options: Record<string, string> };

export interface PageHost {
  environment(): Environment;
  contextHost(page: Page, post: ViewContextHost['post']): ViewContextHost;
  createChannel(): MessageChannel;
  /** Registers the page's services before any of its components exists. */
  onContext(page: Page, context: ViewContext): void;
  onMessage(page: Page, message: FromView): void;
  /** Runs app code: what it throws is reported, and undefined returned. */
  guard(name: string, page: Page, task: () => unknown): unknown;
  customTabBar(path: string): string | undefined;
}

export interface PageInit {
  pageId: number;
  path: string;
  query: Record<string, string>;
  channel: EventChannel;
  startedAt: number;
  openType: OpenType;
}

/** One open page: its component tree, its way to the view, and its lifetimes in the order a phone has them. */
export class Page {
  readonly pageId: number;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly channel: EventChannel;
  /** `performance.now()` of the navigation that opened it. */
  readonly startedAt: number;
  /** How it was opened. */
  readonly openType: OpenType;
  readonly context: ViewContext;
  navigationBar: NavigationBarState = {};
  firstRenderSent = false;
  /** Question to ask before a person leaves this page; undefined: none. */
  alertBeforeUnload: string | undefined;
  /** Element of the page-container that is open. */
  openContainer: number | undefined;
  /** Unknown APIs that this page has called: each is reported once a page. */
  readonly missingApis = new Set<string>();
  private readonly port: MessagePort;
  private root: Root | undefined;
  private bar: Root | undefined;
  private shown = false;
  private closed = false;

  constructor(
    private readonly host: PageHost,
    init: PageInit,
    /** The other end of the page's port, to be handed to the view. */
    handOver: (port: MessagePort) => void,
  ) {
    this.pageId = init.pageId;
    this.path = init.path;
    this.query = init.query;
    this.channel = init.channel;
    this.startedAt = init.startedAt;
    this.openType = init.openType;
    const { port1, port2 } = host.createChannel();
    this.port = port1;
    port1.onmessage = (event: MessageEvent<FromView>) => host.onMessage(this, event.data);
    this.context = new ViewContext(host.contextHost(this, (batch) => this.post(batch, [batch.ops.buffer as ArrayBuffer])));
    handOver(port2);
  }

  /** An object with the path only as long as (or when) the page could not be made. */
  get instance(): PageInstance {
    return (this.root?.get() ?? { route: this.path, options: this.query }) as unknown as PageInstance;
  }

  /** Going back closes an open page-container instead. Returns whether there was one. */
  closeContainer(): boolean {
    if (this.openContainer === undefined) return false;
    this.context.request({ kind: 'invoke', element: this.openContainer, method: 'close', args: [] }, () => {});
    this.context.flush();
    this.openContainer = undefined;
    return true;
  }

  get isOpen(): boolean {
    return !this.closed;
  }

  get component(): glassEasel.GeneralComponent {
    return this.root!.getComponent();
  }

  get tabBar(): unknown {
    return this.bar?.get();
  }

  /** Builds the tree, then runs onLoad. The view gets the first batch before this returns. */
  load(options: Omit<PageOptions, 'kind' | 'pageScroll' | 'reachBottom'>): void {
    const { context, host } = this;
    const environment = host.environment();
    context.onEvent((target, type, detail, eventOptions) => {
      const event = new glassEasel.Event(type, detail, eventOptions);
      glassEasel.Event.dispatchEvent(target, event);
      return event.getEventBubbleStatus();
    });
    host.onContext(this, context);
    environment.register(this.path);
    const backend = environment.associate(context);
    const root = backend.createRoot('page-root', environment.codeSpace, pageUrl(this.path, this.query));
    this.root = root;
    environment.appendDefaultStyles(context, this.path);
    const { instance } = this;
    instance.route = this.path;
    instance['__route__'] = this.path;
    instance.options = this.query;
    instance['getOpenerEventChannel'] = () => this.channel;
    this.attach(root);
    const barPath = host.customTabBar(this.path);
    if (barPath !== undefined) {
      environment.register(barPath);
      this.bar = backend.createRoot('custom-tab-bar', environment.codeSpace, barPath);
      this.attach(this.bar);
    }
    this.call('onLoad', this.query);
    this.post({
      kind: 'pageOptions',
      pageScroll: typeof instance['onPageScroll'] === 'function',
      reachBottom: typeof instance['onReachBottom'] === 'function',
      ...options,
    });
  }

  /** onShow with the page lifetimes of its components; after the first one, onReady follows when the page is painted. */
  show(): void {
    if (this.shown || this.closed) return;
    this.shown = true;
    this.call('onShow');
    this.pageLifetime('show', []);
  }

  /** Asks the view for the first paint, after which onReady runs, and then `painted`. */
  whenPainted(painted: () => void): void {
    this.context.render(() => {
      if (this.closed) return;
      this.call('onReady');
      painted();
    });
    this.context.flush();
  }

  /** The way to this page has ended: onRouteDone, and the page lifetime of its components. */
  routeDone(): void {
    if (this.closed || !this.shown) return;
    this.call('onRouteDone');
    this.pageLifetime('routeDone', []);
  }

  hide(): void {
    if (!this.shown || this.closed) return;
    this.shown = false;
    this.call('onHide');
    this.pageLifetime('hide', []);
  }

  /** onUnload, then the tree is taken down and the port closed. Later calls on the instance are harmless. */
  unload(): void {
    if (this.closed) return;
    this.call('onUnload');
    this.closed = true;
    this.host.guard('detached', this, () => {
      this.bar?.release();
      this.root?.release();
    });
    this.context.destroy();
    this.port.onmessage = null;
    this.port.close();
  }

  resize(size: unknown): void {
    this.call('onResize', size);
    this.pageLifetime('resize', [(size as { size?: unknown }).size]);
  }

  /** Calls a method of the page when it has one. */
  call(name: string, ...args: unknown[]): unknown {
    if (this.closed || !this.root) return undefined;
    const method = this.instance[name];
    if (typeof method !== 'function') return undefined;
    return this.host.guard(name, this, () => (method as (...all: unknown[]) => unknown).apply(this.instance, args));
  }

  post(message: ToView, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }

  private pageLifetime(name: string, args: unknown[]): void {
    this.component.triggerPageLifetime(name, args as never);
    this.bar?.getComponent().triggerPageLifetime(name, args as never);
  }

  private attach(root: Root): void {
    const { context } = this;
    const body = context.getRootNode();
    // A text node, because the view would look for a component of any element's name.
    const placeholder = context.createTextNode('');
    body.appendChild(placeholder);
    root.attach(body as unknown as glassEasel.GeneralBackendElement, placeholder as unknown as glassEasel.GeneralBackendElement);
    placeholder.release();
  }
}
