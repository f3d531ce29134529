import { type DrawingAction, GradientRecipe, isProperty, PatternRecipe } from './canvas-context.ts';

type Context = OffscreenCanvasRenderingContext2D;
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
 * Carries the actions out. `ratio` is pixels of the bitmap a CSS pixel. State does not outlast the actions, as on a phone; a
 * picture that could not be loaded is left out.
 */
export function replayDrawing(context: Context, actions: readonly DrawingAction[], pictures: Pictures, ratio: number): void {
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.beginPath();
  let saved = 0;
  for (const { method, data } of actions) {
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
    } else {
      if (method === 'save') saved += 1;
      if (method === 'restore' && saved-- <= 0) {
        saved = 0;
        continue;
      }
      Reflect.apply(Reflect.get(context, method) as (...args: unknown[]) => unknown, context, data);
    }
  }
  for (; saved > 0; saved--) context.restore();
  context.restore();
}
