import { bufferToBase64 } from '../wx/base64.ts';
import { CanvasImage } from './canvas-image.ts';
import { checkCanvasSize } from './canvas-size.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { encodePng } from './encode-png.ts';
import type { ImageLoader } from './image-loader.ts';
import { cancelFrame, drawing, isSurface, makeSurface, requestFrame } from './powers.ts';

export interface CanvasNodeHost {
  loader: ImageLoader;
  guard(name: string, task: () => void): void;
}

type AnyFunction = (...args: unknown[]) => unknown;

/** What a browser's context draws instead of an object of the platform; null for a picture that is not loaded. */
function sourceOf(value: unknown): unknown {
  if (value instanceof CanvasNode) return CanvasNode.surfaceOf(value);
  if (value instanceof CanvasImage) return CanvasImage.bitmapOf(value) ?? null;
  return value;
}

/** The platform's canvas object: a node of `<canvas type="2d">`, or an off-screen one. Sizes are pixels of the bitmap. */
export class CanvasNode {
  readonly #surface: OffscreenCanvas;
  readonly #host: CanvasNodeHost;
  #context: OffscreenRenderingContext | null = null;

  constructor(surface: OffscreenCanvas, host: CanvasNodeHost) {
    this.#surface = surface;
    this.#host = host;
  }

  static surfaceOf(node: CanvasNode): OffscreenCanvas {
    return node.#surface;
  }

  get width(): number {
    return this.#surface.width;
  }

  set width(width: number) {
    this.#resize(width, this.#surface.height);
  }

  get height(): number {
    return this.#surface.height;
  }

  set height(height: number) {
    this.#resize(this.#surface.width, height);
  }

  /** Setting a size clears the canvas, the same one as well. */
  #resize(givenWidth: number, givenHeight: number): void {
    const [width = 0, height = 0] = [givenWidth, givenHeight].map((size) => Math.max(0, Math.floor(Number(size)) || 0));
    checkCanvasSize(width, height);
    this.#surface.width = width;
    this.#surface.height = height;
  }

  /** `2d`, `webgl` or `webgl2`; null when the canvas has a context of another kind already. */
  getContext(type: string, attributes: object = {}): OffscreenRenderingContext | null {
    if (this.#context) {
      const same = this.#surface.getContext(type as 'webgl');
      return (same as OffscreenRenderingContext | null) === this.#context ? this.#context : null;
    }
    if (type === '2d') this.#context = this.#present2d(drawing(this.#surface));
    // What was drawn has to outlast the frame, because toDataURL and canvasToTempFilePath read it later.
    else if (type === 'webgl' || type === 'webgl2')
      this.#context = this.#presentWebgl(this.#surface.getContext(type as 'webgl', { ...attributes, preserveDrawingBuffer: true }));
    return this.#context;
  }

  createImage(): CanvasImage {
    return new CanvasImage(this.#host.loader, (name, task) => this.#host.guard(name, task));
  }

  createPath2D(path?: Path2D | string): Path2D {
    return path === undefined ? new Path2D() : new Path2D(path);
  }

  createImageData(...args: unknown[]): ImageData {
    const [first, second, third] = args;
    if (first instanceof Uint8ClampedArray)
      return new ImageData(first as Uint8ClampedArray<ArrayBuffer>, Number(second), third === undefined ? undefined : Number(third));
    return new ImageData(Number(first ?? this.width), Number(second ?? this.height));
  }

  requestAnimationFrame(callback: (time: number) => void): number {
    return requestFrame((time) => this.#host.guard('requestAnimationFrame callback', () => callback(time)));
  }

  cancelAnimationFrame(id: number): void {
    cancelFrame(id);
  }

  /** `image/png`, or `image/jpeg` with a quality from 0 to 1. */
  toDataURL(type = 'image/png', quality = 0.92): string {
    const { width, height } = this.#surface;
    if (width === 0 || height === 0) return 'data:,';
    const pixels = CanvasNode.pixelsOf(this);
    if (type === 'image/jpeg') return `data:image/jpeg;base64,${bufferToBase64(encodeJpeg(pixels, quality))}`;
    return `data:image/png;base64,${bufferToBase64(encodePng(pixels))}`;
  }

  static pixelsOf(node: CanvasNode): ImageData {
    const { width, height } = node.#surface;
    const copy = drawing(makeSurface(width, height));
    copy.drawImage(node.#surface, 0, 0);
    return copy.getImageData(0, 0, width, height);
  }

  #present2d(context: OffscreenCanvasRenderingContext2D): OffscreenCanvasRenderingContext2D {
    const drawImage = context.drawImage.bind(context) as AnyFunction;
    const createPattern = context.createPattern.bind(context) as AnyFunction;
    Object.defineProperties(context, {
      canvas: { value: this },
      drawImage: {
        value: (image: unknown, ...rest: unknown[]): void => {
          const source = sourceOf(image);
          if (source !== null) drawImage(source, ...rest);
        },
      },
      createPattern: {
        value: (image: unknown, repetition: unknown): unknown => {
          const source = sourceOf(image);
          return source === null ? null : createPattern(source, repetition);
        },
      },
    });
    return context;
  }

  #presentWebgl(context: WebGLRenderingContext | null): WebGLRenderingContext | null {
    if (!context) return null;
    const translated = (name: 'texImage2D' | 'texSubImage2D'): PropertyDescriptor => {
      const native = context[name].bind(context) as AnyFunction;
      return { value: (...args: unknown[]) => native(...args.map((arg) => (isDrawable(arg) ? sourceOf(arg) : arg))) };
    };
    return Object.defineProperties(context, {
      canvas: { value: this },
      texImage2D: translated('texImage2D'),
      texSubImage2D: translated('texSubImage2D'),
    });
  }
}

const isDrawable = (value: unknown): boolean => value instanceof CanvasNode || value instanceof CanvasImage || isSurface(value);
