import type { WindowConfig } from '../protocol/build.ts';
import type { NavigationBarState } from '../protocol/device.ts';
import { button, drawnText, element, icon } from './element.ts';
import type { Texts } from './texts.ts';

export interface NavigationBarActions {
  back(): void;
  home(): void;
  menu(): void;
  close(): void;
}

/** One page's bar: title, back or home button, and the capsule that every page keeps even with a custom bar. */
export class NavigationBar {
  readonly root = element('header', { class: 'navigation-bar' });
  readonly #title = element('h1', { class: 'navigation-title' });
  readonly #spinner = element('span', { class: 'spinner navigation-spinner', role: 'img', hidden: '' });
  readonly #back: HTMLButtonElement;
  readonly #home: HTMLButtonElement;
  /** None before a page has the bar. */
  #window: WindowConfig | undefined;
  #state: NavigationBarState = {};
  #place: 'first' | 'home' | 'deeper' = 'first';

  constructor(texts: Texts, actions: NavigationBarActions) {
    this.#spinner.setAttribute('aria-label', texts.loading);
    this.#back = button(texts.back, 'navigation-button', actions.back, icon('M15 5l-7 7 7 7'));
    this.#home = button(texts.home, 'navigation-button', actions.home, icon('M4 11l8-7 8 7M6 10v9h12v-9'));
    const dots = icon('M5.5 12h.01M12 12h.01M18.5 12h.01', 22);
    dots.firstElementChild?.setAttribute('stroke-width', '4');
    const ring = icon('M12 4a8 8 0 1 0 .01 0M12 9.5a2.5 2.5 0 1 0 .01 0', 20);
    const capsule = element(
      'div',
      { class: 'capsule' },
      button(texts.menu, 'capsule-button', actions.menu, dots),
      element('span', { class: 'capsule-line' }),
      button(texts.close, 'capsule-button', actions.close, ring),
    );
    this.root.append(this.#back, this.#home, element('div', { class: 'navigation-center' }, this.#spinner, this.#title), capsule);
    this.#draw();
  }

  /**
   * The page's own settings; from now on every change is drawn. `place`: the first page, one below which the home page is not
   * open, or one with pages below it.
   */
  set(window: WindowConfig, place: 'first' | 'home' | 'deeper' = this.#place): void {
    this.#window = window;
    this.#place = place;
    this.#draw();
  }

  change(state: NavigationBarState): void {
    this.#state = { ...this.#state, ...state };
    if (this.#window) this.#draw();
  }

  get custom(): boolean {
    return this.#window?.navigationStyle === 'custom';
  }

  /** Whether text over this bar (the status bar's too) is black. */
  get darkText(): boolean {
    if (this.#state.frontColor) return this.#state.frontColor.toLowerCase() !== '#ffffff';
    return this.#window?.navigationBarTextStyle === 'black';
  }

  /** What is as it was is not set again: the browser would take it for a change. */
  #draw(): void {
    const title = drawnText(this.#state.title ?? this.#window?.navigationBarTitleText ?? '');
    if (this.#title.textContent !== title) this.#title.textContent = title;
    this.#spinner.toggleAttribute('hidden', !this.#state.loading);
    this.#back.toggleAttribute('hidden', this.custom || this.#place !== 'deeper');
    this.#home.toggleAttribute('hidden', this.custom || this.#place !== 'home' || this.#state.homeButtonHidden === true);
    this.root.classList.toggle('custom', this.custom);
    this.root.classList.toggle('dark-text', this.darkText);
    this.root.style.backgroundColor = this.custom
      ? ''
      : (this.#state.backgroundColor ?? this.#window?.navigationBarBackgroundColor ?? '#000000');
  }
}
