import { BuiltIn } from '../built-in.ts';
import { post } from '../channel.ts';
import { browserStyle, setStyleLayer } from '../element-style.ts';
import { stateOf } from '../elements.ts';
import { pageScroller, scrollTo } from '../smooth-scroll.ts';

/** `page-meta`: style of the page and of its root, scroll position; scroll {scrollTop}, scrolldone. */
export class WxPageMeta extends BuiltIn {
  readonly #onScroll = (): void => this.emit('scroll', { scrollTop: pageScroller().scrollTop });
  readonly #onResize = (): void => this.emit('resize', { size: { windowWidth: innerWidth, windowHeight: innerHeight } });

  connectedCallback(): void {
    document.addEventListener('scroll', this.#onScroll);
    window.addEventListener('resize', this.#onResize);
  }

  disconnectedCallback(): void {
    document.removeEventListener('scroll', this.#onScroll);
    window.removeEventListener('resize', this.#onResize);
  }

  protected override attributeSet(name: string): void {
    const root = document.documentElement;
    if (name === 'page-style' || name === 'page-font-size') {
      const size = this.text('page-font-size');
      const css = browserStyle([size && `font-size:${fontSize(size)}`, this.text('page-style')].filter(Boolean).join(';'));
      if (stateOf(document.body)) setStyleLayer(document.body, 'own', css);
    } else if (name === 'root-font-size') root.style.fontSize = browserStyle(fontSize(this.text(name)));
    else if (name === 'root-background-color') root.style.setProperty('--page-background', this.text(name));
    else if (name === 'scroll-top') {
      const top = browserPixels(this.text(name));
      void scrollTo(pageScroller(), { top }, this.number('scroll-duration', 300)).then(() => this.emit('scrolldone', {}));
    }
    if (name.startsWith('background-')) post({ kind: 'call', host: 0, method: 'background', args: { [name]: this.properties.get(name) } });
  }
}

/** `system` is the font size of the platform's settings. */
function fontSize(text: string): string {
  return text === 'system' ? 'var(--system-font-size, 16px)' : text;
}

function browserPixels(text: string): number {
  const value = Number.parseFloat(text) || 0;
  return text.endsWith('rpx') ? (value * innerWidth) / 750 : value;
}

/** `navigation-bar`: the logic thread gets `navigationBar` of host 0 with the bar's state. */
export class WxNavigationBar extends BuiltIn {
  #pending = false;

  protected override attributeSet(): void {
    if (this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => {
      this.#pending = false;
      const state: Record<string, unknown> = {};
      for (const name of ['title', 'loading', 'front-color', 'background-color']) {
        if (!this.properties.has(name)) continue;
        const key = name.replace(/-(.)/g, (_whole, letter: string) => letter.toUpperCase());
        state[key] = name === 'loading' ? this.flag(name) : this.text(name);
      }
      post({ kind: 'call', host: 0, method: 'navigationBar', args: state });
    });
  }
}
