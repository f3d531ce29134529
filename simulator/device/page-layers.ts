import type { OpenMode } from '../protocol/device.ts';
import { element } from './element.ts';
import type { PageLayer } from './page-layer.ts';

/** Milliseconds. */
const SLIDE = 250;
/** How much of an entering page's slide its first frame shows: at its very beginning there is nothing of the page to see. */
const HEAD_START = 16;
/**
 * How long the page before stays on screen while the next one has no content, in milliseconds. One that slides in soon begins
 * empty: a tap must be seen to do something.
 */
const GRACE = { slide: 100, swap: 400 };

/** The open pages and how one takes the place of another. Changes happen one after the other. */
export class PageLayers {
  readonly root = element('main', { class: 'pages' });
  readonly #layers = new Map<number, PageLayer>();
  #top: PageLayer | undefined;
  #changes: Promise<void> = Promise.resolve();
  #changing = 0;
  still = false;

  /**
   * `arrived`: a page has its first content, or is shown without; called before either is painted. Until then nothing of the
   * phone changes for it: the browser would draw that change, and the page would wait for the frame after.
   */
  constructor(
    private readonly arrived: (layer: PageLayer) => void,
    private readonly topChanged: (layer: PageLayer) => void,
  ) {}

  get top(): PageLayer | undefined {
    return this.#top;
  }

  get all(): PageLayer[] {
    return [...this.#layers.values()];
  }

  byId(pageId: number): PageLayer | undefined {
    return this.#layers.get(pageId);
  }

  open(pageId: number, layer: PageLayer, mode: OpenMode): void {
    const before = this.#top;
    this.#layers.set(pageId, layer);
    const slide = mode === 'push' && !this.still && this.#changing === 0 && before !== undefined;
    this.#top = layer;
    const arrive = (): void => {
      if (layer.arrived) return;
      layer.arrive();
      this.arrived(layer);
      if (layer === this.#top) this.topChanged(layer);
    };
    const content = new Promise<void>((resolve) => {
      layer.whenContent(() => {
        arrive();
        resolve();
      });
    });
    this.#change(async () => {
      if (before) await Promise.race([content, delay(slide ? GRACE.slide : GRACE.swap)]);
      arrive();
      this.#raise(layer);
      layer.visible = true;
      if (slide) await this.#slide(layer, 'entering');
      if (before && before !== this.#top) before.visible = false;
    });
  }

  show(pageId: number, animate: boolean): void {
    const layer = this.#layers.get(pageId);
    const before = this.#top;
    if (!layer || layer === before) return;
    this.#top = layer;
    this.topChanged(layer);
    this.#change(async () => {
      layer.visible = true;
      if (animate && before && !this.still) await this.#slide(before, 'leaving');
      if (before && before !== this.#top) before.visible = false;
      layer.root.style.zIndex = before?.root.style.zIndex ?? '';
    });
  }

  close(pageIds: readonly number[]): void {
    this.#change(async () => {
      for (const pageId of pageIds) {
        this.#layers.get(pageId)?.remove();
        this.#layers.delete(pageId);
      }
    });
  }

  clear(): void {
    for (const layer of this.#layers.values()) layer.remove();
    this.#layers.clear();
    this.#top = undefined;
  }

  #raise(layer: PageLayer): void {
    const highest = Math.max(0, ...this.all.map((other) => Number(other.root.style.zIndex)));
    layer.root.style.zIndex = String(highest + 1);
  }

  #change(work: () => Promise<void>): void {
    this.#changing += 1;
    this.#changes = this.#changes.then(work).finally(() => {
      this.#changing -= 1;
    });
  }

  async #slide(layer: PageLayer, direction: 'entering' | 'leaving'): Promise<void> {
    const away = { transform: 'translateX(100%)' };
    const here = { transform: 'none' };
    const frames = direction === 'entering' ? [away, here] : [here, away];
    const animation = layer.root.animate(frames, { duration: SLIDE, easing: 'cubic-bezier(0.2, 0.8, 0.3, 1)' });
    if (direction === 'entering') animation.currentTime = HEAD_START;
    await animation.finished.catch(() => undefined);
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
