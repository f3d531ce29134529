import { element, icon } from './element.ts';

/** The phone's own line at the top: time, signal and battery. */
export class StatusBar {
  readonly root = element('div', { class: 'status-bar', 'aria-hidden': 'true' });
  readonly #time = element('span', { class: 'status-time' });
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    const signs = element(
      'span',
      { class: 'status-signs' },
      icon('M4 19v-3M9 19v-6M14 19v-9M19 19V6', 17),
      icon('M3 8h16v8H3zM21.5 11v2M6 11v2M9 11v2M12 11v2M15 11v2', 20),
    );
    this.root.append(this.#time, signs);
  }

  /** `still` shows one fixed time, so that screenshots of the same page are equal. */
  start(still: boolean): void {
    clearInterval(this.#timer);
    const show = (): void => {
      const now = new Date();
      this.#time.textContent = still ? '9:41' : `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
    };
    show();
    if (!still) this.#timer = setInterval(show, 5000);
  }

  set darkText(dark: boolean) {
    this.root.classList.toggle('dark-text', dark);
  }
}
