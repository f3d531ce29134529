import { type DrawingAction, FONT, GradientRecipe, isProperty, PatternRecipe, PROPERTIES } from './canvas-context.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Styles with which every drawing begins. */
const DEFAULTS = { ...PROPERTIES, font: FONT, textBaseline: 'alphabetic' };

/** States that may wait for their `restore`. */
const MOST_SAVED = 1000;

export type Pictures = ReadonlyMap<string, ImageBitmap>;

/** Paths of the pictures that the actions need. */
export function picturesOf(actions: readonly DrawingAction[]): string[] {
  return actions.flatMap(({ method, data: [first] }) => {
    if (method === 'drawImage' && typeof first === 'string') return [first];
    return first instanceof PatternRecipe ? [first.image] : [];
  });
}

function styleOf(context: Context, value: unknown, pictures: Pictures): unknown {
  if (value instanceof GradientRecipe) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = value.numbers;
    const gradient = value.kind === 'linear' ? context.createLinearGradient(a, b, c, d) : context.createRadialGradient(a, b, c, d, e, f);
    for (const [stop, color] of value.stops) gradient.addColorStop(stop, color);
    return gradient;
  }
  if (!(value instanceof PatternRecipe)) return value;
  const picture = pictures.get(value.image);
  return picture ? context.createPattern(picture, value.repetition) : 'transparent';
}

/**
 * Carries the actions out. `ratio` is pixels of the bitmap a CSS pixel. Styles do not outlast the actions, as on a phone, but what
 * was saved does: `saved` is how many `save` of earlier actions wait for their `restore`. Answers how many wait now. A picture that
 * could not be loaded is left out.
 */
export function replayDrawing(
  context: Context,
  actions: readonly DrawingAction[],
  pictures: Pictures,
  ratio: number,
  saved: number,
): number {
  // The state below everything that is saved is the canvas's own.
  if (saved === 0) context.save();
  else for (const [name, value] of Object.entries(DEFAULTS)) Reflect.set(context, name, value);
  context.setLineDash([]);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.beginPath();
  let waiting = saved;
  for (const { method, data } of actions) {
    if (method === 'save') waiting += 1;
    if (method === 'restore' && waiting === 0) continue;
    if (method === 'restore') waiting -= 1;
    try {
      carryOut(context, { method, data }, pictures, ratio);
    } catch (error) {
      restoreAll(context, waiting);
      throw error;
    }
  }
  // A program that only saves would make the canvas grow for ever.
  if (waiting === 0 || waiting > MOST_SAVED) {
    restoreAll(context, waiting);
    return 0;
  }
  return waiting;
}

/** Brings the canvas's own state back after drawings that left some states saved. */
export function forgetSaved(context: Context, saved: number): void {
  if (saved > 0) restoreAll(context, saved);
}

function restoreAll(context: Context, saved: number): void {
  for (let left = saved + 1; left > 0; left--) context.restore();
}

function carryOut(context: Context, { method, data }: DrawingAction, pictures: Pictures, ratio: number): void {
  if (isProperty(method)) {
    const value = method === 'textBaseline' && data[0] === 'normal' ? 'alphabetic' : styleOf(context, data[0], pictures);
    // Browsers do not scale shadows with the drawing.
    Reflect.set(context, method, method.startsWith('shadow') && typeof value === 'number' ? value * ratio : value);
  } else if (method === 'drawImage') {
    const picture = pictures.get(String(data[0]));
    if (picture) Reflect.apply(context.drawImage, context, [picture, ...data.slice(1)]);
  } else if (method === 'setTransform') {
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    Reflect.apply(context.transform, context, data);
  } else Reflect.apply(Reflect.get(context, method) as (...args: unknown[]) => unknown, context, data);
}
