import { BuiltIn, part, privateParts } from '../built-in.ts';
import { browserStyle } from '../element-style.ts';

const COLUMN_CSS = `
#wheel { position: absolute; inset: 0; overflow-x: hidden; overflow-y: scroll; scroll-snap-type: y mandatory; scrollbar-width: none; overscroll-behavior: contain; }
#content { padding: var(--wheel-padding, 0) 0; }
::slotted(*) { scroll-snap-align: center; overflow: hidden; box-sizing: border-box; height: var(--wheel-item, 34px); }
#mask { position: absolute; inset: 0; pointer-events: none; background: linear-gradient(var(--wheel-veil, rgba(255, 255, 255, 0.95)), var(--wheel-veil-thin, rgba(255, 255, 255, 0.6))) top / 100% var(--wheel-padding, 0) no-repeat, linear-gradient(var(--wheel-veil-thin, rgba(255, 255, 255, 0.6)), var(--wheel-veil, rgba(255, 255, 255, 0.95))) bottom / 100% var(--wheel-padding, 0) no-repeat; }
#indicator { position: absolute; left: 0; right: 0; top: 50%; height: 34px; transform: translateY(-50%); box-sizing: border-box; pointer-events: none; border-top: 1px solid var(--wheel-line, rgba(0, 0, 0, 0.1)); border-bottom: 1px solid var(--wheel-line, rgba(0, 0, 0, 0.1)); }
`;
const COLUMN_HTML = '<div id="wheel"><div id="content"><slot></slot></div></div><div id="mask"></div><div id="indicator"></div>';

/** A wheel. It scrolls and snaps by itself; `chosen` is the index that it rests at. */
export class WxPickerViewColumn extends BuiltIn {
  readonly #wheel: HTMLElement;
  readonly #root: ShadowRoot;
  #chosen = 0;
  #touched = false;
  /** A finger or a mouse button is down on it. */
  #held = false;
  #timer = 0;
  readonly #sizes = new ResizeObserver(() => this.layOut());
  /** Called when the wheel came to rest at another index, and when it starts to move. */
  onChosen: (() => void) | undefined;
  onStart: (() => void) | undefined;
  /** Called when a wheel that was touched came to rest. */
  onEnd: (() => void) | undefined;
  /** Takes the item as soon as the finger leaves, before the wheel came to rest. */
  immediate = false;

  constructor() {
    super();
    this.#root = privateParts(this, COLUMN_CSS, COLUMN_HTML);
    this.#wheel = part(this.#root, '#wheel');
    part(this.#root, 'slot').addEventListener('slotchange', () => this.layOut());
    for (const type of ['pointerdown', 'wheel']) {
      this.#wheel.addEventListener(
        type,
        () => {
          if (!this.#touched) this.onStart?.();
          this.#touched = true;
        },
        { passive: true },
      );
    }
    this.#wheel.addEventListener('pointerdown', () => this.#hold());
    this.#wheel.addEventListener('scroll', () => this.#settleSoon());
    this.#wheel.addEventListener('click', (event) => {
      const box = this.#wheel.getBoundingClientRect();
      const step = Math.round((event.clientY - box.top - box.height / 2) / this.#itemHeight());
      if (step !== 0) this.#wheel.scrollBy({ top: step * this.#itemHeight(), behavior: 'smooth' });
    });
  }

  connectedCallback(): void {
    this.layOut();
    this.#sizes.observe(this);
  }

  disconnectedCallback(): void {
    this.#sizes.disconnect();
  }

  get chosen(): number {
    return Math.min(this.#chosen, Math.max(0, this.childElementCount - 1));
  }

  choose(index: number): void {
    this.#chosen = Math.max(0, index);
    this.#wheel.scrollTop = this.chosen * this.#itemHeight();
  }

  setLooks(indicatorStyle: string, maskStyle: string): void {
    const indicator = part(this.#root, '#indicator');
    indicator.style.cssText = browserStyle(indicatorStyle);
    part(this.#root, '#mask').style.cssText = browserStyle(maskStyle);
    this.layOut();
  }

  #itemHeight(): number {
    return part(this.#root, '#indicator').offsetHeight || 34;
  }

  /** Items are as high as the indicator; the first and last can reach the middle. */
  layOut(): void {
    if (!this.isConnected) return;
    const height = this.#itemHeight();
    const content = part(this.#root, '#content');
    this.#wheel.style.setProperty('--wheel-item', `${height}px`);
    const padding = `${Math.max(0, (this.clientHeight - height) / 2)}px`;
    content.style.padding = `${padding} 0`;
    part(this.#root, '#mask').style.setProperty('--wheel-padding', padding);
    this.choose(this.#chosen);
  }

  /** Takes the item that is nearest to the middle now, also while the wheel still turns. */
  settle(): void {
    window.clearTimeout(this.#timer);
    const touched = this.#touched;
    this.#touched = false;
    this.#take();
    if (touched) this.onEnd?.();
  }

  /** Until the finger leaves: that it rests for a while does not mean that the wheel does. */
  #hold(): void {
    this.#held = true;
    const left = new AbortController();
    const leave = (): void => {
      left.abort();
      this.#held = false;
      if (this.immediate) this.#take();
      this.#settleSoon();
    };
    // The browser takes a touch over to scroll, after which only `touchend` says that the finger left.
    for (const type of ['pointerup', 'touchend', 'touchcancel'])
      window.addEventListener(type, leave, { capture: true, signal: left.signal });
  }

  #settleSoon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      if (!this.#held) this.settle();
    }, 120);
  }

  #take(): void {
    if (this.clientHeight === 0 || this.childElementCount === 0) return;
    const index = Math.max(0, Math.min(this.childElementCount - 1, Math.round(this.#wheel.scrollTop / this.#itemHeight())));
    if (index === this.chosen) return;
    this.#chosen = index;
    this.onChosen?.();
  }
}

/** Declarations of the page's style sheets for a class: those sheets do not reach the private parts of a wheel. */
function styleOfClass(names: string): string {
  const wanted = names.split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return '';
  const found: string[] = [];
  const read = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (
        rule instanceof CSSStyleRule &&
        wanted.some((name) => rule.selectorText.split(',').some((one) => one.trim().endsWith(`.${name}`)))
      )
        found.push(rule.style.cssText);
      else if (rule instanceof CSSMediaRule && window.matchMedia(rule.media.mediaText).matches) read(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) read(sheet.cssRules);
  return found.join(';');
}

const CSS = '#columns { display: flex; width: 100%; height: 100%; } ::slotted(*) { flex: 1; }';

/** `picker-view`: change {value}, the chosen index of each column; pickstart, pickend. */
export class WxPickerView extends BuiltIn {
  constructor() {
    super();
    const root = privateParts(this, CSS, '<div id="columns"><slot></slot></div>');
    part(root, 'slot').addEventListener('slotchange', () => this.#adopt());
  }

  connectedCallback(): void {
    this.#adopt();
    requestAnimationFrame(() => this.#adopt());
  }

  columns(): WxPickerViewColumn[] {
    return [...this.querySelectorAll('wx-picker-view-column')].filter((column) => column instanceof WxPickerViewColumn);
  }

  #values(): number[] {
    const value = this.properties.get('value');
    return Array.isArray(value) ? value.map((each) => Number(each) || 0) : [];
  }

  #adopt(): void {
    const values = this.#values();
    this.columns().forEach((column, index) => {
      column.setLooks(
        `${styleOfClass(this.text('indicator-class'))};${this.text('indicator-style')}`,
        `${styleOfClass(this.text('mask-class'))};${this.text('mask-style')}`,
      );
      column.immediate = this.flag('immediate-change');
      column.onStart = () => this.emit('pickstart', {});
      column.onEnd = () => this.emit('pickend', {});
      column.onChosen = () => this.#changed();
      const wanted = values[index];
      if (wanted !== undefined) column.choose(wanted);
    });
  }

  #changed(): void {
    const value = this.columns().map((column) => column.chosen);
    this.changeModel('value', value);
    this.emit('change', { value });
  }

  protected override attributeSet(): void {
    if (this.isConnected) this.#adopt();
  }
}
