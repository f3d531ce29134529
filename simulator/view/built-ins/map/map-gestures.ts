export interface MapGestures {
  begin(): void;
  /** Pixels of the window. */
  pan(dx: number, dy: number): void;
  /** Scale steps: 1 is twice as large. Around a point of the window. */
  zoom(steps: number, x: number, y: number): void;
  turn(degrees: number): void;
  end(cause: 'drag' | 'scale'): void;
}

const SLOP = 4;
/** A turn of the wheel that doubles, in its pixels. */
const WHEEL = 400;

/** Follows fingers, the mouse and its wheel on a map. */
export function followMap(element: HTMLElement, gestures: MapGestures): void {
  const points = new Map<number, { x: number; y: number }>();
  let moving = false;
  let pinched = false;
  const start = { x: 0, y: 0 };
  const stop = (id: number): void => {
    points.delete(id);
    if (points.size > 0) return;
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', finish);
    window.removeEventListener('pointercancel', finish);
    if (moving) gestures.end(pinched ? 'scale' : 'drag');
    moving = false;
    pinched = false;
  };
  const finish = (event: PointerEvent): void => stop(event.pointerId);
  const move = (event: PointerEvent): void => {
    const before = points.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (!moving) {
      if (points.size === 1 && Math.hypot(now.x - start.x, now.y - start.y) < SLOP) return;
      moving = true;
      gestures.begin();
    }
    const other = [...points].find(([id]) => id !== event.pointerId)?.[1];
    points.set(event.pointerId, now);
    if (!other) {
      gestures.pan(now.x - before.x, now.y - before.y);
      return;
    }
    pinched = true;
    const [was, is] = [before, now].map(({ x, y }) => ({
      distance: Math.max(1, Math.hypot(x - other.x, y - other.y)),
      angle: Math.atan2(y - other.y, x - other.x),
    })) as [{ distance: number; angle: number }, { distance: number; angle: number }];
    gestures.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    gestures.zoom(Math.log2(is.distance / was.distance), (now.x + other.x) / 2, (now.y + other.y) / 2);
    gestures.turn(((is.angle - was.angle) * 180) / Math.PI);
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (points.size === 0) {
      start.x = event.clientX;
      start.y = event.clientY;
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', finish);
      window.addEventListener('pointercancel', finish);
    }
    points.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  // The page does not scroll below a map that moves.
  element.addEventListener('mousedown', (event) => event.preventDefault());
  let wheel = 0;
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      if (wheel === 0) gestures.begin();
      gestures.zoom(-event.deltaY / WHEEL, event.clientX, event.clientY);
      window.clearTimeout(wheel);
      wheel = window.setTimeout(() => {
        wheel = 0;
        gestures.end('scale');
      }, 150);
    },
    { passive: false },
  );
}
