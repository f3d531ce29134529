import { BuiltIn } from './built-in.ts';
import { isStill } from './still.ts';

/** Pixels that the mouse may move before a press becomes a drag. */
const SLOP = 8;
/** A mouse that rested this long (ms) before it was let go throws nothing. */
const REST = 60;
/** Slowest throw, and where a glide ends, in pixels a millisecond. */
const SLOWEST = 0.05;
/** What content keeps of its speed each millisecond. */
const GLIDE = 0.998;

interface Drag {
  x: number;
  y: number;
  path: Element[];
  time: number;
  vx: number;
  vy: number;
  scroller?: Element;
  snap?: string;
}

function scrolls(element: Element, horizontal: boolean): boolean {
  const style = getComputedStyle(element);
  const room = horizontal ? element.scrollWidth > element.clientWidth : element.scrollHeight > element.clientHeight;
  const overflow = horizontal ? style.overflowX : style.overflowY;
  if (!room) return false;
  if (element === document.scrollingElement) return overflow !== 'hidden';
  return overflow === 'auto' || overflow === 'scroll';
}

/** Parts that follow the finger themselves, and texts that can be selected. */
function isOwnDrag(element: Element, axis: 'x' | 'y'): boolean {
  if (element instanceof BuiltIn && element.ownsDrag(axis)) return true;
  return element.matches('wx-slider, input, textarea, video, wx-text[user-select], wx-text[selectable], wx-rich-text[user-select]');
}

let gliding = 0;

/** Content that was thrown goes on, slower and slower, until it stands, meets its end, or the next press holds it. */
function glide(scroller: Element, vx: number, vy: number, settle: () => void): void {
  const keeps = scroller instanceof BuiltIn ? scroller.glide : GLIDE;
  let last = performance.now();
  let [x, y] = [vx, vy];
  const step = (now: number): void => {
    const passed = Math.max(0, now - last);
    last = now;
    const before = { left: scroller.scrollLeft, top: scroller.scrollTop };
    scroller.scrollBy({ left: -x * passed, top: -y * passed, behavior: 'instant' });
    const stands = passed > 0 && before.left === scroller.scrollLeft && before.top === scroller.scrollTop;
    x *= keeps ** passed;
    y *= keeps ** passed;
    if (stands || Math.hypot(x, y) < SLOWEST) settle();
    else gliding = requestAnimationFrame(step);
  };
  gliding = requestAnimationFrame(step);
}

/**
 * On a phone a finger scrolls; here the mouse does, with its main button down. Wheels and real fingers are left to the browser.
 * A handler that prevented the move (a mask with `catchtouchmove`) keeps what lies below where it is.
 */
export function scrollByMouse(): void {
  let drag: Drag | undefined;
  const finish = (): void => {
    const over = drag;
    drag = undefined;
    if (!over?.scroller) return;
    const { scroller, snap, vx, vy } = over;
    const settle = (): void => {
      if (scroller instanceof HTMLElement && snap !== undefined) scroller.style.scrollSnapType = snap;
    };
    const keeps = scroller instanceof BuiltIn ? scroller.glide : GLIDE;
    const thrown = performance.now() - over.time < REST && Math.hypot(vx, vy) > SLOWEST && keeps > 0;
    if (!thrown || snap !== undefined || isStill()) settle();
    else glide(scroller, vx, vy, settle);
  };
  window.addEventListener('mousedown', (event) => {
    cancelAnimationFrame(gliding);
    finish();
    if (event.button !== 0 || event.defaultPrevented) return;
    const path = event.composedPath().filter((node): node is Element => node instanceof Element);
    drag = { x: event.clientX, y: event.clientY, path, time: performance.now(), vx: 0, vy: 0 };
  });
  window.addEventListener('wheel', () => cancelAnimationFrame(gliding), { passive: true });
  window.addEventListener('mousemove', (event) => {
    if (!drag) return;
    if (event.buttons === 0 || (event.defaultPrevented && !drag.scroller)) {
      finish();
      return;
    }
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!drag.scroller) {
      if (Math.hypot(dx, dy) < SLOP) return;
      const horizontal = Math.abs(dx) > Math.abs(dy);
      for (const element of drag.path) {
        if (isOwnDrag(element, horizontal ? 'x' : 'y')) {
          finish();
          return;
        }
        if (!scrolls(element, horizontal)) continue;
        drag.scroller = element;
        break;
      }
      if (!drag.scroller) {
        finish();
        return;
      }
      if (drag.scroller instanceof HTMLElement && getComputedStyle(drag.scroller).scrollSnapType !== 'none') {
        drag.snap = drag.scroller.style.scrollSnapType;
        drag.scroller.style.scrollSnapType = 'none';
      }
    }
    drag.scroller.scrollBy({ left: -dx, top: -dy, behavior: 'instant' });
    const now = performance.now();
    const passed = Math.max(1, now - drag.time);
    drag.vx = dx / passed;
    drag.vy = dy / passed;
    drag.time = now;
    drag.x = event.clientX;
    drag.y = event.clientY;
  });
  window.addEventListener('mouseup', finish);
  window.addEventListener('blur', finish);
}
