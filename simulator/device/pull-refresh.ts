import { element } from './element.ts';

/** Height of the strip behind a pulled page, and how far it must be pulled to refresh. Pixels. */
const STRIP = 50;

/** The pull-down gesture of one page: the frame moves down and uncovers three dots. */
export class PullRefresh {
  readonly root = element('div', { class: 'pull-strip', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'));
  enabled = false;
  #refreshing = false;

  constructor(private readonly frame: HTMLElement) {}

  set background(color: string) {
    (this.root.parentElement ?? this.root).style.backgroundColor = color;
  }

  set lightDots(light: boolean) {
    this.root.classList.toggle('light', light);
  }

  /** The finger pulled `distance` pixels. Returns true when it let go far enough for a refresh to begin. */
  pulled(distance: number, ended: boolean): boolean {
    if (!this.enabled || this.#refreshing) return false;
    const shift = Math.min(Math.max(distance, 0) * 0.5, 2 * STRIP);
    if (!ended) this.#shift(shift, false);
    else if (shift >= STRIP) {
      this.start();
      return true;
    } else this.#shift(0, true);
    return false;
  }

  start(): void {
    this.#refreshing = true;
    this.root.classList.add('refreshing');
    this.#shift(STRIP, true);
  }

  stop(): void {
    this.#refreshing = false;
    this.root.classList.remove('refreshing');
    this.#shift(0, true);
  }

  #shift(pixels: number, animate: boolean): void {
    this.frame.classList.toggle('springing', animate);
    this.frame.style.transform = pixels === 0 ? '' : `translateY(${pixels}px)`;
  }
}
