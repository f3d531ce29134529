import type { ViewContext } from '../backend/view-context.ts';
import type { DrawingAction } from './canvas-context.ts';
import { askSurface, type ElementSurface } from './element-surface.ts';
import type { ImageLoader } from './image-loader.ts';
import { drawing } from './powers.ts';
import { forgetSaved, type Pictures, picturesOf, replayDrawing } from './replay-drawing.ts';

/** A canvas of the older kind, ready to be read or drawn on. */
export interface ReadyCanvas {
  surface: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Pixels of the bitmap a CSS pixel. */
  ratio: number;
}

/** A canvas that is drawn on by `wx.createCanvasContext`: what is asked of it happens one after the other. */
export class OlderCanvas {
  #work: Promise<unknown> = Promise.resolve();
  #size = '';
  /** States that the app has saved and not yet brought back. */
  #saved = 0;

  constructor(
    private readonly view: ViewContext,
    private readonly element: number,
    private readonly loader: ImageLoader,
    private readonly ratio: () => number,
  ) {}

  /** Runs `task` after everything that was asked before. Rejects when the canvas is gone. */
  async use<Result>(task: (canvas: ReadyCanvas) => Result | Promise<Result>): Promise<Result> {
    const before = this.#work;
    const mine = before.then(async () => {
      const found = await askSurface(this.view, this.element);
      if (found?.type !== '') throw new Error('fail canvas is empty');
      return task(this.#ready(found));
    });
    this.#work = mine.catch(() => undefined);
    return mine;
  }

  async draw(actions: readonly DrawingAction[], reserve: boolean): Promise<void> {
    const pictures = this.#load(picturesOf(actions));
    // A picture that is still loading holds back only what comes after it.
    await this.use(async ({ context, surface, ratio }) => {
      const loaded = await pictures;
      if (!reserve) {
        forgetSaved(context, this.#saved);
        this.#saved = 0;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, surface.width, surface.height);
      }
      const saved = this.#saved;
      // Nothing is saved any more when an action fails.
      this.#saved = 0;
      this.#saved = replayDrawing(context, actions, loaded, ratio, saved);
    });
  }

  async #load(paths: readonly string[]): Promise<Pictures> {
    const pictures = new Map<string, ImageBitmap>();
    await Promise.all(
      [...new Set(paths)].map(async (path) => {
        const picture = await this.loader.load(path).catch(() => undefined);
        if (picture) pictures.set(path, picture);
      }),
    );
    return pictures;
  }

  #ready({ surface, width, height }: ElementSurface): ReadyCanvas {
    const ratio = this.ratio();
    const size = `${width} ${height} ${ratio}`;
    if (size !== this.#size) {
      this.#size = size;
      this.#saved = 0;
      surface.width = Math.max(1, Math.round(width * ratio));
      surface.height = Math.max(1, Math.round(height * ratio));
    }
    return { surface, context: drawing(surface), width, height, ratio };
  }
}
