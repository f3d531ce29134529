/** Pixels that the mouse may move before a press becomes a drag. */
const SLOP = 8;

interface Drag {
  x: number;
  y: number;
  path: Element[];
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
function isOwnDrag(element: Element): boolean {
  return element.matches('wx-swiper, wx-slider, wx-movable-view, input, textarea, video, wx-text[user-select], wx-text[selectable]');
}

/**
 * On a phone a finger scrolls; here the mouse does, with its main button down. Wheels and real fingers are left to the browser.
 * A handler that prevented the move (a mask with `catchtouchmove`) keeps what lies below where it is.
 */
export function scrollByMouse(): void {
  let drag: Drag | undefined;
  const finish = (): void => {
    if (drag?.scroller instanceof HTMLElement && drag.snap !== undefined) drag.scroller.style.scrollSnapType = drag.snap;
    drag = undefined;
  };
  window.addEventListener('mousedown', (event) => {
    finish();
    if (event.button !== 0 || event.defaultPrevented) return;
    const path = event.composedPath().filter((node): node is Element => node instanceof Element);
    drag = { x: event.clientX, y: event.clientY, path };
  });
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
        if (isOwnDrag(element)) {
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
    drag.x = event.clientX;
    drag.y = event.clientY;
  });
  window.addEventListener('mouseup', finish);
  window.addEventListener('blur', finish);
}
