import { BuiltIn, part, privateParts } from '../built-in.ts';
import { scrollTo } from '../smooth-scroll.ts';
import { followDrag } from './drag.ts';

const CSS = `
#refresher { display: block; height: 0; overflow: hidden; transition: height 0.25s; }
#refresher.pulled { transition: none; }
#spinner { display: flex; height: 45px; align-items: center; justify-content: center; gap: 6px; }
#spinner i { width: 8px; height: 8px; border-radius: 50%; background: currentColor; opacity: 0.3; }
:host([data-refreshing]) #spinner i { animation: blink 0.9s infinite alternate; }
#spinner i:nth-child(2) { animation-delay: 0.3s !important; }
#spinner i:nth-child(3) { animation-delay: 0.6s !important; }
@keyframes blink { to { opacity: 0.8; } }
`;
const HTML = '<div id="refresher"><div id="spinner"><i></i><i></i><i></i></div></div><slot></slot>';
const SMOOTH = 300;

/** `scroll-view`: scrolls itself; scroll, scrolltoupper, scrolltolower, drag events (enhanced), refresher events. */
export class WxScrollView extends BuiltIn {
  readonly #refresher: HTMLElement;
  #top = 0;
  #left = 0;
  #upper = true;
  #lower = false;
  #pulled = 0;
  #refreshing = false;

  constructor() {
    super();
    const root = privateParts(this, CSS, HTML);
    this.#refresher = part(root, '#refresher');
    this.addEventListener('scroll', () => this.#scrolled());
    followDrag(this, {
      begin: (axis) => this.#beginDrag(axis),
      move: (point) => this.#dragged(point.dy),
      end: () => this.#endDrag(),
    });
  }

  connectedCallback(): void {
    requestAnimationFrame(() => {
      for (const name of ['scroll-top', 'scroll-left', 'scroll-into-view']) if (this.properties.has(name)) this.#place(name, false);
    });
  }

  override readProperty(name: string): unknown {
    if (name === 'scroll-top') return this.scrollTop;
    if (name === 'scroll-left') return this.scrollLeft;
    return super.readProperty(name);
  }

  override invoke(method: string, args: unknown[]): unknown {
    const [options] = args as [{ top?: number; left?: number; duration?: number; animated?: boolean; selector?: string } | undefined];
    if (method === 'scrollTo')
      return scrollTo(this, { top: options?.top, left: options?.left }, options?.animated === false ? 0 : (options?.duration ?? SMOOTH));
    if (method === 'scrollIntoView') {
      const target = this.querySelector(String(args[0]));
      if (target) return scrollTo(this, this.#placeOf(target), SMOOTH);
      throw new Error(`no element matches ${String(args[0])}`);
    }
    return super.invoke(method, args);
  }

  #scrolled(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this;
    const deltaY = this.#top - scrollTop;
    const deltaX = this.#left - scrollLeft;
    if (deltaX === 0 && deltaY === 0) return;
    this.#top = scrollTop;
    this.#left = scrollLeft;
    this.changeModel('scroll-top', scrollTop);
    this.changeModel('scroll-left', scrollLeft);
    this.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY });
    const vertical = this.flag('scroll-y');
    const passed = vertical ? scrollTop : scrollLeft;
    const left = vertical ? scrollHeight - clientHeight - scrollTop : scrollWidth - clientWidth - scrollLeft;
    const back = (vertical ? deltaY : deltaX) > 0;
    const upper = passed <= this.number('upper-threshold', 50);
    const lower = left <= this.number('lower-threshold', 50);
    if (upper && !this.#upper && back) this.emit('scrolltoupper', { direction: vertical ? 'top' : 'left' });
    if (lower && !this.#lower && !back) this.emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
    this.#upper = upper;
    this.#lower = lower;
  }

  #placeOf(target: Element): { top?: number; left?: number } {
    const inner = target.getBoundingClientRect();
    const outer = this.getBoundingClientRect();
    return {
      ...(this.flag('scroll-y') && { top: this.scrollTop + inner.top - outer.top - this.clientTop }),
      ...(this.flag('scroll-x') && { left: this.scrollLeft + inner.left - outer.left - this.clientLeft }),
    };
  }

  #place(name: string, animate: boolean): void {
    const duration = animate ? SMOOTH : 0;
    if (name === 'scroll-into-view') {
      const id = this.text(name);
      const target = id === '' ? null : this.querySelector(`[id="${quoted(id)}"]`);
      if (target) void scrollTo(this, this.#placeOf(target), duration);
    } else if (this.properties.get(name) !== undefined && this.properties.get(name) !== null) {
      const to = this.number(name, 0);
      void scrollTo(this, name === 'scroll-top' ? { top: to } : { left: to }, duration);
    }
  }

  protected override attributeSet(name: string): void {
    if (name === 'scroll-top' || name === 'scroll-left' || name === 'scroll-into-view') {
      if (this.isConnected) requestAnimationFrame(() => this.#place(name, this.flag('scroll-with-animation')));
    } else if (name === 'refresher-triggered') {
      if (this.flag(name)) this.#refresh();
      else this.#restore();
    } else if (name === 'refresher-background') this.#refresher.style.background = this.text(name);
    else if (name === 'refresher-default-style') {
      const style = this.text(name, 'black');
      part(this.#refresher, '#spinner').style.cssText =
        style === 'none' ? 'visibility:hidden' : `color:${style === 'white' ? '#fff' : '#000'}`;
    }
  }

  #beginDrag(axis: 'x' | 'y'): boolean {
    if (this.flag('enhanced')) this.emit('dragstart', { scrollTop: this.scrollTop, scrollLeft: this.scrollLeft });
    this.#pulled = 0;
    return this.flag('enhanced') || (this.flag('refresher-enabled') && axis === 'y' && this.scrollTop <= 0 && !this.#refreshing);
  }

  #dragged(distance: number): void {
    if (this.flag('enhanced')) this.emit('dragging', { scrollTop: this.scrollTop, scrollLeft: this.scrollLeft });
    if (!this.flag('refresher-enabled') || this.scrollTop > 0 || this.#refreshing || distance <= 0) return;
    this.#pulled = distance / 2;
    this.#refresher.className = 'pulled';
    this.#refresher.style.height = `${this.#pulled}px`;
    this.emit('refresherpulling', { dy: this.#pulled });
  }

  #endDrag(): void {
    if (this.flag('enhanced')) this.emit('dragend', { scrollTop: this.scrollTop, scrollLeft: this.scrollLeft });
    if (this.#pulled === 0) return;
    if (this.#pulled >= this.number('refresher-threshold', 45)) this.#refresh();
    else {
      this.#showRefresher(0);
      this.emit('refresherabort', { dy: this.#pulled });
    }
    this.#pulled = 0;
  }

  #showRefresher(height: number): void {
    this.#refresher.className = '';
    this.#refresher.style.height = `${height}px`;
  }

  #refresh(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    this.toggleAttribute('data-refreshing', true);
    this.#showRefresher(this.number('refresher-threshold', 45));
    this.changeModel('refresher-triggered', true);
    this.emit('refresherrefresh', { dy: this.#pulled });
  }

  #restore(): void {
    if (!this.#refreshing) return;
    this.#refreshing = false;
    this.toggleAttribute('data-refreshing', false);
    this.#showRefresher(0);
    this.emit('refresherrestore', {});
  }
}

function quoted(id: string): string {
  return id.replace(/["\\]/g, '\\$&');
}
