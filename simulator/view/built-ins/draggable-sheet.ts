import { BuiltIn, part, privateParts } from '../built-in.ts';
import { callOwner } from '../call-owner.ts';
import { isStill } from '../still.ts';
import { followFinger } from './finger.ts';

const CSS = `
#panel { position: absolute; left: 0; right: 0; bottom: 0; height: 50%; overflow: hidden; pointer-events: auto; transition: height 0.25s ease-out; }
#panel.dragged { transition: none; }
`;
/** Pixels that a finger moves before it drags. */
const SLOP = 4;
/** Milliseconds that a flick of the finger goes on. */
const FLICK = 150;

interface ScrollToOptions {
  size?: number;
  pixels?: number;
  animated?: boolean;
}

/**
 * `draggable-sheet`: a sheet at the foot of its container, whose height follows a finger. Sizes are shares of the container's
 * height. A scroll-view inside scrolls once the sheet is as large as it gets.
 */
export class WxDraggableSheet extends BuiltIn {
  readonly #panel: HTMLElement;
  #size: number | undefined;

  constructor() {
    super();
    this.#panel = part(privateParts(this, CSS, '<div id="panel"><slot></slot></div>'), '#panel');
    let from = 0;
    let dragging: boolean | undefined;
    followFinger(this.#panel, {
      start: () => {
        from = this.#current();
        dragging = undefined;
      },
      move: ({ dx, dy }, event) => {
        if (dragging === undefined) {
          if (Math.hypot(dx, dy) < SLOP) return;
          const moves = dy < 0 ? from < this.#max() : !this.#isScrolledDown(event.target);
          dragging = moves && Math.abs(dy) > Math.abs(dx);
        }
        if (!dragging) return;
        if (event.cancelable) event.preventDefault();
        this.#panel.classList.add('dragged');
        this.#resize(from - dy / Math.max(1, this.clientHeight));
      },
      end: ({ vy }) => {
        this.#panel.classList.toggle('dragged', isStill());
        if (dragging) this.#settle(vy);
      },
    });
  }

  connectedCallback(): void {
    requestAnimationFrame(() => this.#resize(this.#current()));
  }

  /** A finger that moves the sheet does not scroll what lies in it. */
  override ownsDrag(axis: 'x' | 'y'): boolean {
    return axis === 'y' && this.#current() < this.#max();
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method !== 'scrollTo') return super.invoke(method, args);
    const { size, pixels = 0, animated = true } = (args[0] ?? {}) as ScrollToOptions;
    this.#panel.classList.toggle('dragged', !animated || isStill());
    this.#resize(size ?? pixels / Math.max(1, this.clientHeight));
    return undefined;
  }

  #isScrolledDown(target: EventTarget | null): boolean {
    for (let at = target instanceof Element ? target : null; at && at !== this; at = at.parentElement) if (at.scrollTop > 0) return true;
    return false;
  }

  #min(): number {
    return this.number('min-child-size', 0.25);
  }

  #max(): number {
    return this.number('max-child-size', 1);
  }

  #current(): number {
    return this.#size ?? this.number('initial-child-size', 0.5);
  }

  #resize(size: number): void {
    const before = this.#size;
    this.#size = Math.min(this.#max(), Math.max(this.#min(), size));
    this.#panel.style.height = `${this.#size * 100}%`;
    if (before === this.#size) return;
    const pixels = this.#size * this.clientHeight;
    callOwner(this, this.properties.get('worklet:onsizeupdate'), { pixels, size: this.#size });
  }

  /** With `snap` it comes to rest at its smallest or largest size, or at the nearest of `snap-sizes`. */
  #settle(speed: number): void {
    if (!this.flag('snap')) return;
    const sizes = this.properties.get('snap-sizes');
    const stops = [this.#min(), ...(Array.isArray(sizes) ? sizes.map(Number) : []), this.#max()];
    const aim = this.#current() - (speed * FLICK) / Math.max(1, this.clientHeight);
    this.#resize(stops.reduce((best, stop) => (Math.abs(stop - aim) < Math.abs(best - aim) ? stop : best)));
  }

  protected override attributeSet(name: string): void {
    if ((name === 'min-child-size' || name === 'max-child-size') && this.isConnected) this.#resize(this.#current());
  }
}
