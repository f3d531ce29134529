import { BuiltIn, part, privateParts } from '../built-in.ts';

const CSS = 'canvas { display: block; width: 100%; height: 100%; }';

/** One step of drawing: a method with arguments, or a property with its value. */
type DrawingStep = { method: string; args: unknown[] } | { property: string; value: unknown };

function isContext(value: unknown): value is CanvasRenderingContext2D {
  return value instanceof CanvasRenderingContext2D;
}

/** `canvas`: invoke `resize` {width, height}, `draw` (steps, keep), `toDataURL` {type, quality}. */
export class WxCanvas extends BuiltIn {
  readonly #canvas: HTMLCanvasElement;

  constructor() {
    super();
    this.#canvas = part<HTMLCanvasElement>(privateParts(this, CSS, '<canvas></canvas><slot></slot>'), 'canvas');
  }

  connectedCallback(): void {
    requestAnimationFrame(() => {
      if (this.text('type') !== '2d' && this.clientWidth > 0) this.#resize(this.clientWidth, this.clientHeight);
    });
  }

  #resize(width: number, height: number): { width: number; height: number } {
    this.#canvas.width = width;
    this.#canvas.height = height;
    return { width, height };
  }

  override nodeValues(): Record<string, unknown> {
    return { width: this.#canvas.width, height: this.#canvas.height };
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method === 'resize') {
      const { width, height } = args[0] as { width: number; height: number };
      return this.#resize(width, height);
    }
    if (method === 'size') return { width: this.#canvas.width, height: this.#canvas.height };
    if (method === 'toDataURL') {
      const { type = 'image/png', quality } = (args[0] ?? {}) as { type?: string; quality?: number };
      return this.#canvas.toDataURL(type, quality);
    }
    if (method === 'draw') return this.#draw(args[0] as DrawingStep[], args[1] === true);
    return super.invoke(method, args);
  }

  #draw(steps: DrawingStep[], keep: boolean): void {
    const context = this.#canvas.getContext('2d');
    if (!isContext(context)) throw new Error('the canvas has no 2d context');
    if (!keep) context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    for (const step of steps) {
      if ('property' in step) {
        if (step.property in context) Reflect.set(context, step.property, step.value);
        continue;
      }
      const method: unknown = Reflect.get(context, step.method);
      if (typeof method !== 'function') throw new Error(`canvas context has no method ${step.method}`);
      Reflect.apply(method, context, step.args);
    }
  }
}
