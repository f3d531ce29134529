export interface PinchHandlers {
  /** Two fingers touch; false leaves them alone. */
  start(): boolean;
  /** `ratio` of their distance to that at the start. */
  move(ratio: number): void;
  end(): void;
}

function distance(touches: TouchList): number {
  const [a, b] = [touches[0], touches[1]];
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
}

/** A turn of the wheel by this many pixels doubles the size; a trackpad's pinch comes as a wheel with the control key. */
const WHEEL_DOUBLES = 200;

/** Follows two fingers on an element, or the wheel with the control key, which stands for them where there is a mouse. */
export function followPinch(element: HTMLElement, handlers: PinchHandlers): void {
  let first = 0;
  let pinching = false;
  const end = (): void => {
    if (!pinching) return;
    pinching = false;
    handlers.end();
  };
  element.addEventListener(
    'touchstart',
    (event) => {
      if (event.touches.length !== 2) return;
      first = distance(event.touches);
      pinching = first > 0 && handlers.start();
    },
    { passive: true },
  );
  element.addEventListener(
    'touchmove',
    (event) => {
      if (!pinching || event.touches.length < 2) return;
      if (event.cancelable) event.preventDefault();
      handlers.move(distance(event.touches) / first);
    },
    { passive: false },
  );
  element.addEventListener('touchend', end, { passive: true });
  element.addEventListener('touchcancel', end, { passive: true });
  element.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey || !handlers.start()) return;
      event.preventDefault();
      handlers.move(2 ** (-event.deltaY / WHEEL_DOUBLES));
      handlers.end();
    },
    { passive: false },
  );
}
