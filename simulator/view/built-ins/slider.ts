import { BuiltIn, part, privateParts } from '../built-in.ts';
import { followDrag } from './drag.ts';
import type { FormField } from './form-field.ts';

const CSS = `
:host { outline: none; touch-action: pan-y; }
#row { display: flex; align-items: center; }
#area { position: relative; flex: 1; padding: 14px 0; }
#line { position: relative; height: 2px; border-radius: 5px; background: var(--track, #e9e9e9); }
#done { position: absolute; inset: 0 auto 0 0; border-radius: 5px; background: #07c160; }
#block { position: absolute; top: 50%; width: 28px; height: 28px; border-radius: 50%; background: #fff; box-shadow: 0 0 4px rgba(0, 0, 0, 0.2); transform: translate(-50%, -50%); }
#value { display: none; min-width: 2em; margin-left: 1em; color: #888; font-size: 15px; text-align: center; }
:host([disabled]) { opacity: 0.6; }
:host(:focus-visible) #block { outline: 2px solid #10aeff; }
`;
const HTML =
  '<div id="row"><div id="area"><div id="line"><div id="done"></div><div id="block"></div></div></div><div id="value"></div></div>';

/** `slider`: changing {value} while it moves, change {value} when it was let go. */
export class WxSlider extends BuiltIn implements FormField {
  readonly #root: ShadowRoot;
  #initial: number | undefined;
  #value = 0;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
    followDrag(this, {
      start: () => !this.flag('disabled'),
      begin: (axis) => axis === 'x',
      move: (point) => {
        if (this.#moveTo(point.clientX)) this.emit('changing', { value: this.#value });
      },
      end: () => this.#settle(),
    });
    part(this.#root, '#area').addEventListener('click', (event) => {
      if (!this.flag('disabled') && this.#moveTo((event as MouseEvent).clientX)) this.#settle();
    });
    this.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!step || this.flag('disabled')) return;
      event.preventDefault();
      if (this.#set(this.#value + step * this.number('step', 1))) this.#settle();
    });
  }

  connectedCallback(): void {
    this.setAttribute('role', 'slider');
    this.tabIndex = 0;
    this.#initial ??= this.number('value', 0);
    this.#draw();
  }

  get formValue(): number {
    return this.#value;
  }

  resetField(): void {
    this.#set(this.#initial ?? 0);
  }

  override readProperty(name: string): unknown {
    return name === 'value' ? this.#value : super.readProperty(name);
  }

  #moveTo(x: number): boolean {
    const box = part(this.#root, '#line').getBoundingClientRect();
    const min = this.number('min', 0);
    return this.#set(min + ((x - box.left) / Math.max(1, box.width)) * (this.number('max', 100) - min));
  }

  #settle(): void {
    this.changeModel('value', this.#value);
    this.emit('change', { value: this.#value });
  }

  /** Takes the nearest step within the limits. True when that is another value. */
  #set(to: number): boolean {
    const min = this.number('min', 0);
    const max = this.number('max', 100);
    const step = Math.max(0, this.number('step', 1)) || 1;
    const stepped = min + Math.round((to - min) / step) * step;
    const value = Number(Math.min(max, Math.max(min, stepped)).toFixed(10));
    const changed = value !== this.#value;
    this.#value = value;
    this.#draw();
    return changed;
  }

  #draw(): void {
    const min = this.number('min', 0);
    const max = this.number('max', 100);
    const share = max > min ? ((this.#value - min) / (max - min)) * 100 : 0;
    const size = Math.min(28, Math.max(12, this.number('block-size', 28)));
    part(this.#root, '#line').style.background = this.text('background-color', this.text('color', 'var(--track, #e9e9e9)'));
    part(this.#root, '#done').style.cssText =
      `width:${share}%;background:${this.text('active-color', this.text('selected-color', '#07c160'))}`;
    part(this.#root, '#block').style.cssText =
      `left:${share}%;width:${size}px;height:${size}px;background:${this.text('block-color', '#ffffff')}`;
    const shown = part(this.#root, '#value');
    shown.style.display = this.flag('show-value') ? 'block' : 'none';
    shown.textContent = String(this.#value);
    for (const [name, value] of [
      ['valuenow', this.#value],
      ['valuemin', min],
      ['valuemax', max],
    ])
      this.setAttribute(`aria-${name}`, String(value));
  }

  protected override attributeSet(name: string): void {
    if (name === 'disabled') this.tabIndex = this.flag('disabled') ? -1 : 0;
    if (name === 'value') this.#set(this.number('value', 0));
    else this.#set(this.#initial === undefined ? this.number('value', 0) : this.#value);
  }
}
