import { BuiltIn } from '../built-in.ts';

/** `[top, right, bottom, left]` in pixels -> CSS; '' without it. */
export function paddingOf(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return `padding:${[0, 1, 2, 3].map((side) => `${Number(value[side]) || 0}px`).join(' ')}`;
}

/** A part of a list that only adds `padding`. */
export class WxPadded extends BuiltIn {
  protected override attributeSet(name: string): void {
    if (name === 'padding') this.setOwnStyle(paddingOf(this.properties.get('padding')));
  }
}

/** `sticky-section`: pushes its header out at its end, unless `push-pinned-header` is false: then that one stays. */
export class WxStickySection extends BuiltIn {
  protected override attributeSet(name: string): void {
    if (name !== 'padding' && name !== 'push-pinned-header') return;
    this.setOwnStyle(this.flag('push-pinned-header', true) ? paddingOf(this.properties.get('padding')) : 'display:contents');
  }
}

/** `sticky-header`: stays at the top, `offset-top` pixels below the edge; stickontopchange {isStickOnTop}. */
export class WxStickyHeader extends BuiltIn {
  #scroller: EventTarget | undefined;
  #stuck = false;
  readonly #check = (): void => this.#announce();

  connectedCallback(): void {
    this.#scroller = this.closest('wx-scroll-view') ?? document;
    this.#scroller.addEventListener('scroll', this.#check, { passive: true });
  }

  disconnectedCallback(): void {
    this.#scroller?.removeEventListener('scroll', this.#check);
  }

  /** It sticks when it stands at its edge and its section has gone beyond it. */
  #announce(): void {
    const section = this.parentElement;
    if (!section) return;
    const edge = (this.#scroller instanceof Element ? this.#scroller.getBoundingClientRect().top : 0) + this.number('offset-top', 0);
    const stuck = Math.abs(this.getBoundingClientRect().top - edge) < 1 && section.getBoundingClientRect().top < edge;
    if (stuck === this.#stuck) return;
    this.#stuck = stuck;
    this.emit('stickontopchange', { isStickOnTop: stuck });
  }

  protected override attributeSet(name: string): void {
    if (name !== 'padding' && name !== 'offset-top') return;
    this.setOwnStyle(`top:${this.number('offset-top', 0)}px;${paddingOf(this.properties.get('padding'))}`);
  }
}
