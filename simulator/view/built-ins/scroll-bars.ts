import { isStill } from '../still.ts';

export const BARS_CSS = `
#bars { position: sticky; left: 0; top: 0; z-index: 99; width: 0; height: 0; flex: none; pointer-events: none; opacity: 0; transition: opacity 0.35s; }
#bars.shown { opacity: 1; transition: none; }
#bars b { position: absolute; display: none; width: 3px; height: 3px; border-radius: 2px; background: rgba(0, 0, 0, 0.35); }
:host-context([data-theme="dark"]) #bars b { background: rgba(255, 255, 255, 0.4); }
`;
export const BARS_HTML = '<div id="bars"><b></b><b></b></div>';

/** Milliseconds that the bars stay after the last move. */
const STAY = 600;
const SHORTEST = 24;
const EDGE = 2;

/** Thin bars over the content that show while it scrolls, as on a phone; they take no room. A page that stands still has none. */
export class ScrollBars {
  #timer = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly element: HTMLElement,
  ) {}

  /** The content moved. */
  show(): void {
    if (isStill()) return;
    const { host, element } = this;
    const style = getComputedStyle(host);
    // An app hides bars by the browser's own pseudo element. A gap would make room for the bars.
    if (getComputedStyle(host, '::-webkit-scrollbar').display === 'none' || style.columnGap !== 'normal') return;
    const [vertical, horizontal] = element.children as unknown as [HTMLElement, HTMLElement];
    const outer = host.getBoundingClientRect();
    const inner = element.getBoundingClientRect();
    const left = outer.left + host.clientLeft - inner.left;
    const top = outer.top + host.clientTop - inner.top;
    const bar = (part: HTMLElement, scrolls: boolean, room: number, all: number, at: number): { size: number; place: number } => {
      const shown = scrolls && all > room + 1;
      part.style.display = shown ? 'block' : 'none';
      const length = Math.max(SHORTEST, (room * room) / Math.max(1, all));
      return { size: length, place: all > room ? (at / (all - room)) * (room - length - 2 * EDGE) + EDGE : 0 };
    };
    const y = bar(vertical, style.overflowY === 'auto', host.clientHeight, host.scrollHeight, host.scrollTop);
    const x = bar(horizontal, style.overflowX === 'auto', host.clientWidth, host.scrollWidth, host.scrollLeft);
    vertical.style.height = `${y.size}px`;
    vertical.style.transform = `translate(${left + host.clientWidth - 3 - EDGE}px, ${top + y.place}px)`;
    horizontal.style.width = `${x.size}px`;
    horizontal.style.transform = `translate(${left + x.place}px, ${top + host.clientHeight - 3 - EDGE}px)`;
    element.classList.add('shown');
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => element.classList.remove('shown'), STAY);
  }
}
