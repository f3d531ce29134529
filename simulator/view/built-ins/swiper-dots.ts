/** Looks of the dots, below every style sheet of the app: apps restyle them by these class names, as on phones. */
export const DOTS_CSS = `
:where(.wx-swiper-dots) { position: absolute; font-size: 0; pointer-events: none; }
:where(.wx-swiper-dots-horizontal) { left: 50%; bottom: 10px; text-align: center; white-space: nowrap; transform: translate(-50%, 0); }
:where(.wx-swiper-dots-vertical) { right: 10px; top: 50%; text-align: right; transform: translate(0, -50%); }
:where(.wx-swiper-dot) { display: inline-block; width: 8px; height: 8px; border-radius: 50%; background: var(--dot, rgba(0, 0, 0, 0.3)); }
:where(.wx-swiper-dot-active) { background: var(--active-dot, #000); }
:where(.wx-swiper-dots-horizontal .wx-swiper-dot:not(:last-child)) { margin-right: 8px; }
:where(.wx-swiper-dots-vertical .wx-swiper-dot) { display: block; }
:where(.wx-swiper-dots-vertical .wx-swiper-dot:not(:last-child)) { margin-bottom: 9px; }
`;

export interface DotsState {
  shown: boolean;
  vertical: boolean;
  count: number;
  current: number;
  visible: number;
  color: string;
  activeColor: string;
}

/**
 * The dots of a swiper. They stand among its children, before all of those that the logic thread put there, so that style
 * sheets of the app reach them and no operation meets them.
 */
export class SwiperDots {
  #root: HTMLElement | undefined;

  constructor(private readonly host: HTMLElement) {}

  draw(state: DotsState): void {
    if (!state.shown) {
      this.#root?.remove();
      this.#root = undefined;
      return;
    }
    const root = this.#root ?? document.createElement('div');
    root.className = `wx-swiper-dots wx-swiper-dots-${state.vertical ? 'vertical' : 'horizontal'}`;
    root.slot = 'dots';
    root.style.setProperty('--dot', state.color);
    root.style.setProperty('--active-dot', state.activeColor);
    while (root.childElementCount > state.count) root.lastElementChild?.remove();
    while (root.childElementCount < state.count) root.append(document.createElement('div'));
    [...root.children].forEach((dot, index) => {
      const active = (index - state.current + state.count) % state.count < state.visible;
      dot.className = active ? 'wx-swiper-dot wx-swiper-dot-active' : 'wx-swiper-dot';
    });
    if (this.host.firstChild !== root) this.host.prepend(root);
    this.#root = root;
  }
}
