import { isStill } from './still.ts';

export const pageScroller = (): Element => document.scrollingElement ?? document.documentElement;

const ease = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - (-2 * t + 2) ** 2 / 2);
const running = new WeakMap<Element, number>();

/** Scrolls to a place (pixels) within `duration` milliseconds, easing in and out. Settles when it is there or was overtaken. */
export function scrollTo(element: Element, to: { top?: number; left?: number }, duration: number): Promise<void> {
  const run = (running.get(element) ?? 0) + 1;
  running.set(element, run);
  const from = { top: element.scrollTop, left: element.scrollLeft };
  const { top = from.top, left = from.left } = to;
  const place = (part: number): void => {
    element.scrollTop = from.top + (top - from.top) * part;
    element.scrollLeft = from.left + (left - from.left) * part;
  };
  if (duration <= 0 || isStill() || document.hidden) {
    place(1);
    return Promise.resolve();
  }
  return new Promise((settle) => {
    const start = performance.now();
    const step = (now: number): void => {
      if (running.get(element) !== run) {
        settle();
        return;
      }
      const part = Math.min(1, Math.max(0, (now - start) / duration));
      place(ease(part));
      if (part < 1) requestAnimationFrame(step);
      else settle();
    };
    requestAnimationFrame(step);
  });
}
