import { BuiltIn, part, privateParts } from '../built-in.ts';
import { callOwner } from '../call-owner.ts';
import { stateOf } from '../elements.ts';
import { scrollTo } from '../smooth-scroll.ts';
import { followDrag } from './drag.ts';
import { type FingerPoint, followFinger } from './finger.ts';
import { BARS_CSS, BARS_HTML, ScrollBars } from './scroll-bars.ts';
import { type IntoViewOptions, placeInView } from './scroll-into-view.ts';
import { REFRESHER_CSS, REFRESHER_HTML, ScrollRefresher } from './scroll-refresher.ts';

/**
 * The content stands in a box as high as the scroller, as on phones: a sticky child leaves with it after one screen unless
 * `using-sticky`, and `display: flex` of the scroller reaches the children only with `enable-flex`.
 */
const CSS = `
${REFRESHER_CSS}
${BARS_CSS}
#content { width: 100%; height: 100%; flex: none; }
:host([enable-flex]) #content { display: contents; }
:host([using-sticky]) #content, :host([data-sections]) #content { height: auto; }
:host(:not([data-pullable])) #refresher { display: none; }
:host([scroll-anchoring]) { overflow-anchor: auto !important; }
:host([data-inner]) { overscroll-behavior: auto !important; }
:host([data-waits]) { overflow-y: hidden !important; }
:host([data-still]) { overflow: hidden !important; touch-action: none; }
:host([data-pages]) { overflow: hidden !important; touch-action: pan-y; }
:host([data-pages][scroll-y]) { touch-action: pan-x; }
`;
const HTML = `${BARS_HTML}${REFRESHER_HTML}<div id="content"><slot></slot></div>`;
/** Milliseconds. */
const SMOOTH = 300;
/** Pixels that a finger moves before it drags. */
const SLOP = 4;

interface ScrollToOptions {
  top?: number;
  left?: number;
  duration?: number;
  animated?: boolean;
}

/** `scroll-view`: scrolls itself; scroll, scrolltoupper, scrolltolower, drag events (enhanced), refresher events. */
export class WxScrollView extends BuiltIn {
  readonly #content: HTMLElement;
  readonly #spinner: HTMLElement;
  readonly #refresher: ScrollRefresher;
  readonly #refresherPart: HTMLElement;
  readonly #bars: ScrollBars;
  #last = { top: 0, left: 0 };
  #near = { top: true, left: true, bottom: false, right: false };
  #dragged = false;
  #scrolling = false;
  /** Lines and shadows that a style sheet draws over its edges by pseudo elements stay there while the content moves. */
  #decorated = false;
  #outer: Element | undefined;
  /** Distance of the finger at which the content began to follow it down. */
  #pullFrom: number | undefined;
  /** What ScrollViewContext set, over the attributes. */
  #set: Record<string, unknown> = {};

  constructor() {
    super();
    const root = privateParts(this, CSS, HTML);
    this.#content = part(root, '#content');
    this.#spinner = part(root, '#spinner');
    this.#refresherPart = part(root, '#refresher');
    this.#bars = new ScrollBars(this, part(root, '#bars'));
    this.#refresher = new ScrollRefresher(this.#refresherPart, {
      enabled: () => this.flag('refresher-enabled'),
      threshold: () => this.number('refresher-threshold', 45),
      emit: (type, detail) => this.emit(type, detail),
      refreshing: (refreshing) => {
        this.toggleAttribute('data-refreshing', refreshing);
        this.changeModel('refresher-triggered', refreshing);
      },
    });
    part(root, '#content > slot').addEventListener('slotchange', () => this.#findParts());
    this.addEventListener('scroll', () => this.#scrolled());
    this.addEventListener('scrollend', () => this.#settled());
    followFinger(this, {
      start: () => {
        this.#dragged = false;
        this.#pullFrom = undefined;
      },
      move: (point, event) => this.#moved(point, event),
      end: (point) => this.#released(point),
    });
    this.#followPages();
  }

  connectedCallback(): void {
    requestAnimationFrame(() => {
      for (const name of ['scroll-top', 'scroll-left', 'scroll-into-view']) if (this.properties.has(name)) this.#place(name, false);
      this.#joinNested();
    });
  }

  disconnectedCallback(): void {
    this.#outer?.removeEventListener('scroll', this.#takeTurn);
    this.#outer = undefined;
  }

  /** Inside a `type="nested"` scroller the outer one scrolls first, until its header is gone, and the inner one last. */
  #joinNested(): void {
    if (this.text('associative-container') !== 'nested-scroll-view' || !this.isConnected) return;
    this.#outer = this.parentElement?.closest('wx-scroll-view[type=nested]') ?? undefined;
    this.#outer?.addEventListener('scroll', this.#takeTurn, { passive: true });
    this.toggleAttribute('data-inner', this.#outer !== undefined);
    this.#takeTurn();
  }

  readonly #takeTurn = (): void => {
    const outer = this.#outer;
    if (outer) this.toggleAttribute('data-waits', outer.scrollTop < outer.scrollHeight - outer.clientHeight - 1 && this.scrollTop === 0);
  };

  /** Whether a drag of the mouse along this axis is carried out here. */
  override ownsDrag(axis: 'x' | 'y'): boolean {
    return this.#hasPages() && this.flag(axis === 'x' ? 'scroll-x' : 'scroll-y');
  }

  /** Share of its speed that a glide keeps a millisecond. */
  override get glide(): number {
    if (this.#option('decelerationDisabled', 'deceleration-disabled', false)) return 0;
    return this.#option('fastDeceleration', 'fast-deceleration', false) ? 0.99 : 0.998;
  }

  override readProperty(name: string): unknown {
    if (name === 'scroll-top') return this.scrollTop;
    if (name === 'scroll-left') return this.scrollLeft;
    return super.readProperty(name);
  }

  #isEnhanced(): boolean {
    return this.flag('enhanced') || this.properties.has('type');
  }

  /** An option of ScrollViewContext, or the attribute of the same meaning, which needs `enhanced`. */
  #option(name: string, attribute: string, fallback: boolean): boolean {
    if (!this.#isEnhanced()) return fallback;
    const set = this.#set[name];
    return set === undefined ? this.flag(attribute, fallback) : Boolean(set);
  }

  #hasPages(): boolean {
    return this.#option('pagingEnabled', 'paging-enabled', false);
  }

  /** The values of ScrollViewContext; null unless `enhanced`, as on a phone. */
  override nodeValues(): Record<string, unknown> | null {
    if (!this.#isEnhanced()) return null;
    return {
      scrollEnabled: this.#set['scrollEnabled'] ?? true,
      bounces: this.#option('bounces', 'bounces', true),
      showScrollbar: this.#option('showScrollbar', 'show-scrollbar', true),
      pagingEnabled: this.#hasPages(),
      fastDeceleration: this.#option('fastDeceleration', 'fast-deceleration', false),
      decelerationDisabled: this.#option('decelerationDisabled', 'deceleration-disabled', false),
    };
  }

  override setNodeValue(name: string, value: unknown): void {
    this.#set[name] = value;
    this.#applyOptions();
  }

  #applyOptions(): void {
    this.toggleAttribute('data-still', this.#set['scrollEnabled'] === false);
    this.toggleAttribute('data-pages', this.#hasPages());
  }

  override invoke(method: string, args: unknown[]): unknown {
    switch (method) {
      case 'scrollTo': {
        const { top, left, duration = SMOOTH, animated = true } = (args[0] ?? {}) as ScrollToOptions;
        return scrollTo(this, { top, left }, animated ? duration : 0);
      }
      case 'scrollIntoView': {
        const target = this.querySelector(String(args[0]));
        if (!target) throw new Error(`no element matches ${String(args[0])}`);
        const options = (args[1] ?? {}) as IntoViewOptions & { animated?: boolean };
        return this.#scrollToElement(target, options, options.animated === false ? 0 : SMOOTH);
      }
      case 'triggerRefresh':
        this.#refresher.refresh((args[0] as { duration?: number } | undefined)?.duration);
        return undefined;
      case 'closeRefresh':
        this.#refresher.restore();
        return undefined;
      default:
        return super.invoke(method, args);
    }
  }

  #scrollToElement(target: Element, options: IntoViewOptions, duration: number): Promise<void> {
    const axes = { x: this.flag('scroll-x'), y: this.flag('scroll-y') };
    return scrollTo(this, placeInView(this, target, axes, options), duration);
  }

  #scrolled(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = this;
    const deltaY = this.#last.top - scrollTop;
    const deltaX = this.#last.left - scrollLeft;
    if (deltaX === 0 && deltaY === 0) return;
    this.#last = { top: scrollTop, left: scrollLeft };
    const detail = { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY, isDrag: this.#dragged };
    if (!this.#scrolling) {
      this.#announce('scrollstart', 'onscrollstart', detail);
      this.#decorated = ['::before', '::after'].some((pseudo) => getComputedStyle(this, pseudo).position === 'absolute');
    }
    if (this.#decorated) this.setOwnStyle(`--scrolled:${scrollLeft}px ${scrollTop}px`);
    this.#scrolling = true;
    this.changeModel('scroll-top', scrollTop);
    this.changeModel('scroll-left', scrollLeft);
    this.#announce('scroll', 'onscrollupdate', detail);
    if (this.#option('showScrollbar', 'show-scrollbar', true)) this.#bars.show();
    this.#announceEnds(deltaX, deltaY);
  }

  #settled(): void {
    if (!this.#scrolling) return;
    this.#scrolling = false;
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = this;
    this.#announce('scrollend', 'onscrollend', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
  }

  /** To listeners of the event, and to the method that the `worklet:` attribute names. */
  #announce(type: string, worklet: string, detail: object): void {
    this.emit(type, detail);
    callOwner(this, this.properties.get(`worklet:${worklet}`), detail);
  }

  /** An end is announced when it comes within its threshold, and again after it was left. */
  #announceEnds(deltaX: number, deltaY: number): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this;
    const upper = this.number('upper-threshold', 50);
    const lower = this.number('lower-threshold', 50);
    const near = {
      top: scrollTop <= upper,
      left: scrollLeft <= upper,
      bottom: scrollHeight - clientHeight - scrollTop <= lower,
      right: scrollWidth - clientWidth - scrollLeft <= lower,
    };
    const was = this.#near;
    this.#near = near;
    if (this.flag('scroll-y')) {
      if (near.top && !was.top && deltaY > 0) this.emit('scrolltoupper', { direction: 'top' });
      if (near.bottom && !was.bottom && deltaY < 0) this.emit('scrolltolower', { direction: 'bottom' });
    }
    if (this.flag('scroll-x')) {
      if (near.left && !was.left && deltaX > 0) this.emit('scrolltoupper', { direction: 'left' });
      if (near.right && !was.right && deltaX < 0) this.emit('scrolltolower', { direction: 'right' });
    }
  }

  #place(name: string, animate: boolean): void {
    const duration = animate ? SMOOTH : 0;
    if (name === 'scroll-into-view') {
      const id = this.text(name);
      const target = id === '' ? null : this.querySelector(`[id="${quoted(id)}"]`);
      const options: IntoViewOptions = {
        offset: this.number('scroll-into-view-offset', 0),
        alignment: this.text('scroll-into-view-alignment', 'start') as IntoViewOptions['alignment'],
        withinExtent: this.flag('scroll-into-view-within-extent'),
      };
      if (target) void this.#scrollToElement(target, options, duration);
    } else if (this.properties.get(name) !== undefined && this.properties.get(name) !== null) {
      const to = this.number(name, 0);
      void scrollTo(this, name === 'scroll-top' ? { top: to } : { left: to }, duration);
    }
  }

  protected override attributeSet(name: string): void {
    if (name === 'scroll-top' || name === 'scroll-left' || name === 'scroll-into-view') {
      if (this.isConnected) requestAnimationFrame(() => this.#place(name, this.flag('scroll-with-animation')));
    } else if (name === 'refresher-triggered') {
      if (this.flag(name)) requestAnimationFrame(() => this.flag(name) && this.#refresher.refresh());
      else this.#refresher.restore();
    } else if (name === 'refresher-enabled') this.toggleAttribute('data-pullable', this.flag(name));
    else if (name === 'refresher-background' || name === 'refresher-default-style') this.#showSpinner();
    else if (name === 'enhanced' || name === 'paging-enabled') this.#applyOptions();
    else if (name === 'padding') {
      const sides = this.properties.get(name);
      this.#content.style.padding = Array.isArray(sides) ? sides.map((side) => `${Number(side) || 0}px`).join(' ') : '';
    } else if (name === 'enable-flex' || name === 'using-sticky' || name === 'scroll-anchoring') {
      this.toggleAttribute(name, this.flag(name));
    }
  }

  #showSpinner(): void {
    const background = this.text('refresher-background');
    this.#refresherPart.style.background = background;
    // Black dots unless the app says otherwise; where it gave no colours they are seen on a dark page as well.
    const style = this.text('refresher-default-style', background === '' ? '' : 'black');
    this.#spinner.style.cssText = style === 'none' ? 'display:none' : style === '' ? '' : `color:${style === 'white' ? '#fff' : '#000'}`;
  }

  /** A child with `slot="refresher"` is shown in place of the dots' strip; headers of sections stay as long as the content is. */
  #findParts(): void {
    this.toggleAttribute('data-sections', this.querySelector(':scope > wx-sticky-section, :scope > wx-sticky-header') !== null);
    for (const child of this.children)
      if (stateOf(child)?.slot === 'refresher' || child.localName === 'wx-refresher') child.slot = 'refresher';
  }

  #moved(point: FingerPoint, event: Event): void {
    if (!this.#dragged && Math.hypot(point.dx, point.dy) >= SLOP) {
      this.#dragged = true;
      if (this.#isEnhanced()) this.emit('dragstart', this.#offset());
    }
    if (!this.#dragged) return;
    if (this.#isEnhanced()) this.emit('dragging', this.#offset());
    if (this.scrollTop > 0 || !this.flag('scroll-y')) return;
    this.#pullFrom ??= point.dy > 0 && Math.abs(point.dy) > Math.abs(point.dx) ? point.dy : undefined;
    if (this.#pullFrom === undefined) return;
    if (this.#refresher.pull(point.dy - this.#pullFrom) && event.cancelable) event.preventDefault();
  }

  #released(point: FingerPoint): void {
    if (this.#dragged && this.#isEnhanced()) this.emit('dragend', { ...this.#offset(), velocity: { x: point.vx, y: point.vy } });
    this.#dragged = false;
    this.#pullFrom = undefined;
    this.#refresher.release();
  }

  #offset(): { scrollTop: number; scrollLeft: number } {
    return { scrollTop: this.scrollTop, scrollLeft: this.scrollLeft };
  }

  /** With pages the finger moves the content itself, which comes to rest at a whole screen. */
  #followPages(): void {
    let from = { top: 0, left: 0 };
    followDrag(this, {
      start: () => {
        from = { top: this.scrollTop, left: this.scrollLeft };
        return this.#hasPages();
      },
      begin: (axis) => this.ownsDrag(axis),
      move: (point) => {
        if (this.flag('scroll-x')) this.scrollLeft = from.left - point.dx;
        if (this.flag('scroll-y')) this.scrollTop = from.top - point.dy;
      },
      end: (point) => {
        const page = (start: number, moved: number, speed: number, size: number): number => {
          const pages = Math.abs(speed) > 0.3 || Math.abs(moved) > size / 2 ? -Math.sign(moved) : 0;
          return Math.round(start / Math.max(1, size) + pages) * size;
        };
        const left = this.flag('scroll-x') ? page(from.left, point.dx, point.vx, this.clientWidth) : undefined;
        const top = this.flag('scroll-y') ? page(from.top, point.dy, point.vy, this.clientHeight) : undefined;
        void scrollTo(this, { left, top }, SMOOTH);
      },
    });
  }
}

function quoted(id: string): string {
  return id.replace(/["\\]/g, '\\$&');
}
