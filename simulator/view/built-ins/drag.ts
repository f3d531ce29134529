export interface DragPoint {
  /** Pixels since the press. */
  dx: number;
  dy: number;
  /** Pixels a millisecond, lately. */
  vx: number;
  vy: number;
  clientX: number;
  clientY: number;
}

export interface DragHandlers {
  /** The press; false leaves it alone. */
  start?(x: number, y: number): boolean;
  /** A drag began in this direction; false gives it up. */
  begin?(axis: 'x' | 'y'): boolean;
  move(point: DragPoint): void;
  end(point: DragPoint): void;
}

const SLOP = 4;

/** Pointers that a drag follows: the innermost element that wants a drag has it alone. */
const claimed = new Set<number>();

/**
 * Follows one finger or the mouse from a press inside `element` on. What the browser may still do itself (scroll in the
 * other direction) is said by the element's `touch-action`; when it does, the drag ends where it is.
 */
export function followDrag(element: HTMLElement, handlers: DragHandlers): void {
  element.addEventListener('pointerdown', (down) => {
    if (!down.isPrimary || down.button !== 0 || handlers.start?.(down.clientX, down.clientY) === false) return;
    let dragging = false;
    let last: DragPoint = { dx: 0, dy: 0, vx: 0, vy: 0, clientX: down.clientX, clientY: down.clientY };
    let time = down.timeStamp;
    const stop = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', finish);
      window.removeEventListener('pointercancel', finish);
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== down.pointerId) return;
      const dx = event.clientX - down.clientX;
      const dy = event.clientY - down.clientY;
      if (!dragging) {
        if (Math.hypot(dx, dy) < SLOP) return;
        if (claimed.has(down.pointerId) || handlers.begin?.(Math.abs(dx) > Math.abs(dy) ? 'x' : 'y') === false) {
          stop();
          return;
        }
        claimed.add(down.pointerId);
        dragging = true;
      }
      const passed = Math.max(1, event.timeStamp - time);
      time = event.timeStamp;
      last = {
        dx,
        dy,
        vx: (event.clientX - last.clientX) / passed,
        vy: (event.clientY - last.clientY) / passed,
        clientX: event.clientX,
        clientY: event.clientY,
      };
      handlers.move(last);
    };
    const finish = (event: PointerEvent): void => {
      if (event.pointerId !== down.pointerId) return;
      stop();
      if (event.timeStamp - time > 100) last = { ...last, vx: 0, vy: 0 };
      if (!dragging) return;
      claimed.delete(down.pointerId);
      handlers.end(last);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', finish);
    window.addEventListener('pointercancel', finish);
  });
}
