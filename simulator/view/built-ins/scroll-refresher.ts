import { isStill } from '../still.ts';

export const REFRESHER_CSS = `
#refresher { position: relative; flex: none; width: 100%; height: 0; overflow: hidden; transition: height 0.3s cubic-bezier(0.25, 0.1, 0.25, 1); }
#refresher.pulled { transition: none; }
#shown { position: absolute; left: 0; right: 0; bottom: 0; }
#spinner { display: flex; height: 45px; align-items: center; justify-content: center; gap: 6px; }
#spinner i { width: 8px; height: 8px; border-radius: 50%; background: currentColor; opacity: 0.3; }
:host([data-refreshing]) #spinner i { animation: blink 0.9s infinite alternate; }
#spinner i:nth-child(2) { animation-delay: 0.3s !important; }
#spinner i:nth-child(3) { animation-delay: 0.6s !important; }
@keyframes blink { to { opacity: 0.8; } }
`;
export const REFRESHER_HTML =
  '<div id="refresher"><div id="shown"><div id="spinner"><i></i><i></i><i></i></div><slot name="refresher"></slot></div></div>';

/** What a refresher asks of its scroll-view. */
export interface RefresherHost {
  enabled(): boolean;
  /** Pixels that it must be pulled to refresh, and that it stays open then. */
  threshold(): number;
  emit(type: string, detail: { dy: number }): void;
  refreshing(refreshing: boolean): void;
}

/** The finger moves twice as far as the content that it pulls. */
const RESISTANCE = 0.5;

/**
 * The strip above the content of a scroll-view that is pulled down: pulling, willrefresh when it is far enough, then abort or
 * refresh, and restore when a refresh is over. `dy` is the height of the strip in pixels.
 */
export class ScrollRefresher {
  #height = 0;
  #armed = false;
  #refreshing = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly host: RefresherHost,
  ) {}

  get isRefreshing(): boolean {
    return this.#refreshing;
  }

  /** The finger is `distance` pixels below the place where the content began to follow. Returns whether it follows. */
  pull(distance: number): boolean {
    if (!this.host.enabled() || this.#refreshing || (distance <= 0 && this.#height === 0)) return false;
    this.#height = Math.max(0, distance) * RESISTANCE;
    this.element.classList.add('pulled');
    this.element.style.height = `${this.#height}px`;
    this.host.emit('refresherpulling', { dy: this.#height });
    const far = this.#height >= this.host.threshold();
    if (far && !this.#armed) this.host.emit('refresherwillrefresh', { dy: this.#height });
    this.#armed = far;
    return true;
  }

  release(): void {
    if (this.#height === 0 || this.#refreshing) return;
    const dy = this.#height;
    if (this.#armed) this.refresh();
    else {
      this.#show(0);
      this.host.emit('refresherabort', { dy });
    }
    this.#armed = false;
  }

  /** `duration` in milliseconds. */
  refresh(duration?: number): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    const dy = Math.max(this.#height, this.host.threshold());
    this.#show(this.host.threshold(), duration);
    this.host.refreshing(true);
    this.host.emit('refresherrefresh', { dy });
  }

  restore(): void {
    if (!this.#refreshing) return;
    this.#refreshing = false;
    this.#show(0);
    this.host.refreshing(false);
    this.host.emit('refresherrestore', { dy: 0 });
  }

  #show(height: number, duration?: number): void {
    this.#height = height;
    this.element.classList.toggle('pulled', isStill());
    this.element.style.transitionDuration = duration === undefined ? '' : `${duration}ms`;
    this.element.style.height = `${height}px`;
  }
}
