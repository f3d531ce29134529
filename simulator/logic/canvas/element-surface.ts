import type { CanvasAnswer } from '../../protocol/ops.ts';
import type { ViewContext } from '../backend/view-context.ts';

/** The drawing surface of one `<canvas>`, once it came over from the page. */
export interface ElementSurface {
  surface: OffscreenCanvas;
  /** `type` of the component: '' is the older kind. */
  type: string;
  /** CSS pixels. */
  width: number;
  height: number;
}

const known = new WeakMap<ViewContext, Map<number, ElementSurface>>();

/** Takes the page's answer to a query for the node of a canvas; undefined when the answer is of another component. */
export function keepSurface(context: ViewContext, element: number, answer: unknown): ElementSurface | undefined {
  if (typeof answer !== 'object' || answer === null || !('canvasType' in answer)) return undefined;
  const { canvas, canvasType, clientWidth, clientHeight } = answer as CanvasAnswer;
  const surfaces = known.get(context) ?? new Map<number, ElementSurface>();
  known.set(context, surfaces);
  const found = surfaces.get(element);
  const surface = found?.surface ?? canvas;
  if (!surface) return undefined;
  const kept: ElementSurface = Object.assign(found ?? {}, { surface, type: canvasType, width: clientWidth, height: clientHeight });
  surfaces.set(element, kept);
  return kept;
}

/** Asks the page for the surface and its present size. Undefined when the element is gone. */
export function askSurface(context: ViewContext, element: number): Promise<ElementSurface | undefined> {
  return new Promise((resolve) => {
    context.request({ kind: 'fields', elements: [{ element, fields: { node: true } }] }, (rows) => {
      const [row] = (rows ?? []) as ({ node?: unknown } | null)[];
      resolve(keepSurface(context, element, row?.node));
    });
  });
}
