import type { ImageLoader } from './image-loader.ts';

type Listener = (event: unknown) => void;

/** `canvas.createImage()`: a picture that loads when `src` is set, then calls `onload` or `onerror`. */
export class CanvasImage {
  width = 0;
  height = 0;
  complete = false;
  referrerPolicy = 'no-referrer';
  onload: Listener | null = null;
  onerror: Listener | null = null;
  #src = '';
  #bitmap: ImageBitmap | undefined;
  #loads = 0;
  readonly #loader: ImageLoader;
  readonly #guard: (name: string, task: () => void) => void;

  constructor(loader: ImageLoader, guard: (name: string, task: () => void) => void) {
    this.#loader = loader;
    this.#guard = guard;
  }

  get src(): string {
    return this.#src;
  }

  set src(path: string) {
    this.#src = String(path);
    this.complete = false;
    this.#loads += 1;
    const load = this.#loads;
    this.#loader.load(this.#src).then(
      (bitmap) => {
        if (load !== this.#loads) return;
        this.#bitmap = bitmap;
        this.width = bitmap.width;
        this.height = bitmap.height;
        this.complete = true;
        this.#guard('Image onload', () => this.onload?.({ type: 'load', target: this }));
      },
      (error: unknown) => {
        if (load !== this.#loads) return;
        const errMsg = `createImage:fail cannot load ${this.#src}: ${error instanceof Error ? error.message : String(error)}`;
        this.#guard('Image onerror', () => this.onerror?.({ type: 'error', target: this, errMsg }));
      },
    );
  }

  get naturalWidth(): number {
    return this.#bitmap?.width ?? 0;
  }

  get naturalHeight(): number {
    return this.#bitmap?.height ?? 0;
  }

  /** What is drawn; undefined until it is loaded. */
  static bitmapOf(image: CanvasImage): ImageBitmap | undefined {
    return image.#bitmap;
  }
}
