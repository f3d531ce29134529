import { drawing, makeSurface } from './powers.ts';

/** One recorded call (`data` are its arguments) or assignment, in the order of the program. */
export interface DrawingAction {
  method: string;
  data: unknown[];
}

/** A gradient of the older context: a recipe, made real where it is drawn. */
export class GradientRecipe {
  readonly stops: [number, string][] = [];

  constructor(
    readonly kind: 'linear' | 'radial',
    readonly numbers: readonly number[],
  ) {}

  addColorStop(stop: number, color: string): void {
    this.stops.push([stop, color]);
  }
}

export class PatternRecipe {
  constructor(
    readonly image: string,
    readonly repetition: string,
  ) {}
}

/** Calls that a browser's context has with the same name and meaning. */
const PLAIN = [
  'arc',
  'arcTo',
  'beginPath',
  'bezierCurveTo',
  'clearRect',
  'clip',
  'closePath',
  'drawImage',
  'fill',
  'fillRect',
  'fillText',
  'lineTo',
  'moveTo',
  'quadraticCurveTo',
  'rect',
  'rotate',
  'scale',
  'setTransform',
  'stroke',
  'strokeRect',
  'strokeText',
  'transform',
  'translate',
] as const;

const SETTERS = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setGlobalAlpha: 'globalAlpha',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setLineWidth: 'lineWidth',
  setMiterLimit: 'miterLimit',
  setTextAlign: 'textAlign',
} as const;

/** What a context begins with. */
export const PROPERTIES: Readonly<Record<string, unknown>> = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  globalAlpha: 1,
  globalCompositeOperation: 'source-over',
  lineCap: 'butt',
  lineDashOffset: 0,
  lineJoin: 'miter',
  lineWidth: 1,
  miterLimit: 10,
  shadowBlur: 0,
  shadowColor: '#000000',
  shadowOffsetX: 0,
  shadowOffsetY: 0,
  textAlign: 'left',
  textBaseline: 'normal',
};

export const FONT = '10px sans-serif';

const FONT_SIZE = /(\d*\.?\d+)px/;

type Draw = (actions: DrawingAction[], reserve: boolean, callback: ((result: unknown) => void) | undefined) => void;

/**
 * `wx.createCanvasContext()`: calls are recorded and drawn together by `draw`. Lengths are CSS pixels of the canvas. The
 * members that only record are added to the prototype below.
 */
export class CanvasContext {
  #actions: DrawingAction[] = [];
  #font = FONT;
  readonly #fonts: string[] = [];
  readonly #values: Record<string, unknown> = { ...PROPERTIES };
  readonly #draw: Draw;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  /** Draws what was recorded; the canvas is emptied before unless `reserve` is true. `callback` runs when it is drawn. */
  draw(reserve?: boolean, callback?: (result: unknown) => void): void {
    this.#draw(this.getActions(), reserve === true, typeof callback === 'function' ? callback : undefined);
  }

  /** Takes the recorded actions out. */
  getActions(): DrawingAction[] {
    const actions = this.#actions;
    this.#actions = [];
    return actions;
  }

  clearActions(): void {
    this.#actions = [];
  }

  save(): void {
    this.#fonts.push(this.#font);
    this.record('save');
  }

  restore(): void {
    this.#font = this.#fonts.pop() ?? this.#font;
    this.record('restore');
  }

  get font(): string {
    return this.#font;
  }

  set font(font: string) {
    this.#font = String(font);
    this.record('font', this.#font);
  }

  setFontSize(size: number): void {
    this.font = FONT_SIZE.test(this.#font) ? this.#font.replace(FONT_SIZE, `${Number(size)}px`) : `${Number(size)}px sans-serif`;
  }

  setTextBaseline(baseline: string): void {
    this.set('textBaseline', baseline);
  }

  setLineDash(pattern: number[], offset = 0): void {
    this.record('setLineDash', [...pattern]);
    this.set('lineDashOffset', offset);
  }

  setShadow(offsetX: number, offsetY: number, blur: number, color: string): void {
    this.set('shadowOffsetX', offsetX);
    this.set('shadowOffsetY', offsetY);
    this.set('shadowBlur', blur);
    this.set('shadowColor', color);
  }

  measureText(text: string): { width: number } {
    const context = drawing(makeSurface(1, 1));
    context.font = this.#font;
    return { width: context.measureText(String(text)).width };
  }

  createLinearGradient(x0: number, y0: number, x1: number, y1: number): GradientRecipe {
    return new GradientRecipe('linear', [x0, y0, x1, y1]);
  }

  /** From the middle (x, y) outwards to the radius. */
  createCircularGradient(x: number, y: number, radius: number): GradientRecipe {
    return new GradientRecipe('radial', [x, y, 0, x, y, radius]);
  }

  createPattern(image: string, repetition: string): PatternRecipe {
    return new PatternRecipe(image, repetition);
  }

  /** Used by the members below. */
  protected record(method: string, ...data: unknown[]): void {
    this.#actions.push({ method, data });
  }

  protected set(property: string, value: unknown): void {
    this.#values[property] = value;
    this.record(property, value);
  }

  protected get(property: string): unknown {
    return this.#values[property];
  }

  static {
    const { prototype } = CanvasContext;
    const add = (name: string, value: (this: CanvasContext, ...args: unknown[]) => void): void => {
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
    };
    for (const name of PLAIN)
      add(name, function recorded(...args) {
        this.record(name, ...args);
      });
    for (const [name, property] of Object.entries(SETTERS))
      add(name, function assigned(value) {
        this.set(property, value);
      });
    for (const property of Object.keys(PROPERTIES))
      Object.defineProperty(prototype, property, {
        configurable: true,
        get(this: CanvasContext) {
          return this.get(property);
        },
        set(this: CanvasContext, value: unknown) {
          this.set(property, value);
        },
      });
  }
}

export const isProperty = (name: string): boolean => name === 'font' || Object.hasOwn(PROPERTIES, name);
