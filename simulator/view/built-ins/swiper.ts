import { BuiltIn, cssLength, part, privateParts } from '../built-in.ts';
import { isStill } from '../still.ts';
import { followDrag } from './drag.ts';
import { SwiperDots } from './swiper-dots.ts';
import { easingOf } from './swiper-easing.ts';

const CSS = `
:host { position: relative; overflow: hidden; touch-action: pan-y; }
:host([vertical]) { touch-action: pan-x; }
#window { position: absolute; inset: 0; }
#track { position: absolute; inset: 0; }
#track > slot::slotted(*) { position: absolute; left: 0; top: 0; width: 100%; height: 100%; }
`;
const HTML = '<div id="window"><div id="track"><slot></slot></div></div><slot name="dots"></slot>';

export class WxSwiperItem extends BuiltIn {
  get itemId(): string {
    return this.text('item-id');
  }

  /** Place in the row of its swiper: slot number, and how many slots are visible. */
  place(slot: number, size: number, vertical: boolean, hidden: boolean): void {
    const move = `${slot * 100}%`;
    const extent = `${100 / size}%`;
    this.setOwnStyle(
      `position:absolute;width:${vertical ? '100%' : extent};height:${vertical ? extent : '100%'};transform:translate(${vertical ? `0,${move}` : `${move},0`}) translateZ(0)${hidden ? ';display:none' : ''}`,
    );
  }
}

type Source = '' | 'touch' | 'autoplay';

/** `swiper`: change {current, currentItemId, source}, transition {dx, dy}, animationfinish. */
export class WxSwiper extends BuiltIn {
  readonly #track: HTMLElement;
  readonly #window: HTMLElement;
  readonly #dots = new SwiperDots(this);
  #current = 0;
  /** Where the row stands, in items; between whole numbers while it moves, unbounded when circular. */
  #position = 0;
  #frame = 0;
  #timer = 0;
  #dragFrom = 0;
  #dragging = false;

  constructor() {
    super();
    const root = privateParts(this, CSS, HTML);
    this.#track = part(root, '#track');
    this.#window = part(root, '#window');
    part(root, '#track > slot').addEventListener('slotchange', () => this.#itemsChanged());
    followDrag(this, {
      begin: (axis) => this.ownsDrag(axis),
      move: (point) => this.#drag(this.flag('vertical') ? point.dy : point.dx),
      end: (point) => this.#release(this.flag('vertical') ? point.vy : point.vx),
    });
  }

  connectedCallback(): void {
    this.#itemsChanged();
    this.#play();
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  override readProperty(name: string): unknown {
    return name === 'current' ? this.#current : super.readProperty(name);
  }

  /** A finger along its row moves it, one across scrolls what lies around. */
  override ownsDrag(axis: 'x' | 'y'): boolean {
    return this.#items().length > 1 && (axis === 'y') === this.flag('vertical') && !this.#isLocked();
  }

  #isLocked(): boolean {
    return this.flag('disable-touch') || this.properties.get('touchable') === false;
  }

  #items(): WxSwiperItem[] {
    return [...this.children].filter((child) => child instanceof WxSwiperItem);
  }

  #visible(): number {
    return Math.max(1, Math.round(this.number('display-multiple-items', 1)));
  }

  #isCircular(): boolean {
    return this.flag('circular') && this.#items().length > this.#visible();
  }

  #last(): number {
    return Math.max(0, this.#items().length - this.#visible());
  }

  /** Items came or went: the row stays where it is, at the item that `current` names, or at the last one that is left. */
  #itemsChanged(): void {
    const count = this.#items().length;
    if (count > 0 && !this.#dragging) {
      const wanted = Math.max(0, Math.round(this.#wanted()));
      const bound = this.#isCircular() ? count - 1 : this.#last();
      this.#current = Math.min(wanted, Math.max(0, bound));
      this.#position = this.#current;
    }
    this.#layOut();
    this.#play();
  }

  #wanted(): number {
    const id = this.text('current-item-id');
    const named = id === '' ? -1 : this.#items().findIndex((item) => item.itemId === id);
    return named >= 0 ? named : this.number('current', 0);
  }

  #layOut(): void {
    const vertical = this.flag('vertical');
    const size = this.#visible();
    const items = this.#items();
    const before = cssLength(this.properties.get('previous-margin'), '0px');
    const after = cssLength(this.properties.get('next-margin'), '0px');
    this.#window.style.inset = vertical ? `${before} 0 ${after} 0` : `0 ${after} 0 ${before}`;
    const circular = this.#isCircular();
    // Margins show a piece of the neighbours, and their neighbours come into view while the row moves.
    const reach = size / 2 + 1 + (this.properties.has('previous-margin') || this.properties.has('next-margin') ? 1 : 0);
    const skips = this.flag('skip-hidden-item-layout');
    const middle = this.#position + (size - 1) / 2;
    items.forEach((item, index) => {
      const slot = circular ? index + items.length * Math.round((middle - index) / items.length) : index;
      item.place(slot, size, vertical, skips && Math.abs(slot - middle) > reach);
    });
    const move = `calc(${(-this.#position * 100) / size}% + ${this.#edgeShift(before, after)})`;
    this.#track.style.transform = `translate(${vertical ? `0,${move}` : `${move},0`}) translateZ(0)`;
    this.#dots.draw({
      shown: this.flag('indicator-dots'),
      vertical,
      count: items.length,
      current: this.#current,
      visible: size,
      color: this.text('indicator-color', 'rgba(0, 0, 0, .3)'),
      activeColor: this.text('indicator-active-color', '#000000'),
    });
  }

  /** With `snap-to-edge` the first and the last item have no margin before and behind them. */
  #edgeShift(before: string, after: string): string {
    const last = this.#last();
    if (!this.flag('snap-to-edge') || this.#isCircular() || last === 0) return '0px';
    const first = Math.max(0, 1 - Math.max(0, this.#position));
    const end = Math.max(0, 1 - Math.max(0, last - this.#position));
    return `${end} * ${after} - ${first} * ${before}`;
  }

  /** Pixels of one item along the row. */
  #extent(): number {
    const box = this.#window;
    return Math.max(1, (this.flag('vertical') ? box.clientHeight : box.clientWidth) / this.#visible());
  }

  #moved(): void {
    this.#layOut();
    const distance = (this.#position - this.#current) * this.#extent();
    this.emit('transition', this.flag('vertical') ? { dx: 0, dy: distance } : { dx: distance, dy: 0 });
  }

  /** The finger takes the row where it is, also while it moves by itself. */
  #drag(pixels: number): void {
    if (!this.#dragging) {
      this.#dragging = true;
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      window.clearInterval(this.#timer);
      this.#timer = 0;
      this.#dragFrom = this.#position;
    }
    let to = this.#dragFrom - pixels / this.#extent();
    if (!this.#isCircular()) {
      const last = this.#last();
      if (to < 0) to /= 3;
      else if (to > last) to = last + (to - last) / 3;
    }
    this.#position = to;
    this.#moved();
  }

  #release(velocity: number): void {
    this.#dragging = false;
    const from = this.#current;
    const passed = this.#position - from;
    let step = Math.round(passed);
    if (step === 0 && Math.abs(velocity) > 0.3 && Math.abs(passed) > 0.02 && Math.sign(-velocity) === Math.sign(passed))
      step = Math.sign(passed);
    if (step === 0 && Math.abs(passed) > 0.3) step = Math.sign(passed);
    this.#go(from + step, 'touch');
    this.#play();
  }

  /** Moves to an item; `target` may lie outside the row when circular. */
  #go(target: number, source: Source): void {
    const items = this.#items();
    if (items.length === 0) return;
    const circular = this.#isCircular();
    const to = circular ? target : Math.min(this.#last(), Math.max(0, target));
    const index = ((to % items.length) + items.length) % items.length;
    const changed = index !== this.#current;
    if (changed) {
      this.#position += index - to;
      this.#current = index;
      this.changeModel('current', index);
      this.emit('change', { current: index, currentItemId: this.#itemId(index), source });
    }
    this.#animate(changed ? index : to, source);
  }

  #itemId(index: number): string {
    return this.#items()[index]?.itemId ?? '';
  }

  #animate(to: number, source: Source): void {
    cancelAnimationFrame(this.#frame);
    const from = this.#position;
    const duration = isStill() || document.hidden ? 0 : this.number('duration', 500);
    const finish = (): void => {
      this.#frame = 0;
      this.#position = to;
      this.#moved();
      this.emit('animationfinish', { current: this.#current, currentItemId: this.#itemId(this.#current), source });
    };
    if (duration === 0 || from === to || !this.isConnected) {
      finish();
      return;
    }
    const ease = easingOf(source === 'touch' ? 'easeOutCubic' : this.text('easing-function', 'default'));
    const start = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - start) / duration));
      if (part === 1) {
        finish();
        return;
      }
      this.#position = from + (to - from) * ease(part);
      this.#moved();
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #play(): void {
    window.clearInterval(this.#timer);
    this.#timer = 0;
    if (!this.flag('autoplay') || isStill() || !this.isConnected) return;
    this.#timer = window.setInterval(
      () => {
        if (this.#items().length <= this.#visible()) return;
        const next = this.#current + 1;
        this.#go(!this.#isCircular() && next > this.#last() ? 0 : next, 'autoplay');
      },
      Math.max(100, this.number('interval', 5000)),
    );
  }

  protected override attributeSet(name: string): void {
    if (name === 'current' || name === 'current-item-id') {
      // Items that come in the same batch are there when it is over.
      queueMicrotask(() => {
        const to = Math.round(name === 'current' ? this.number('current', 0) : this.#wanted());
        if (to !== this.#current && this.isConnected) this.#go(to, '');
      });
    } else if (name === 'autoplay' || name === 'interval') this.#play();
    else this.#layOut();
  }
}
