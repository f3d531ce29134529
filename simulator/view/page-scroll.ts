import type { PageOptions } from '../protocol/ops.ts';
import { isFinal } from './announce.ts';
import { post } from './channel.ts';
import { tellDevice } from './device-link.ts';
import { ownerOf } from './elements.ts';
import { pageScroller } from './smooth-scroll.ts';

let options: PageOptions = { kind: 'pageOptions', pageScroll: false, reachBottom: false, onReachBottomDistance: 50, disableScroll: false };

export function setPageOptions(to: PageOptions): void {
  options = to;
  document.documentElement.toggleAttribute('data-disable-scroll', to.disableScroll);
}

function watchScroll(): void {
  let frame = 0;
  let last = 0;
  let atBottom = false;
  const read = (): void => {
    frame = 0;
    const { scrollTop, scrollHeight } = pageScroller();
    if (scrollTop === last) return;
    const down = scrollTop > last;
    last = scrollTop;
    if (options.pageScroll) post({ kind: 'pageScroll', scrollTop });
    const near = scrollHeight - innerHeight - scrollTop <= options.onReachBottomDistance;
    if (near && !atBottom && down && options.reachBottom) post({ kind: 'reachBottom' });
    atBottom = near;
  };
  document.addEventListener('scroll', (event) => {
    if (event.target !== document) return;
    if (frame === 0) frame = requestAnimationFrame(read);
  });
  /** More content moves the end away: it can be reached again. */
  new ResizeObserver(() => {
    const { scrollTop, scrollHeight } = pageScroller();
    if (scrollHeight - innerHeight - scrollTop > options.onReachBottomDistance) atBottom = false;
  }).observe(document.body);
}

/** Whether something between the touched element and the page is scrolled down, so that a pull only scrolls it back. */
function isScrolledInside(target: Element): boolean {
  for (let at: Element | null = target; at && at !== document.body; at = at.parentElement) if (at.scrollTop > 0) return true;
  return false;
}

/** Tells the device how far a page that is scrolled to its top is pulled down. */
function watchPull(): void {
  let start: { x: number; y: number } | undefined;
  let pulled = 0;
  const begin = (target: EventTarget | null, x: number, y: number): void => {
    const owner = ownerOf(target as Node | null);
    // A drag that begins inside a vertical scroll-view never pulls the page.
    const blocked =
      !owner ||
      pageScroller().scrollTop > 0 ||
      isScrolledInside(owner) ||
      owner.closest('wx-scroll-view[scroll-y]') !== null ||
      isFinal(owner, 'touchmove');
    start = blocked ? undefined : { x, y };
    pulled = 0;
  };
  const move = (x: number, y: number): void => {
    if (!start) return;
    const distance = Math.max(0, y - start.y);
    if (pulled === 0 && (Math.abs(x - start.x) > Math.abs(y - start.y) || y < start.y)) {
      if (Math.hypot(x - start.x, y - start.y) > 10) start = undefined;
      return;
    }
    if (pageScroller().scrollTop > 0 || (pulled === 0 && distance < 10)) return;
    pulled = distance;
    tellDevice({ kind: 'pull', distance, ended: false });
  };
  const end = (): void => {
    if (start && pulled > 0) tellDevice({ kind: 'pull', distance: pulled, ended: true });
    start = undefined;
    pulled = 0;
  };
  document.addEventListener('pointerdown', (event) => event.isPrimary && begin(event.target, event.clientX, event.clientY), {
    passive: true,
  });
  document.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && move(event.clientX, event.clientY), {
    passive: true,
  });
  document.addEventListener('touchmove', (event) => event.touches[0] && move(event.touches[0].clientX, event.touches[0].clientY), {
    passive: true,
  });
  document.addEventListener('mouseup', end);
  document.addEventListener('touchend', end);
  document.addEventListener('touchcancel', end);
}

export function watchPage(): void {
  watchScroll();
  watchPull();
}
