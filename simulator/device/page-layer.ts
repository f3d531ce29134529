import { type DeviceToView, PAGE_CONTENT, type PageMenuAction, type ViewToDevice, type WidgetReply } from '../protocol/device.ts';
import { element } from './element.ts';
import { NavigationBar, type NavigationBarActions } from './navigation-bar.ts';
import { PullRefresh } from './pull-refresh.ts';
import type { Texts } from './texts.ts';

/** The page a layer shows; a spare layer has none yet. */
export interface OpenedPage {
  pageId: number;
  path: string;
  packageRoots: string[];
}

export interface PageLayerEvents extends NavigationBarActions {
  view(layer: PageLayer, message: Exclude<ViewToDevice, { kind: 'frameReady' }>): void;
}

/** A page with its frame and its navigation bar. The frame loads as soon as the layer is made, before a page needs it. */
export class PageLayer {
  readonly root = element('section', { class: 'page', inert: '' });
  readonly bar: NavigationBar;
  readonly pull: PullRefresh;
  /** What the page offers in the capsule's menu. */
  menuActions: readonly PageMenuAction[] = [];
  readonly #frame = element('iframe', { class: 'page-frame', src: new URL('page.html', location.href).href });
  readonly #content = element('div', { class: 'page-content' });
  #page: OpenedPage | undefined;
  #ready = false;
  #waiting: [DeviceToView, Transferable[]][] = [];
  #arrived = false;

  constructor(
    texts: Texts,
    private readonly events: PageLayerEvents,
  ) {
    this.bar = new NavigationBar(texts, events);
    this.pull = new PullRefresh(this.#frame);
    this.#content.append(this.pull.root, this.#frame);
    this.root.append(this.bar.root, this.#content);
    window.addEventListener('message', this.#receive);
  }

  get page(): OpenedPage | undefined {
    return this.#page;
  }

  /** Whether the page is to be drawn: with its bars, and with the phone as it asks for. */
  get arrived(): boolean {
    return this.#arrived;
  }

  arrive(): void {
    this.#arrived = true;
    this.#frame.title = this.#page?.path ?? '';
  }

  /** Calls back when the page has its first content, before that is painted. */
  whenContent(callback: () => void): void {
    this.#frame.addEventListener(PAGE_CONTENT, callback, { once: true });
  }

  /** Kept until the frame listens. */
  send(message: DeviceToView, transfer: Transferable[] = []): void {
    if (this.#ready) this.#frame.contentWindow?.postMessage(message, location.origin, transfer);
    else this.#waiting.push([message, transfer]);
  }

  reply(message: WidgetReply): void {
    this.#frame.contentWindow?.postMessage(message, location.origin);
  }

  open(page: OpenedPage, port: MessagePort): void {
    this.#page = page;
    this.send({ kind: 'open', ...page }, [port]);
  }

  /** Pixels that the page is pushed up by the keyboard. */
  set shift(pixels: number) {
    this.#frame.style.translate = pixels > 0 ? `0 ${-pixels}px` : '';
  }

  /** Lowest pixel of the page's window on the screen, where it stands when nothing pushes it. */
  get frameBottom(): number {
    return this.#content.getBoundingClientRect().bottom;
  }

  get frameHeight(): number {
    return this.#content.clientHeight;
  }

  set visible(visible: boolean) {
    this.root.classList.toggle('visible', visible);
    this.root.inert = !visible;
  }

  /** Puts the tab bar into this page, above or below its content. */
  hold(tabBar: HTMLElement, position: 'top' | 'bottom'): void {
    if (position === 'top') this.#content.before(tabBar);
    else this.root.append(tabBar);
  }

  remove(): void {
    window.removeEventListener('message', this.#receive);
    this.root.remove();
  }

  readonly #receive = (event: MessageEvent<ViewToDevice>): void => {
    if (event.source !== this.#frame.contentWindow || event.origin !== location.origin) return;
    if (typeof event.data !== 'object' || event.data === null) return;
    if (event.data.kind !== 'frameReady') {
      this.events.view(this, event.data);
      return;
    }
    this.#ready = true;
    for (const [message, transfer] of this.#waiting.splice(0)) this.send(message, transfer);
  };
}
