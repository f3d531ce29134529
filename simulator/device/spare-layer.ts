import type { PageLayer } from './page-layer.ts';

/** How long after a page opened the next spare frame is made, so that the two do not compete. */
const DELAY = 200;

/** The layer of the page that opens next: its frame loads before it is needed. */
export class SpareLayer {
  #layer: PageLayer | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly make: () => PageLayer) {}

  get all(): PageLayer[] {
    return this.#layer ? [this.#layer] : [];
  }

  prepare(): void {
    clearTimeout(this.#timer);
    this.#layer ??= this.make();
  }

  /** Hands it out, and makes the next one a little later. */
  take(): PageLayer {
    const layer = this.#layer ?? this.make();
    this.#layer = undefined;
    this.#timer = setTimeout(() => this.prepare(), DELAY);
    return layer;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#layer?.remove();
    this.#layer = undefined;
  }
}
