import { BuiltIn, cssLength, part, privateParts } from '../built-in.ts';
import { isStill } from '../still.ts';

const CSS = `
#bar { flex: 1; min-width: 0; overflow: hidden; background: #ebebeb; height: 6px; }
#inner { height: 100%; width: 0; max-width: 100%; background: #07c160; }
#info { display: none; margin-left: 15px; min-width: 2em; font-size: 16px; }
`;
const HTML = '<div id="bar"><div id="inner"></div></div><div id="info"></div>';

/** `progress`: activeend {curPercent} when an animated one has reached its value. */
export class WxProgress extends BuiltIn {
  readonly #root: ShadowRoot;
  #shown = 0;
  #timer = 0;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
  }

  connectedCallback(): void {
    this.setAttribute('role', 'progressbar');
    // Once the operations of this batch are applied: attributes and listeners follow the element.
    queueMicrotask(() => this.#start(0));
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  #percent(): number {
    return Math.min(100, Math.max(0, this.number('percent', 0)));
  }

  #start(from: number): void {
    window.clearInterval(this.#timer);
    const to = this.#percent();
    if (!this.flag('active') || isStill() || !this.isConnected) {
      this.#show(to);
      if (this.flag('active') && this.isConnected) this.emit('activeend', { curPercent: to });
      return;
    }
    this.#show(from > to ? 0 : from);
    this.#timer = window.setInterval(
      () => {
        this.#show(Math.min(to, this.#shown + 1));
        if (this.#shown < to) return;
        window.clearInterval(this.#timer);
        this.emit('activeend', { curPercent: to });
      },
      Math.max(1, this.number('duration', 30)),
    );
  }

  #show(percent: number): void {
    this.#shown = percent;
    const radius = cssLength(this.properties.get('border-radius'), '0px');
    part(this.#root, '#bar').style.cssText =
      `height:${cssLength(this.properties.get('stroke-width'), '6px')};background:${this.text('background-color', '#ebebeb')};border-radius:${radius}`;
    part(this.#root, '#inner').style.cssText =
      `width:${percent}%;background:${this.text('active-color', this.text('color', '#07c160'))};border-radius:${radius}`;
    const info = part(this.#root, '#info');
    info.style.cssText = `display:${this.flag('show-info') ? 'block' : 'none'};font-size:${cssLength(this.properties.get('font-size'), '16px')}`;
    info.textContent = `${Math.round(percent)}%`;
    this.setAttribute('aria-valuenow', String(percent));
  }

  protected override attributeSet(name: string): void {
    if (name === 'percent') this.#start(this.text('active-mode', 'backwards') === 'forwards' ? this.#shown : 0);
    else this.#show(this.flag('active') ? this.#shown : this.#percent());
  }
}
