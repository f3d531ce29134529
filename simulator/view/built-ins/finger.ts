export interface FingerPoint {
  /** Pixels since the press. */
  dx: number;
  dy: number;
  /** Pixels a millisecond, lately. */
  vx: number;
  vy: number;
  clientX: number;
  clientY: number;
}

export interface FingerHandlers {
  start?(point: FingerPoint): void;
  /** `event` is a touchmove or mousemove; a touchmove may be prevented, then the browser does not scroll. */
  move(point: FingerPoint, event: Event): void;
  end(point: FingerPoint): void;
}

/** A touch is followed by mouse events that a browser makes up; they come within this time (ms). */
const AFTER_TOUCH = 800;
/** A finger that rested this long (ms) before it left has no speed. */
const REST = 100;

let lastTouch = Number.NEGATIVE_INFINITY;

/**
 * Follows a single finger, or the mouse with its main button down, from a press inside `element` until it is let go. Other
 * than `followDrag` it goes on while the browser scrolls.
 */
export function followFinger(element: HTMLElement, handlers: FingerHandlers): void {
  let from = { x: 0, y: 0 };
  let last: FingerPoint = { dx: 0, dy: 0, vx: 0, vy: 0, clientX: 0, clientY: 0 };
  let time = 0;
  let finger: number | undefined;

  const press = (x: number, y: number, at: number): void => {
    from = { x, y };
    last = { dx: 0, dy: 0, vx: 0, vy: 0, clientX: x, clientY: y };
    time = at;
    handlers.start?.(last);
  };
  const move = (x: number, y: number, event: Event): void => {
    const passed = Math.max(1, event.timeStamp - time);
    time = event.timeStamp;
    last = {
      dx: x - from.x,
      dy: y - from.y,
      vx: (x - last.clientX) / passed,
      vy: (y - last.clientY) / passed,
      clientX: x,
      clientY: y,
    };
    handlers.move(last, event);
  };
  const release = (at: number): void => {
    if (at - time > REST) last = { ...last, vx: 0, vy: 0 };
    handlers.end(last);
  };

  element.addEventListener(
    'touchstart',
    (event) => {
      lastTouch = event.timeStamp;
      const [touch] = event.changedTouches;
      if (!touch || event.touches.length > 1) return;
      finger = touch.identifier;
      press(touch.clientX, touch.clientY, event.timeStamp);
    },
    { passive: true },
  );
  const found = (event: TouchEvent): Touch | undefined =>
    finger === undefined ? undefined : [...event.changedTouches].find(({ identifier }) => identifier === finger);
  element.addEventListener(
    'touchmove',
    (event) => {
      const touch = found(event);
      if (touch) move(touch.clientX, touch.clientY, event);
    },
    { passive: false },
  );
  for (const type of ['touchend', 'touchcancel'] as const) {
    element.addEventListener(
      type,
      (event) => {
        lastTouch = event.timeStamp;
        if (!found(event)) return;
        finger = undefined;
        release(event.timeStamp);
      },
      { passive: true },
    );
  }
  element.addEventListener('mousedown', (down) => {
    if (down.button !== 0 || down.timeStamp - lastTouch < AFTER_TOUCH) return;
    const follow = (event: MouseEvent): void => move(event.clientX, event.clientY, event);
    const stop = (event: Event): void => {
      window.removeEventListener('mousemove', follow);
      window.removeEventListener('mouseup', stop);
      window.removeEventListener('blur', stop);
      release(event.timeStamp);
    };
    press(down.clientX, down.clientY, down.timeStamp);
    window.addEventListener('mousemove', follow);
    window.addEventListener('mouseup', stop);
    window.addEventListener('blur', stop);
  });
}
