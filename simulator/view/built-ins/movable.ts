import { BuiltIn, cssLength } from '../built-in.ts';
import { followDrag } from './drag.ts';
import { glide, MotionPlayer, type Point, spring } from './movable-motion.ts';
import { followPinch } from './pinch.ts';

const DAMPING = 20;
const FRICTION = 2;
/** Speed in pixels a millisecond below which nothing glides. */
const SLOWEST = 0.05;

/** `movable-area`: with `scale-area` two fingers anywhere on it scale its movable-views. */
export class WxMovableArea extends BuiltIn {
  constructor() {
    super();
    followPinch(this, {
      start: () =>
        this.flag('scale-area') &&
        this.#views()
          .map((view) => view.startScale())
          .some(Boolean),
      move: (ratio) => {
        for (const view of this.#views()) view.scaleBy(ratio);
      },
      end: () => {
        for (const view of this.#views()) view.endScale();
      },
    });
  }

  #views(): WxMovableView[] {
    return [...this.querySelectorAll<HTMLElement>(':scope > *')].filter((child) => child instanceof WxMovableView);
  }
}

type Source = '' | 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction';

/** `movable-view`: change {x, y, source} in pixels from the corner of its area, scale {x, y, scale}, htouchmove, vtouchmove. */
export class WxMovableView extends BuiltIn {
  /** Its corner, as it is drawn. */
  #at: Point = { x: 0, y: 0 };
  #from: Point = { x: 0, y: 0 };
  #scale = 1;
  #scaleFrom = 1;
  #scaling = false;
  readonly #motion = new MotionPlayer();
  readonly #resized = new ResizeObserver(() => this.#moveTo(this.#limited(this.#at), ''));

  constructor() {
    super();
    followDrag(this, {
      start: () => {
        this.#from = this.#at;
        // Until now the finger that two of them left on it did not drag: it would have jumped to where that one is.
        this.#scaling = false;
        return !this.flag('disabled');
      },
      begin: (axis) => this.#beginDrag(axis),
      move: (point) => {
        if (!this.#scaling) this.#drag({ x: this.#from.x + point.dx, y: this.#from.y + point.dy });
      },
      end: (point) => {
        if (!this.#scaling) this.#release(point.vx, point.vy);
      },
    });
    followPinch(this, {
      start: () => this.startScale(),
      move: (ratio) => this.scaleBy(ratio),
      end: () => this.endScale(),
    });
  }

  connectedCallback(): void {
    requestAnimationFrame(() => {
      if (!this.isConnected) return;
      this.#scale = this.#scaleLimited(this.number('scale-value', 1));
      this.#placeByProperties(false);
      this.#resized.observe(this);
      const area = this.closest('wx-movable-area');
      if (area) this.#resized.observe(area);
    });
  }

  disconnectedCallback(): void {
    this.#motion.stop();
    this.#resized.disconnect();
  }

  override ownsDrag(axis: 'x' | 'y'): boolean {
    return !this.flag('disabled') && this.#allows(axis);
  }

  #allows(axis: 'x' | 'y'): boolean {
    const direction = this.text('direction', 'none');
    return direction === 'all' || direction === (axis === 'x' ? 'horizontal' : 'vertical');
  }

  #beginDrag(axis: 'x' | 'y'): boolean {
    this.emit(axis === 'x' ? 'htouchmove' : 'vtouchmove', {}, { bubbles: true });
    if (!this.#allows(axis)) return false;
    this.#motion.stop();
    this.#from = this.#at;
    return true;
  }

  #limit(value: number, room: number, size: number): number {
    return Math.min(Math.max(0, room - size), Math.max(Math.min(0, room - size), value));
  }

  #limited({ x, y }: Point): Point {
    const area = this.closest('wx-movable-area');
    if (!area) return { x, y };
    return {
      x: this.#limit(x, area.clientWidth, this.offsetWidth * this.#scale),
      y: this.#limit(y, area.clientHeight, this.offsetHeight * this.#scale),
    };
  }

  #drag(wanted: Point): void {
    const allowed = { x: this.#allows('x') ? wanted.x : this.#at.x, y: this.#allows('y') ? wanted.y : this.#at.y };
    const limited = this.#limited(allowed);
    if (!this.flag('out-of-bounds')) {
      this.#moveTo(limited, 'touch');
      return;
    }
    // Beyond its area it follows half as far.
    const beyond = { x: limited.x + (allowed.x - limited.x) / 2, y: limited.y + (allowed.y - limited.y) / 2 };
    const out = beyond.x !== limited.x || beyond.y !== limited.y;
    this.#moveTo(beyond, out ? 'touch-out-of-bounds' : 'touch');
  }

  #release(vx: number, vy: number): void {
    const speed = { x: this.#allows('x') ? vx : 0, y: this.#allows('y') ? vy : 0 };
    if (!this.flag('inertia') || Math.hypot(speed.x, speed.y) < SLOWEST) {
      this.#returnToArea();
      return;
    }
    const friction = this.number('friction', FRICTION);
    const motion = glide(this.#at, { x: speed.x * 1000, y: speed.y * 1000 }, friction > 0 ? friction : FRICTION);
    const step = (at: Point): boolean => {
      const limited = this.#limited(at);
      const inside = limited.x === at.x && limited.y === at.y;
      this.#moveTo(this.flag('out-of-bounds') ? { x: (at.x + limited.x) / 2, y: (at.y + limited.y) / 2 } : limited, 'friction');
      return inside;
    };
    this.#motion.play(motion, step, () => this.#returnToArea());
  }

  #returnToArea(): void {
    const to = this.#limited(this.#at);
    if (to.x !== this.#at.x || to.y !== this.#at.y) this.#springTo(to, 'out-of-bounds');
  }

  #springTo(to: Point, source: Source): void {
    const step = ({ x, y }: Point): boolean => {
      this.#moveTo({ x, y }, source);
      return true;
    };
    const damping = this.number('damping', DAMPING);
    this.#motion.play(spring(this.#at, to, damping > 0 ? damping : DAMPING), step, () => {});
  }

  #moveTo(to: Point, source: Source): void {
    const changed = to.x !== this.#at.x || to.y !== this.#at.y;
    this.#at = to;
    this.#draw();
    if (!changed) return;
    this.changeModel('x', to.x);
    this.changeModel('y', to.y);
    this.emit('change', { ...to, source });
  }

  #draw(): void {
    const [x, y] = [this.#allows('x'), this.#allows('y')];
    const pan = x && y ? 'none' : x ? 'pan-y' : y ? 'pan-x' : 'auto';
    const touchAction = this.flag('disabled') ? 'auto' : this.flag('scale') ? 'none' : pan;
    this.setOwnStyle(
      `transform:translate(${this.#at.x}px,${this.#at.y}px) scale(${this.#scale});transform-origin:0 0;touch-action:${touchAction};will-change:auto`,
    );
  }

  #scaleLimited(scale: number): number {
    if (!this.flag('scale')) return 1;
    return Math.min(this.number('scale-max', 10), Math.max(this.number('scale-min', 0.1), scale));
  }

  startScale(): boolean {
    if (!this.flag('scale') || this.flag('disabled')) return false;
    this.#motion.stop();
    this.#scaling = true;
    this.#scaleFrom = this.#scale;
    return true;
  }

  scaleBy(ratio: number): void {
    if (this.#scaling) this.#scaleTo(this.#scaleFrom * ratio);
  }

  endScale(): void {
    this.#returnToArea();
  }

  /** Grows around its middle, and stays in its area. */
  #scaleTo(wanted: number): void {
    const scale = this.#scaleLimited(wanted);
    if (scale === this.#scale) return;
    const grown = scale - this.#scale;
    this.#scale = scale;
    const to = this.#limited({ x: this.#at.x - (this.offsetWidth * grown) / 2, y: this.#at.y - (this.offsetHeight * grown) / 2 });
    this.#moveTo(to, '');
    this.changeModel('scale-value', scale);
    this.emit('scale', { ...to, scale });
  }

  #pixels(name: string): number {
    const value = cssLength(this.properties.get(name), '0px');
    const rpx = /^calc\((-?[\d.]+) \* var/.exec(value);
    return rpx ? (Number(rpx[1]) * innerWidth) / 750 : Number.parseFloat(value) || 0;
  }

  #placeByProperties(animate: boolean): void {
    const to = this.#limited({ x: this.#pixels('x'), y: this.#pixels('y') });
    if (animate && this.flag('animation', true)) this.#springTo(to, '');
    else {
      this.#motion.stop();
      this.#moveTo(to, '');
    }
  }

  protected override attributeSet(name: string): void {
    if (!this.isConnected) return;
    if (name === 'x' || name === 'y') this.#placeByProperties(true);
    else if (name === 'scale-value') this.#scaleTo(this.number('scale-value', 1));
    else if (name === 'direction' || name === 'disabled' || name === 'scale') this.#draw();
  }
}
