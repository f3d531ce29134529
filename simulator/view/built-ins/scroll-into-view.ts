export interface IntoViewOptions {
  /** Pixels that are scrolled beyond the element's place (or, when negative, less far). */
  offset?: number;
  alignment?: 'start' | 'center' | 'end' | 'nearest';
  /** Leave the scroller where it is when it shows the element already. */
  withinExtent?: boolean;
}

function along(at: number, room: number, start: number, size: number, options: IntoViewOptions): number {
  const { offset = 0, alignment = 'start', withinExtent = false } = options;
  const end = start + size;
  const visible = start >= 0 && end <= room;
  if (visible && (withinExtent || alignment === 'nearest')) return at;
  const nearest = start < 0 ? 'start' : 'end';
  const side = alignment === 'nearest' ? nearest : alignment;
  const moved = side === 'center' ? start - (room - size) / 2 : side === 'end' ? end - room : start;
  return at + moved + offset;
}

/** Where a scroller must stand, in pixels, to show an element inside it; only along the axes that it scrolls. */
export function placeInView(
  scroller: Element,
  target: Element,
  axes: { x: boolean; y: boolean },
  options: IntoViewOptions,
): { top?: number; left?: number } {
  const inner = target.getBoundingClientRect();
  const outer = scroller.getBoundingClientRect();
  const top = inner.top - outer.top - scroller.clientTop;
  const left = inner.left - outer.left - scroller.clientLeft;
  return {
    ...(axes.y && { top: along(scroller.scrollTop, scroller.clientHeight, top, inner.height, options) }),
    ...(axes.x && { left: along(scroller.scrollLeft, scroller.clientWidth, left, inner.width, options) }),
  };
}
