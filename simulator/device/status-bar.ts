import type { Battery, Network } from '../protocol/environment.ts';
import { element, icon } from './element.ts';

/** The phone's own line at the top: time, signal and battery. */
export class StatusBar {
  readonly root = element('div', { class: 'status-bar', 'aria-hidden': 'true' });
  readonly #time = element('span', { class: 'status-time' });
  #timer: ReturnType<typeof setInterval> | undefined;

  readonly #network = element('span', { class: 'status-network' });
  readonly #signal = element('span', { class: 'status-sign' });
  readonly #battery = element('span', { class: 'status-sign' });

  constructor() {
    this.root.append(this.#time, element('span', { class: 'status-signs' }, this.#signal, this.#network, this.#battery));
    this.show(null, { level: 100, charging: false, lowPower: false });
  }

  /** `network` null: whatever the machine has. */
  show(network: Network | null, battery: Battery): void {
    const mobile = network !== null && /^\dg$/.test(network);
    const none = network === 'none';
    this.#network.textContent = mobile ? network.toUpperCase() : '';
    const waves = 'M3 9.5a14 14 0 0 1 18 0M6.5 13.5a9 9 0 0 1 11 0M10 17.5a4 4 0 0 1 4 0';
    const bars = 'M4 19v-3M9 19v-6M14 19v-9M19 19V6';
    this.#signal.replaceChildren(icon(network === null || mobile ? bars : none ? `${waves}M4 4l16 17` : waves, 17));
    this.#signal.classList.toggle('weak', network === 'slow' || network === '2g');
    const level = Math.max(0, Math.min(100, battery.level));
    const cells = Math.round((level / 100) * 4);
    const charge = battery.charging
      ? 'M12 9l-2 3.2h3L11 15'
      : Array.from({ length: cells }, (_, index) => `M${6 + index * 3} 10.5v3`).join('');
    this.#battery.replaceChildren(icon(`M3 8h16v8H3zM21.5 11v2${charge}`, 20));
    this.#battery.classList.toggle('low', level <= 20 && !battery.charging);
    this.#battery.classList.toggle('saving', battery.lowPower);
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
