import { BuiltIn, cssLength } from '../built-in.ts';
import { followDrag } from './drag.ts';

export class WxMovableArea extends BuiltIn {}

type Source = '' | 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction';

/** `movable-view`: change {x, y, source} in pixels from the corner of its area. */
export class WxMovableView extends BuiltIn {
  #x = 0;
  #y = 0;
  #from = { x: 0, y: 0 };

  constructor() {
    super();
    followDrag(this, {
      start: () => {
        this.#from = { x: this.#x, y: this.#y };
        return !this.flag('disabled') && this.#direction() !== 'none';
      },
      begin: (axis) => this.#allows(axis) || this.#direction() === 'all',
      move: (point) => {
        const out = this.flag('out-of-bounds');
        this.#moveTo(this.#from.x + point.dx, this.#from.y + point.dy, 'touch', out);
      },
      end: (point) => {
        const glide = this.flag('inertia') ? 150 : 0;
        this.#moveTo(this.#x + point.vx * glide, this.#y + point.vy * glide, glide > 0 ? 'friction' : 'out-of-bounds', false, true);
      },
    });
  }

  connectedCallback(): void {
    requestAnimationFrame(() => this.#placeByProperties(false));
  }

  #direction(): string {
    return this.text('direction', 'none');
  }

  #allows(axis: 'x' | 'y'): boolean {
    return this.#direction() === 'all' || this.#direction() === (axis === 'x' ? 'horizontal' : 'vertical');
  }

  #limit(value: number, axis: 'x' | 'y'): number {
    const area = this.closest('wx-movable-area');
    if (!area) return value;
    const room = axis === 'x' ? area.clientWidth - this.offsetWidth : area.clientHeight - this.offsetHeight;
    return Math.min(Math.max(0, room), Math.max(Math.min(0, room), value));
  }

  #moveTo(x: number, y: number, source: Source, beyond: boolean, animate = false): void {
    const nextX = this.#allows('x') || source === '' ? (beyond ? x : this.#limit(x, 'x')) : this.#x;
    const nextY = this.#allows('y') || source === '' ? (beyond ? y : this.#limit(y, 'y')) : this.#y;
    const changed = nextX !== this.#x || nextY !== this.#y;
    this.#x = nextX;
    this.#y = nextY;
    const scale = this.number('scale-value', 1);
    const glides = animate && this.properties.get('animation') !== false;
    this.setOwnStyle(
      `transform:translate(${nextX}px,${nextY}px) scale(${scale});touch-action:${this.#direction() === 'none' ? 'auto' : 'none'};transition:${glides ? 'transform 0.25s ease-out' : 'none'}`,
    );
    if (!changed) return;
    this.changeModel('x', nextX);
    this.changeModel('y', nextY);
    this.emit('change', { x: nextX, y: nextY, source });
  }

  #pixels(name: string): number {
    const value = cssLength(this.properties.get(name), '0px');
    const rpx = /^calc\((-?[\d.]+) \* var/.exec(value);
    return rpx ? (Number(rpx[1]) * innerWidth) / 750 : Number.parseFloat(value) || 0;
  }

  #placeByProperties(animate: boolean): void {
    this.#moveTo(this.#pixels('x'), this.#pixels('y'), '', false, animate);
  }

  protected override attributeSet(name: string): void {
    if (['x', 'y', 'direction', 'scale-value'].includes(name) && this.isConnected) this.#placeByProperties(true);
  }
}
